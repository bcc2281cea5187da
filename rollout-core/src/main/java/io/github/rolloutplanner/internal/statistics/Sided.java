package io.github.rolloutplanner.internal.statistics;

/**
 * What may look in one direction or in both.
 *
 * @param <T> the procedure, so that options can be chained
 */
interface Sided<T> {

    /**
     * Looks in one or in both directions. Defaults to both where two groups are compared, and to one against a known value.
     *
     * @param sides the number of sides
     * @return a procedure with these sides
     */
    T sides(Sides sides);

    /**
     * Looks in one direction only.
     *
     * @return a one-sided procedure
     */
    default T oneSided() {
        return sides(Sides.ONE);
    }

    /**
     * Looks in both directions, with half of the level each.
     *
     * @return a two-sided procedure
     */
    default T twoSided() {
        return sides(Sides.TWO);
    }
}

package io.github.rolloutplanner.internal.statistics;

/**
 * The options of those designs of two groups that may look in one direction or in both.
 *
 * @param <T> the design, so that options can be chained
 */
abstract class TwoSidedDesign<T extends TwoSidedDesign<T>> extends TwoGroupDesign<T> {

    TwoSidedDesign(ErrorRates rates, double allocationRatio) {
        super(rates, allocationRatio);
    }

    /**
     * Looks in one or in both directions. Defaults to both.
     *
     * @param sides the number of sides
     * @return a design with these sides
     */
    public T sides(Sides sides) {
        return with(rates().withSides(sides), allocationRatio());
    }

    /**
     * Looks in one direction only.
     *
     * @return a one-sided design
     */
    public T oneSided() {
        return sides(Sides.ONE);
    }

    /**
     * Looks in both directions, half of the level each.
     *
     * @return a two-sided design
     */
    public T twoSided() {
        return sides(Sides.TWO);
    }

    /**
     * Counts rejections in the wrong direction as power, too. Of no consequence for a one-sided test.
     *
     * @return a design that counts both tails
     */
    public T countingFarTail() {
        return with(rates().withFarTail(), allocationRatio());
    }
}

package io.github.rolloutplanner.internal.statistics;

/**
 * The options that all designs of one group against a known value percentage, once.
 *
 * @param <T> the design, so that options can be chained
 */
abstract class OneGroupDesign<T extends OneGroupDesign<T>> {

    static final ErrorRates DEFAULT_RATES = ErrorRates.DEFAULT.withSides(Sides.ONE);

    private final ErrorRates rates;

    OneGroupDesign(ErrorRates rates) {
        this.rates = rates;
    }

    abstract T with(ErrorRates newRates);

    final ErrorRates rates() {
        return rates;
    }

    /**
     * Sets how often a difference may be seen where there is none, over all sides together. Defaults to 0.05.
     *
     * @param level the level, strictly between 0 and 1
     * @return a design with this level
     * @throws IllegalArgumentException if the level is not strictly between 0 and 1
     */
    public T level(double level) {
        return with(rates.withLevel(level));
    }

    /**
     * Sets how often a difference that is there must be seen. Defaults to 0.8.
     *
     * @param power the power, strictly between 0 and 1
     * @return a design with this power
     * @throws IllegalArgumentException if the power is not strictly between 0 and 1
     */
    public T power(double power) {
        return with(rates.withPower(power));
    }

    /**
     * Looks in one or in both directions. Defaults to one.
     *
     * @param sides the number of sides
     * @return a design with these sides
     */
    public T sides(Sides sides) {
        return with(rates.withSides(sides));
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

    static long observations(ZTestDesign design) {
        double size = design.size();
        ArmSizes.requirePossible(size, "The group");
        return ArmSizes.roundedUp(size);
    }
}

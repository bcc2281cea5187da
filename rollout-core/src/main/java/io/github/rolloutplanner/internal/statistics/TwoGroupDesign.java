package io.github.rolloutplanner.internal.statistics;

/**
 * The options that all designs of two groups percentage, once.
 *
 * @param <T> the design, so that options can be chained
 */
abstract class TwoGroupDesign<T extends TwoGroupDesign<T>> {

    private final ErrorRates rates;
    private final double allocationRatio;

    TwoGroupDesign(ErrorRates rates, double allocationRatio) {
        this.rates = rates;
        this.allocationRatio = allocationRatio;
    }

    abstract T with(ErrorRates newRates, double newAllocationRatio);

    final ErrorRates rates() {
        return rates;
    }

    final double allocationRatio() {
        return allocationRatio;
    }

    /**
     * Sets how often a difference may be seen where there is none, over all sides together. Defaults to 0.05, and
     * to 0.025 for non-inferiority.
     *
     * @param level the level, strictly between 0 and 1
     * @return a design with this level
     * @throws IllegalArgumentException if the level is not strictly between 0 and 1
     */
    public T level(double level) {
        return with(rates.withLevel(level), allocationRatio);
    }

    /**
     * Sets how often a difference that is there must be seen. Defaults to 0.8.
     *
     * @param power the power, strictly between 0 and 1
     * @return a design with this power
     * @throws IllegalArgumentException if the power is not strictly between 0 and 1
     */
    public T power(double power) {
        return with(rates.withPower(power), allocationRatio);
    }

    /**
     * Sets the size of the treatment group as a multiple of the control group. Defaults to 1.
     *
     * @param treatmentPerControl n_t / n_c, positive
     * @return a design with this ratio
     * @throws IllegalArgumentException if the ratio is not positive and finite
     */
    public T allocationRatio(double treatmentPerControl) {
        return with(rates, Arguments.positive(treatmentPerControl, "allocation ratio"));
    }

    /** "Per group" has a meaning only where all groups have one size. */
    final long perGroup(ArmSizes sizes) {
        if (allocationRatio != 1) {
            throw new IllegalStateException("The groups differ in size, the allocation ratio is " + allocationRatio
                    + ". Ask for both sizes instead of the size per group.");
        }
        return sizes.control();
    }

    final ArmSizes sizes(double controlSize) {
        return new ArmSizes(controlSize, controlSize * allocationRatio);
    }
}

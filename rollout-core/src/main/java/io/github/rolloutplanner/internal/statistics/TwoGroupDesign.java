package io.github.rolloutplanner.internal.statistics;

/**
 * The options that all designs of two groups percentage, once.
 *
 * @param <T> the design, so that options can be chained
 */
abstract class TwoGroupDesign<T extends TwoGroupDesign<T>> extends Design<T> {

    private final double allocationRatio;

    TwoGroupDesign(ErrorRates rates, double allocationRatio) {
        super(rates);
        this.allocationRatio = allocationRatio;
    }

    abstract T with(ErrorRates newRates, double newAllocationRatio);

    @Override
    final T with(ErrorRates newRates) {
        return with(newRates, allocationRatio);
    }

    final double allocationRatio() {
        return allocationRatio;
    }

    /**
     * Sets the size of the treatment group as a multiple of the control group. Defaults to 1.
     *
     * @param treatmentPerControl n_t / n_c, positive
     * @return a design with this ratio
     * @throws IllegalArgumentException if the ratio is not positive and finite
     */
    public T allocationRatio(double treatmentPerControl) {
        return with(rates(), Arguments.positive(treatmentPerControl, "allocation ratio"));
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

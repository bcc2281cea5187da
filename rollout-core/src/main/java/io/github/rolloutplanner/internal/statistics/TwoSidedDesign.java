package io.github.rolloutplanner.internal.statistics;

/**
 * The options of those designs of two groups that may look in one direction or in both.
 *
 * @param <T> the design, so that options can be chained
 */
abstract class TwoSidedDesign<T extends TwoSidedDesign<T>> extends TwoGroupDesign<T> implements Sided<T> {

    TwoSidedDesign(ErrorRates rates, double allocationRatio) {
        super(rates, allocationRatio);
    }

    @Override
    public T sides(Sides sides) {
        return with(rates().withSides(sides));
    }

    /**
     * Counts rejections in the wrong direction as power, too. Of no consequence for a one-sided test.
     *
     * @return a design that counts both tails
     */
    public T countingFarTail() {
        return with(rates().withFarTail());
    }
}

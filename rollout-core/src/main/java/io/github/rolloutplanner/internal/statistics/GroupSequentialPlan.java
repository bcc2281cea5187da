package io.github.rolloutplanner.internal.statistics;

import java.util.Arrays;
import java.util.function.DoubleFunction;

/**
 * The bounds of a group sequential design, and what they mean for power and length.
 *
 * <p>An effect is measured as its drift: the expected z value at the final information, effect · √information. The
 * drift that is detected with the power asked for is {@link #drift()}, and its square is the information needed in
 * units in which the effect is 1. In the same units a test with a single look needs (z_{1-a} + z_{power})².
 *
 * @since 0.1.0
 */
public final class GroupSequentialPlan {

    private final ErrorRates rates;
    private final Bounds bounds;

    GroupSequentialPlan(ErrorRates rates, Bounds bounds) {
        this.rates = rates;
        this.bounds = bounds;
    }

    /**
     * The z values at which each look rejects.
     *
     * @return one value for each look; 8.5 for a look that has nothing to spend
     */
    public double[] criticalValues() {
        return bounds.upper();
    }

    /**
     * The p-values at which each look rejects, of as many sides as the design has: those of {@link #criticalValues()}.
     *
     * @return one p-value for each look
     */
    public double[] nominalLevels() {
        double sides = bounds.sides() == Sides.TWO ? 2 : 1;
        return Arrays.stream(bounds.upper())
                .map(critical -> Math.min(1, sides * Normal.above(critical)))
                .toArray();
    }

    /**
     * The z values below which each look but the last stops for futility. At the last look that is its critical value.
     *
     * @return one value less than there are looks, or nothing for a design without futility
     */
    public double[] futilityBounds() {
        return hasFutility() ? Arrays.copyOf(bounds.lower(), bounds.looks().count() - 1) : new double[0];
    }

    /**
     * The drift that is detected with the power asked for.
     *
     * @return the expected z value at the final information
     * @throws IllegalStateException if the looks end before the final information
     */
    public double drift() {
        requireComplete();
        return detected(rates, drift -> bounds.crossings(drift));
    }

    /** The drift at which bounds, which may depend on it, are crossed with the power asked for. */
    static double detected(ErrorRates rates, DoubleFunction<Crossings> crossings) {
        return Roots.ofRising(
                fixedDrift(rates),
                drift -> crossings.apply(drift).above() - rates.power(),
                () -> "No drift up to 10^15 is detected with power " + rates.power()
                        + " at these looks. Accept less power.");
    }

    /**
     * How much more information the design may need than a test with a single look.
     *
     * @return the information at the last look over that of the single look
     * @throws IllegalStateException if the looks end before the final information
     */
    public double inflationFactor() {
        double ratio = drift() / fixedDrift(rates);
        return ratio * ratio;
    }

    /**
     * The probabilities of having rejected by each look. As in all designs here, rejections on the wrong side do not
     * count.
     *
     * @param drift the expected z value at the final information; 0 without an effect
     * @return one probability for each look
     * @throws IllegalArgumentException if the drift is not between -100 and 100
     */
    public double[] rejectionProbabilities(double drift) {
        return bounds.crossings(checked(drift)).cumulativeAbove();
    }

    /**
     * The percentage of the final information that has been used when the test stops, on average.
     *
     * @param drift the expected z value at the final information; 0 without an effect
     * @return the percentage, of the information at the last look
     * @throws IllegalArgumentException if the drift is not between -100 and 100
     */
    public double expectedFraction(double drift) {
        return bounds.crossings(checked(drift)).expectedFraction();
    }

    /**
     * The expected size of the test, compared with a test with a single look.
     *
     * @param drift the expected z value at the final information; 0 without an effect
     * @return the expected information over that of the single look
     * @throws IllegalArgumentException if the drift is not between -100 and 100
     * @throws IllegalStateException if the looks end before the final information
     */
    public double expectedSizeRatio(double drift) {
        return expectedFraction(drift) * inflationFactor();
    }

    private static double fixedDrift(ErrorRates rates) {
        return rates.criticalValue() + rates.powerMargin();
    }

    private boolean hasFutility() {
        return bounds.sides() == Sides.ONE && Double.isFinite(bounds.lower()[0]);
    }

    private static double checked(double drift) {
        Arguments.require(
                Math.abs(drift) <= 100,
                () -> "The drift must lie between -100 and 100, but is " + drift
                        + ". Give the expected z value, the effect times the root of the final information.");
        return drift;
    }

    private void requireComplete() {
        if (!bounds.looks().isComplete()) {
            throw new IllegalStateException(
                    "The looks end before the final information, so the power is not known. End the looks with 1.");
        }
    }
}

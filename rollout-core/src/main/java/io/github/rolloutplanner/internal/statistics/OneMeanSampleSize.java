package io.github.rolloutplanner.internal.statistics;

/**
 * Sample size, power and minimal detectable effect of the z test of one mean against a known one.
 *
 * <p>With δ the difference, σ the standard deviation, a the level of one side, and z_u the normal quantile, it needs
 *
 * <pre>
 * n = ( (z_{1-a} + z_{power}) σ / δ )²
 * </pre>
 *
 * <p>observations (Cohen: Statistical Power Analysis, 1988). Difference and standard deviation have the unit of the
 * metric; sizes are observations. Where the standard deviation comes from the same observations, the t test needs about
 * z²_{1-a}/2 more. Against a group that must be observed too, see {@link TwoMeanSampleSize}.
 *
 * <p>Defaults: level 0.05, power 0.8, one-sided. A two-sided test could also reject in the wrong direction; as is usual
 * this far tail is not counted as power.
 *
 * <pre>{@code
 * OneMeanSampleSize.withDefaults().observations(0.5, 4.0);  // 396
 * }</pre>
 *
 * <p>Instances are immutable; each option returns a new one.
 *
 * @since 0.1.0
 */
public final class OneMeanSampleSize extends OneGroupDesign<OneMeanSampleSize> {

    private static final OneMeanSampleSize DEFAULT = new OneMeanSampleSize(DEFAULT_RATES);

    private OneMeanSampleSize(ErrorRates rates) {
        super(rates);
    }

    /**
     * The calculator with level 0.05, power 0.8 and one side.
     *
     * @return the default calculator
     */
    public static OneMeanSampleSize withDefaults() {
        return DEFAULT;
    }

    /**
     * The observations needed to tell another mean from the known one.
     *
     * @param difference the difference of the means, not 0
     * @param standardDeviation the standard deviation, positive
     * @return the size, rounded up
     * @throws IllegalArgumentException if the difference is 0, the standard deviation is not positive, the size exceeds
     *     10^15, or the power is not above the level
     */
    public long observations(double difference, double standardDeviation) {
        return observations(design(difference, standardDeviation));
    }

    /**
     * The power that a number of observations has.
     *
     * @param difference the difference of the means, not 0
     * @param standardDeviation the standard deviation, positive
     * @param observations the observations, positive
     * @return the probability that the difference is seen
     * @throws IllegalArgumentException if an argument is outside its domain
     */
    public double achievedPower(double difference, double standardDeviation, double observations) {
        return design(difference, standardDeviation).power(Arguments.positive(observations, "observations"));
    }

    /**
     * The smallest difference from the known mean that a number of observations sees with the power asked for.
     *
     * @param standardDeviation the standard deviation, positive
     * @param observations the observations, positive
     * @return the difference, positive, in the unit of the standard deviation
     * @throws IllegalArgumentException if an argument is outside its domain, if the difference is outside the range of a
     *     {@code double}, or if the power is not above the level
     */
    public double detectableDifference(double standardDeviation, double observations) {
        rates().requireAttainable();
        Arguments.positive(standardDeviation, "standard deviation");
        Arguments.positive(observations, "observations");
        double shift = rates().criticalValue() + rates().powerMargin();
        double difference = shift / Math.sqrt(observations) * standardDeviation;
        Arguments.require(
                difference > 0 && Double.isFinite(difference),
                () -> "The difference that " + observations + " observations see with a standard deviation of "
                        + standardDeviation + " is outside the range of a double. Use another unit.");
        return difference;
    }

    private ZTestDesign design(double difference, double standardDeviation) {
        Arguments.require(
                Arguments.finite(difference, "difference") != 0,
                () -> "difference must not be 0. Give the smallest difference that matters.");
        // In units of the standard deviation, so that no product leaves the range of a double.
        double effect = difference / Arguments.positive(standardDeviation, "standard deviation");
        return new ZTestDesign(effect, 1, 1, rates());
    }

    @Override
    OneMeanSampleSize with(ErrorRates newRates) {
        return new OneMeanSampleSize(newRates);
    }
}

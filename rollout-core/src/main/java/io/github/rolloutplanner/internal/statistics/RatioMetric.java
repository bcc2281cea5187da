package io.github.rolloutplanner.internal.statistics;

/**
 * A ratio of two means per unit, such as clicks per view with users as units, and its variance by the delta method.
 *
 * <p>R = Ȳ/Z̄ has about the variance
 *
 * <pre>
 * Var(R) = (σ_Y² - 2 R σ_YZ + R² σ_Z²) / (n μ_Z²)
 * </pre>
 *
 * <p>(Deng, Knoblich, Lu: KDD 2018), which is the variance of the mean of ℓ_i = (Y_i - R Z_i)/μ_Z. So every method for
 * means applies to a ratio, with {@link #unitVariance()} as the variance of one unit. The units are those that were
 * allocated at random; n counts them, not the denominator.
 *
 * <pre>{@code
 * RatioMetric metric = RatioMetric.ofMoments(2, 10, 5, 30, 8);
 * double deviation = Math.sqrt(metric.unitVariance());
 * TwoMeanSampleSize.withDefaults().perGroup(0.01, deviation);
 * }</pre>
 *
 * @param ratio the mean of the numerator over the mean of the denominator
 * @param unitVariance the variance of the ratio times the number of units
 * @since 0.1.0
 */
public record RatioMetric(double ratio, double unitVariance) {

    /**
     * Checks both numbers.
     *
     * @throws IllegalArgumentException if the ratio is not finite or the variance is negative
     */
    public RatioMetric {
        Arguments.finite(ratio, "ratio");
        Arguments.notNegative(unitVariance, "unit variance");
    }

    /**
     * From what is known of one unit.
     *
     * @param numeratorMean μ_Y
     * @param denominatorMean μ_Z, not 0
     * @param numeratorVariance σ_Y², 0 or more
     * @param denominatorVariance σ_Z², 0 or more
     * @param covariance σ_YZ, at most the root of the product of the variances in size
     * @return the ratio and its variance
     * @throws IllegalArgumentException if an argument is outside its domain, or a result outside the range of a
     *     {@code double}
     */
    public static RatioMetric ofMoments(
            double numeratorMean,
            double denominatorMean,
            double numeratorVariance,
            double denominatorVariance,
            double covariance) {
        Arguments.finite(numeratorMean, "numerator mean");
        requireDenominator(denominatorMean);
        Arguments.notNegative(numeratorVariance, "numerator variance");
        Arguments.notNegative(denominatorVariance, "denominator variance");
        requireCovariance(covariance, Math.sqrt(numeratorVariance) * Math.sqrt(denominatorVariance));
        double ratio = numeratorMean / denominatorMean;
        double variance = numeratorVariance - 2 * ratio * covariance + ratio * ratio * denominatorVariance;
        // With a correlation of ±1 the true variance may be 0, and rounding then goes either way.
        double ofUnit = Math.max(0, variance) / denominatorMean / denominatorMean;
        return new RatioMetric(Arguments.inRange(ratio, "ratio"), Arguments.inRange(ofUnit, "unit variance"));
    }

    /**
     * From the observations of each unit, with variances that divide by n - 1.
     *
     * @param numerator Y_i, at least 2 values
     * @param denominator Z_i, in the same order of units; their mean must not be 0
     * @return the ratio and its variance
     * @throws IllegalArgumentException if there are fewer than 2 units, the lengths differ, a value is not finite, the
     *     mean of the denominator is 0, or a result outside the range of a {@code double}
     */
    public static RatioMetric ofSamples(double[] numerator, double[] denominator) {
        Moments.requireSameLength(numerator, "numerator", denominator, "denominator");
        double[] ys = Moments.checked(numerator, "numerator", 2);
        double[] zs = Moments.checked(denominator, "denominator", 2);
        double mean = requireDenominator(Moments.mean(zs));
        double ratio = Moments.mean(ys) / mean;
        double variance = Moments.variance(Moments.residuals(ys, ratio, zs)) / mean / mean;
        return new RatioMetric(Arguments.inRange(ratio, "ratio"), Arguments.inRange(variance, "unit variance"));
    }

    /**
     * The standard error of the ratio.
     *
     * @param units the number of units, at least 1
     * @return the root of the unit variance over the number of units
     * @throws IllegalArgumentException if there is no unit
     */
    public double standardError(long units) {
        return Math.sqrt(unitVariance / Arguments.atLeast(1, units, "units"));
    }

    private static double requireDenominator(double mean) {
        Arguments.require(
                Arguments.finite(mean, "denominator mean") != 0,
                () ->
                        "denominator mean must not be 0. Leave out the units without a denominator, or use another metric.");
        return mean;
    }

    private static void requireCovariance(double covariance, double largest) {
        Arguments.require(
                Math.abs(covariance) <= largest * (1 + 1e-12),
                () -> "covariance must not exceed " + largest
                        + " in size, the root of the product of the variances, but is " + covariance
                        + ". Check that all three have the same units.");
    }
}

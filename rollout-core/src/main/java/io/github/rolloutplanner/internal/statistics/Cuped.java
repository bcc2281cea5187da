package io.github.rolloutplanner.internal.statistics;

/**
 * The difference of two means after what a covariate from before the experiment explains has been taken out.
 *
 * <p>Each value becomes Y - θ X, with one slope θ for both groups: the regression of Y on X within the groups, pooled,
 * which is the slope of an analysis of covariance. The adjusted difference is (Ȳ_t - Ȳ_c) - θ (X̄_t - X̄_c), and its
 * variance is smaller by the factor 1 - ρ² (Deng, Xu, Kohavi, Walker: WSDM 2013). All variances divide by n - 1.
 *
 * <pre>{@code
 * double deviation = 4.0 * Math.sqrt(Cuped.varianceFactor(0.7));
 * TwoMeanSampleSize.withDefaults().perGroup(0.5, deviation);
 * }</pre>
 *
 * @param slope θ, in units of the metric per unit of the covariate
 * @param difference the adjusted difference, treatment minus control
 * @param controlVariance the variance of the adjusted values of the control group
 * @param treatmentVariance the variance of the adjusted values of the treatment group
 * @param standardError the standard error of the adjusted difference, with a variance for each group (Welch)
 * @since 0.1.0
 */
public record Cuped(
        double slope, double difference, double controlVariance, double treatmentVariance, double standardError) {

    /**
     * The factor by which a covariate multiplies the variance, and so the sample size.
     *
     * @param correlation ρ between the metric and its covariate, -1 to 1
     * @return 1 - ρ²
     * @throws IllegalArgumentException if the correlation is outside -1 to 1
     */
    public static double varianceFactor(double correlation) {
        Arguments.require(
                correlation >= -1 && correlation <= 1,
                () -> "correlation must lie between -1 and 1, but is " + correlation
                        + ". Divide the covariance by both deviations.");
        return (1 - correlation) * (1 + correlation);
    }

    /**
     * From the observations of each unit.
     *
     * @param controlMetric Y of the control group, at least 2 values
     * @param controlCovariate X of the control group, in the same order
     * @param treatmentMetric Y of the treatment group, at least 2 values
     * @param treatmentCovariate X of the treatment group, in the same order
     * @return the adjusted comparison
     * @throws IllegalArgumentException if a group has fewer than 2 units, lengths differ, a value is not finite, the
     *     covariate is constant within both groups, or a result is outside the range of a {@code double}
     */
    public static Cuped ofSamples(
            double[] controlMetric, double[] controlCovariate, double[] treatmentMetric, double[] treatmentCovariate) {
        Arm control = Arm.of(controlMetric, controlCovariate, "control");
        Arm treatment = Arm.of(treatmentMetric, treatmentCovariate, "treatment");
        double slope = pooledSlope(control, treatment);
        double[] adjustedControl = control.adjusted(slope);
        double[] adjustedTreatment = treatment.adjusted(slope);
        double difference = Moments.mean(adjustedTreatment) - Moments.mean(adjustedControl);
        double controlVariance = Moments.variance(adjustedControl);
        double treatmentVariance = Moments.variance(adjustedTreatment);
        double variance = controlVariance / adjustedControl.length + treatmentVariance / adjustedTreatment.length;
        return new Cuped(
                slope,
                Arguments.inRange(difference, "adjusted difference"),
                controlVariance,
                treatmentVariance,
                Math.sqrt(Arguments.inRange(variance, "variance of the adjusted difference")));
    }

    private static double pooledSlope(Arm control, Arm treatment) {
        double spread = control.covariateSquares() + treatment.covariateSquares();
        Arguments.require(
                Arguments.inRange(spread, "sum of squares of the covariate") > 0,
                () -> "The covariate is constant within both groups, so it explains nothing."
                        + " Compare the means without it, or choose another covariate.");
        return Arguments.inRange((control.products() + treatment.products()) / spread, "slope of the covariate");
    }

    private static final class Arm {
        private final double[] metric;
        private final double[] covariate;

        Arm(double[] metric, double[] covariate) {
            this.metric = metric;
            this.covariate = covariate;
        }

        static Arm of(double[] metric, double[] covariate, String name) {
            Moments.requireSameLength(metric, name + " metric", covariate, name + " covariate");
            return new Arm(
                    Moments.checked(metric, name + " metric", 2), Moments.checked(covariate, name + " covariate", 2));
        }

        double products() {
            return Moments.products(covariate, metric);
        }

        double covariateSquares() {
            return Moments.products(covariate, covariate);
        }

        double[] adjusted(double slope) {
            return Moments.residuals(metric, slope, covariate);
        }
    }
}

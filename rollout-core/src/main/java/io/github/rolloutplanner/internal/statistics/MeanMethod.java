package io.github.rolloutplanner.internal.statistics;

/**
 * By which distribution the difference of two means is judged.
 *
 * @since 0.1.0
 */
public enum MeanMethod {
    /** The normal distribution: standard deviations are taken as known. Enough above some 200 observations a group. */
    NORMAL {
        @Override
        double degreesOfFreedom(double controlVariance, double control, double treatmentVariance, double treatment) {
            return Double.POSITIVE_INFINITY;
        }
    },

    /** Student's t test: one standard deviation for both groups, n_c + n_t - 2 degrees of freedom. */
    STUDENT {
        @Override
        double degreesOfFreedom(double controlVariance, double control, double treatmentVariance, double treatment) {
            Arguments.require(
                    controlVariance == treatmentVariance,
                    () -> "Student's test needs one standard deviation for both groups, but the variances are "
                            + controlVariance + " and " + treatmentVariance + ". Use MeanMethod.WELCH.");
            return control + treatment - 2;
        }
    },

    /** Welch's t test: a standard deviation for each group, degrees of freedom by Welch and Satterthwaite. */
    WELCH {
        @Override
        double degreesOfFreedom(double controlVariance, double control, double treatmentVariance, double treatment) {
            // Scaled by the larger one, twice: quotients and squares of tiny or huge variances would leave the range of
            // a
            // double.
            double unit = Math.max(controlVariance, treatmentVariance);
            double c = controlVariance / unit / control;
            double t = treatmentVariance / unit / treatment;
            double scale = Math.max(c, t);
            return square((c + t) / scale) / (square(c / scale) / (control - 1) + square(t / scale) / (treatment - 1));
        }
    };

    abstract double degreesOfFreedom(
            double controlVariance, double control, double treatmentVariance, double treatment);

    private static double square(double x) {
        return x * x;
    }
}

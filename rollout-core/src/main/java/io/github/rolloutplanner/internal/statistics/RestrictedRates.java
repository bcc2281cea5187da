package io.github.rolloutplanner.internal.statistics;

/**
 * The rates of two groups that are most likely given that their difference or their ratio is fixed.
 *
 * <p>For the difference it is the root of a cubic (Farrington, Manning: Statistics in Medicine 1990; Miettinen,
 * Nurminen: Statistics in Medicine 1985), for the ratio that of a quadratic.
 *
 * @param treatment the restricted rate of the treatment group
 * @param control the restricted rate of the control group
 */
record RestrictedRates(double treatment, double control) {

    /**
     * Given treatment - control = difference.
     *
     * @param controlWeight n_c / n_t
     */
    static RestrictedRates ofDifference(double treatment, double control, double controlWeight, double difference) {
        double inside = new FixedDifference(treatment, control, controlWeight, difference).treatmentRate();
        return new RestrictedRates(inside, inside - difference);
    }

    /**
     * Given treatment / control = ratio.
     *
     * @param controlWeight n_c / n_t
     */
    static RestrictedRates ofRatio(double treatment, double control, double controlWeight, double ratio) {
        double a = (1 + controlWeight) * ratio;
        double b = -(ratio * (1 + controlWeight * control) + treatment + controlWeight);
        double c = treatment + controlWeight * control;
        // The smaller root, written so that nearly equal numbers are not subtracted.
        double restricted = 2 * c / (-b + Math.sqrt(Math.max(0, b * b - 4 * a * c)));
        double inside = Math.min(restricted, Math.min(1, 1 / ratio));
        return new RestrictedRates(ratio * inside, inside);
    }

    double variance(double controlSize, double treatmentSize) {
        return treatment * (1 - treatment) / treatmentSize + control * (1 - control) / controlSize;
    }

    /** The treatment's rate x is where the likelihood of both groups, a concave function of x, has its top. */
    private record FixedDifference(double treatment, double control, double controlWeight, double difference) {

        private static final double PRECISION = 1e-15;

        /** No number of observations tells such a rate from 0. */
        private static final double NEGLIGIBLE = 1e-30;

        /** It lies between what each group alone would say, within the rates that are possible. */
        double treatmentRate() {
            double least = Math.max(0, difference);
            double most = Math.min(1, 1 + difference);
            double other = control + difference;
            double low = Math.max(least, Math.min(most, Math.min(treatment, other)));
            double high = Math.max(low, Math.min(most, Math.max(treatment, other)));
            double pooled = (treatment + controlWeight * other) / (1 + controlWeight);
            return root(low, high, Math.max(low, Math.min(high, pooled)));
        }

        // Newton's steps as long as each is at most half of the one before, and half of the bracket where one is not,
        // or
        // leaves it: either the steps vanish or the bracket does.
        private double root(double low, double high, double start) {
            double below = low;
            double above = high;
            double x = start;
            double step = high - low;
            while (below < above) {
                double slope = slope(x);
                below = slope > 0 ? x : below;
                above = slope > 0 ? above : x;
                double newton = x - slope / curvature(x);
                boolean nears = newton > below && newton < above && Math.abs(newton - x) <= Math.abs(step) / 2;
                double next = nears ? newton : (below + above) / 2;
                step = next - x;
                if (Math.abs(step) <= PRECISION * next + NEGLIGIBLE) {
                    return next;
                }
                x = next;
            }
            return x;
        }

        // The derivative of the likelihood times x (1 - x) (x - difference) (1 - x + difference), which is positive. It
        // is the cubic of the closed form; not multiplied out, and without its cosines, it keeps the digits of rare
        // events.
        private double slope(double x) {
            double y = x - difference;
            return (treatment - x) * y * (1 - y) + controlWeight * (control - y) * x * (1 - x);
        }

        private double curvature(double x) {
            double y = x - difference;
            return (treatment - x) * (1 - 2 * y)
                    - y * (1 - y)
                    + controlWeight * ((control - y) * (1 - 2 * x) - x * (1 - x));
        }
    }
}

package io.github.rolloutplanner.internal.statistics;

/**
 * The noncentral t distribution, of (Z + λ) / S with Z standard normal and S = √(χ²_ν / ν) independent of it.
 *
 * <p>P(T &gt; t) = E[Φ(λ - t S)]. In w = ln S the density is proportional to exp(ν (w - (e^{2w} - 1)/2)): analytic and
 * falling fast on both sides, for which the trapezoidal rule converges exponentially. The weights are divided by their
 * sum, which spares the normalising constant and its cancellation for large ν.
 */
final class NoncentralT {

    // Weights below e^-42 of the largest do not change a double.
    private static final double NEGLIGIBLE = -42;
    private static final int MOST_STEPS = 200_000;
    // A normal probability this far out is 0 or 1.
    private static final double CERTAIN = 40;
    // Beyond, the normal factor is as good as a jump, and finer steps would not change the sixth digit.
    private static final double SHARPEST = 1000;

    // The normal distribution is as near as a double can tell, and w too small for its square to be one.
    private static final double AS_GOOD_AS_NORMAL = 1e15;

    private NoncentralT() {}

    /** P(T &gt; t); with infinitely many degrees of freedom it is that of the normal distribution. */
    static double above(double t, double degreesOfFreedom, double noncentrality) {
        if (degreesOfFreedom > AS_GOOD_AS_NORMAL) {
            return Normal.below(noncentrality - t);
        }
        double largestS = Math.sqrt(1 - 2 * NEGLIGIBLE / degreesOfFreedom);
        if (noncentrality - Math.max(0, t) * largestS > CERTAIN) {
            return 1;
        }
        if (t >= 0 && noncentrality < -CERTAIN) {
            return 0;
        }
        Average average = new Average(t, degreesOfFreedom, noncentrality);
        double step = step(degreesOfFreedom, noncentrality);
        average.add(0);
        average.walk(step);
        average.walk(-step);
        return average.value();
    }

    // Half a standard deviation of w, and half the width in which Φ changes.
    private static double step(double degreesOfFreedom, double noncentrality) {
        double byWeight = 0.5 / Math.sqrt(2 * degreesOfFreedom);
        double byTerm = 0.5 / (1 + Math.min(SHARPEST, Math.abs(noncentrality)));
        return Math.min(0.1, Math.min(byWeight, byTerm));
    }

    private static final class Average {
        private final double t;
        private final double degreesOfFreedom;
        private final double noncentrality;
        private double weights;
        private double sum;

        Average(double t, double degreesOfFreedom, double noncentrality) {
            this.t = t;
            this.degreesOfFreedom = degreesOfFreedom;
            this.noncentrality = noncentrality;
        }

        void walk(double step) {
            for (int i = 1; i <= MOST_STEPS && add(i * step); i++) {
                // each point adds itself, until one is negligible
            }
        }

        boolean add(double w) {
            double exponent = degreesOfFreedom * (w - 0.5 * Math.expm1(2 * w));
            double weight = Math.exp(exponent);
            weights += weight;
            sum += weight * Normal.below(noncentrality - t * Math.exp(w));
            return exponent > NEGLIGIBLE;
        }

        double value() {
            return sum / weights;
        }
    }
}

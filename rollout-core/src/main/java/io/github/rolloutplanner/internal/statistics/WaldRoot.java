package io.github.rolloutplanner.internal.statistics;

/** The exponent h ≠ 0 for which a step of a random walk has E[e^{h step}] = 1. */
final class WaldRoot {

    // Beyond this the probabilities that depend on h are 0 or 1.
    private static final double LARGEST = 1e6;

    private WaldRoot() {}

    /** The logarithm of E[e^{h step}] is convex and 0 at 0, so the other root lies opposite to the drift. */
    static double of(double rate, double eventStep, double otherStep, double mean) {
        double sign = -Math.signum(mean);
        double high = 1;
        while (logMoment(sign * high, rate, eventStep, otherStep) < 0) {
            high *= 2;
            if (high > LARGEST) {
                return sign * high;
            }
        }
        double low = high;
        while (logMoment(sign * low, rate, eventStep, otherStep) >= 0) {
            low /= 2;
        }
        return sign * Roots.between(low, high, h -> logMoment(sign * h, rate, eventStep, otherStep));
    }

    // ln(p e^a + (1-p) e^b) = ln(1 + p (e^a - 1) + (1-p) (e^b - 1)), as exact near 0 as it must be to find a small
    // root.
    private static double logMoment(double h, double rate, double eventStep, double otherStep) {
        double largest = Math.max(h * eventStep, h * otherStep);
        if (largest < 1) {
            return Math.log1p(rate * Math.expm1(h * eventStep) + (1 - rate) * Math.expm1(h * otherStep));
        }
        return largest
                + Math.log(rate * Math.exp(h * eventStep - largest) + (1 - rate) * Math.exp(h * otherStep - largest));
    }
}

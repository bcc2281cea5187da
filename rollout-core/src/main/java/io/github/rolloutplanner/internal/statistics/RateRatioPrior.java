package io.github.rolloutplanner.internal.statistics;

/**
 * Ratios of rates above an acceptable one, and how much weight each has beforehand: the mean of Beta(κ/2, κ/2) with κ = 2
 * and 20, truncated to (1/2, 1), as a distribution of the odds θ/(1 - θ).
 */
final class RateRatioPrior {
    private static final int POINTS = 48;
    private static final double SMALLEST_RISE = 0.005;
    private static final double LARGEST_RISE = 63;
    private static final double[] CONCENTRATIONS = {2, 20};

    private static final double[] RISES = rises();
    private static final double[] LOG_RATIOS = logs(RISES);
    private static final double[] LOG_WEIGHTS = weights();

    private RateRatioPrior() {}

    /** How much a ratio is above the acceptable one, as a part of it. */
    static double rise(int at) {
        return RISES[at];
    }

    /** How much the reciprocal of a ratio is below the acceptable one, as a part of it. */
    static double fall(int at) {
        return RISES[at] / (1 + RISES[at]);
    }

    /** The logarithm of a ratio over the acceptable one. */
    static double logRatio(int at) {
        return LOG_RATIOS[at];
    }

    /** The logarithms of all ratios over the acceptable one; a new array. */
    static double[] logRatios() {
        return LOG_RATIOS.clone();
    }

    /** The logarithm of the weight of a ratio. */
    static double logWeight(int at) {
        return LOG_WEIGHTS[at];
    }

    /** The logarithms of all weights, which sum to 1; a new array. */
    static double[] logWeights() {
        return LOG_WEIGHTS.clone();
    }

    private static double[] rises() {
        double[] rises = new double[POINTS];
        double step = Math.log(LARGEST_RISE / SMALLEST_RISE) / (POINTS - 1);
        for (int at = 0; at < POINTS; at++) {
            rises[at] = SMALLEST_RISE * Math.exp(step * at);
        }
        return rises;
    }

    private static double[] logs(double[] rises) {
        double[] logs = new double[POINTS];
        for (int at = 0; at < POINTS; at++) {
            logs[at] = Math.log1p(rises[at]);
        }
        return logs;
    }

    /** Each ratio has the mass between the geometric means to its neighbours, the first and the last all beyond. */
    private static double[] weights() {
        double[] logs = new double[POINTS];
        double above = 1;
        for (int at = 0; at < POINTS; at++) {
            double next = at + 1 < POINTS ? above(Math.sqrt(RISES[at] * RISES[at + 1])) : 0;
            logs[at] = Math.log(above - next);
            above = next;
        }
        return logs;
    }

    private static double above(double rise) {
        double percentage = (1 + rise) / (2 + rise);
        double sum = 0;
        for (double kappa : CONCENTRATIONS) {
            sum += 2 * Math.exp(BetaTail.logAbove(percentage, 1 / (2 + rise), kappa / 2, kappa / 2));
        }
        return sum / CONCENTRATIONS.length;
    }
}

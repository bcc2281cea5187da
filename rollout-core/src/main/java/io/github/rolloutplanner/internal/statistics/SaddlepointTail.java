package io.github.rolloutplanner.internal.statistics;

/**
 * Tail probabilities of gamma and beta distributions with so large parameters that series and continued fractions are
 * slow.
 *
 * <p>Both have the uniform expansion P = Φ(r) + φ(r) (1/r - 1/u), where r²/2 is the deviance and u the distance from
 * the mean in standard deviations (Temme; DLMF 8.12 and 8.18). What it leaves out is smaller by the smallest parameter
 * to the power 3/2: beyond the last digits from {@link #ENOUGH} on.
 */
final class SaddlepointTail {

    static final double ENOUGH = 1e8;

    // Nearer to the mean both fractions are large and nearly equal, and their difference is its limit.
    private static final double NEAR = 0.1;

    private final double root;
    private final double correction;

    private SaddlepointTail(double deviance, double distance, double limitAtMean) {
        this.root = Math.copySign(Math.sqrt(2 * deviance), distance);
        double difference = Math.abs(root) < NEAR ? limitAtMean : 1 / root - 1 / distance;
        this.correction = Normal.density(root) * difference;
    }

    /** Of a gamma variable at x. */
    static SaddlepointTail ofGamma(double shape, double x) {
        double scale = Math.sqrt(shape);
        return new SaddlepointTail(BetaFunction.deviance(shape, x), (x - shape) / scale, 1 / (3 * scale));
    }

    /** Of a Beta(a, b) variable at x. */
    static SaddlepointTail ofBeta(double a, double b, double x) {
        double total = a + b;
        double deviance = BetaFunction.deviance(a, total * x) + BetaFunction.deviance(b, total * (1 - x));
        double scale = Math.sqrt(a) * Math.sqrt(b / total);
        return new SaddlepointTail(deviance, (x * total - a) / scale, (b - a) / total / (3 * scale));
    }

    /** The probability of at most x. */
    double below() {
        return bounded(Normal.below(root) + correction);
    }

    /** The probability of more than x. */
    double above() {
        return bounded(Normal.above(root) - correction);
    }

    // Far out, where a probability is below the smallest double, the correction may come out larger than it.
    private static double bounded(double probability) {
        return Math.min(1, Math.max(0, probability));
    }
}

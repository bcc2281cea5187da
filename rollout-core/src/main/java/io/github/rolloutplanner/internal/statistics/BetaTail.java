package io.github.rolloutplanner.internal.statistics;

/** The tails of the beta distribution in logarithms, where the probability itself would underflow. */
final class BetaTail {

    // The continued fraction needs about the root of the parameters as terms; this is far beyond 10^12 observations.
    private static final int MOST_TERMS = 100_000_000;
    private static final double EPSILON = 1e-16;
    private static final double TINY = 1e-300;

    private BetaTail() {}

    /**
     * ln P(B &gt; x) for B distributed Beta(a, b), where y is 1 - x: computed here, the smaller one would lose digits.
     */
    static double logAbove(double x, double y, double a, double b) {
        return x > (a + 1) / (a + b + 2) ? logFar(y, b, a, x) : log1mExp(logFar(x, a, b, y));
    }

    // ln P(B ≤ x) for x below the mean.
    private static double logFar(double x, double a, double b, double y) {
        double density = -BetaFunction.logRatio(new double[] {a, b}, new double[] {x, y});
        return density - Math.log(a) - Math.log(fraction(x, a, b));
    }

    // The continued fraction of the incomplete beta function (DLMF 8.17.22), by Lentz's algorithm.
    private static double fraction(double x, double a, double b) {
        double numerator = 1;
        double denominator = 0;
        double value = 1;
        for (int term = 1; term < MOST_TERMS; term++) {
            double coefficient = coefficient(term, x, a, b);
            denominator = 1 / awayFromZero(1 + coefficient * denominator);
            numerator = awayFromZero(1 + coefficient / numerator);
            double change = numerator * denominator;
            value *= change;
            if (Math.abs(change - 1) < EPSILON) {
                break;
            }
        }
        return value;
    }

    private static double coefficient(int term, double x, double a, double b) {
        int m = term / 2;
        double end = a + 2.0 * m;
        return term % 2 == 0 ? m / (end - 1) * ((b - m) / end) * x : -(a + m) / end * ((a + b + m) / (end + 1)) * x;
    }

    private static double awayFromZero(double value) {
        return Math.abs(value) < TINY ? TINY : value;
    }

    // ln(1 - e^x), for x < 0.
    private static double log1mExp(double x) {
        return x > -Math.log(2) ? Math.log(-Math.expm1(x)) : Math.log1p(-Math.exp(x));
    }
}

package io.github.rolloutplanner.internal.statistics;

import org.apache.commons.numbers.gamma.LogGamma;

/**
 * The multivariate beta function against the density it normalises, in logarithms.
 *
 * <p>Both are astronomically small for many observations while their ratio is not. So the large terms are paired before
 * they are computed: with N = Σa_i, and D(x, m) = x ln(x/m) + m - x the deviance,
 *
 * <pre>
 * ln [ΠΓ(a_i) / Γ(N)] - Σ a_i ln w_i = Σ D(a_i, N w_i) + ½ [ln N - Σ ln a_i + (k - 1) ln 2π] + Σ δ(a_i) - δ(N)
 * </pre>
 *
 * <p>where δ is what Stirling's formula leaves of ln Γ (Loader 2000 does the same for binomial probabilities).
 */
final class BetaFunction {

    private static final double LOG_TWO_PI = Math.log(2 * Math.PI);
    private static final double SERIES_FROM = 10;

    private BetaFunction() {}

    /** The left side of the equation above; the weights must add up to 1. */
    static double logRatio(double[] a, double[] weights) {
        double total = 0;
        for (double each : a) {
            total += each;
        }
        double sum = 0.5 * (Math.log(total) + (a.length - 1) * LOG_TWO_PI) - stirlingRemainder(total);
        for (int i = 0; i < a.length; i++) {
            sum += deviance(a[i], total * weights[i]) - 0.5 * Math.log(a[i]) + stirlingRemainder(a[i]);
        }
        return sum;
    }

    /** The same for two categories, the first with weight p. */
    static double logRatio(double a, double b, double p) {
        return logRatio(new double[] {a, b}, new double[] {p, 1 - p});
    }

    /** ln P(X = x) of the binomial distribution. */
    static double logBinomial(double x, double n, double p) {
        if (x == 0) {
            return n * Math.log1p(-p);
        }
        if (x == n) {
            return n * Math.log(p);
        }
        return Math.log(n / x) - Math.log(n - x) - logRatio(x, n - x, p);
    }

    /** x ln(x/m) + m - x, exact also where x is near m. */
    static double deviance(double x, double mean) {
        double excess = (x - mean) / mean;
        return Math.abs(excess) < 0.5
                ? mean * ((1 + excess) * Math.log1p(excess) - excess)
                : x * Math.log(x / mean) + mean - x;
    }

    /** ln Γ(z) - [(z - ½) ln z - z + ½ ln 2π]. */
    private static double stirlingRemainder(double z) {
        if (z < SERIES_FROM) {
            return LogGamma.value(z) - (z - 0.5) * Math.log(z) + z - 0.5 * LOG_TWO_PI;
        }
        double s = 1 / (z * z);
        return (1 / 12.0 - s * (1 / 360.0 - s * (1 / 1260.0 - s * (1 / 1680.0 - s * (1 / 1188.0 - s * 691 / 360360)))))
                / z;
    }
}

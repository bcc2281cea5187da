package io.github.rolloutplanner.internal.statistics;

import org.apache.commons.numbers.gamma.RegularizedBeta;

/** Tail probabilities of the binomial distribution, for counts beyond the range of an {@code int}. */
final class BinomialTail {

    // Two outcomes count as equally likely when rounding alone may tell them apart.
    private static final double SAME = Math.log1p(1e-7);

    private BinomialTail() {}

    static double atLeast(long x, long n, double p) {
        if (x <= 0) {
            return 1;
        }
        return x > n ? 0 : betaBelow(p, (double) x, n - x + 1.0);
    }

    static double atMost(long x, long n, double p) {
        if (x < 0) {
            return 0;
        }
        return x >= n ? 1 : betaAbove(p, x + 1.0, (double) (n - x));
    }

    /** The probability of all outcomes that are not more likely than the observed one. */
    static double asUnlikelyAs(long x, long n, double p) {
        double limit = BetaFunction.logBinomial((double) x, (double) n, p) + SAME;
        long mode = Math.min(n, (long) ((n + 1.0) * p));
        if (x <= mode) {
            // One beyond all counts, if there is a number for it.
            long end = Math.max(n, n + 1);
            long first = Bisection.first(mode, end, y -> isWithin(y, n, p, limit));
            return Math.min(1, atMost(x, n, p) + atLeast(Math.max(first, x + 1), n, p));
        }
        long first = Bisection.first(0, mode + 1, y -> !isWithin(y, n, p, limit));
        return Math.min(1, atMost(first - 1, n, p) + atLeast(x, n, p));
    }

    private static double betaBelow(double x, double a, double b) {
        return Math.min(a, b) > SaddlepointTail.ENOUGH
                ? SaddlepointTail.ofBeta(a, b, x).below()
                : RegularizedBeta.value(x, a, b);
    }

    private static double betaAbove(double x, double a, double b) {
        return Math.min(a, b) > SaddlepointTail.ENOUGH
                ? SaddlepointTail.ofBeta(a, b, x).above()
                : RegularizedBeta.complement(x, a, b);
    }

    private static boolean isWithin(long y, long n, double p, double limit) {
        return y > n || BetaFunction.logBinomial((double) y, (double) n, p) <= limit;
    }
}

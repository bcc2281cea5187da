package io.github.rolloutplanner.internal.statistics;

/**
 * The likelihood of Bernoulli observations under all rates above a limit, weighted by a beta density, against that of
 * the limit itself.
 *
 * <pre>
 * E = ∫_{p0}^1 p^k (1-p)^{n-k} π(p) dp / (p0^k (1-p0)^{n-k}),   π = Beta(a, b) truncated to (p0, 1)
 * </pre>
 *
 * @param limit p0
 * @param complement 1 - p0
 */
record TruncatedBetaMixture(double limit, double complement, double a, double b) {

    /** ln E after {@code events} among {@code observations}. */
    double logEvidence(double events, double observations) {
        return logMass(a + events, b + (observations - events)) - logMass(a, b);
    }

    // The integral from the limit on, over the integrand at the limit; a ratio of two of them is the evidence.
    private double logMass(double alpha, double beta) {
        double[] weights = {limit, complement};
        return BetaFunction.logRatio(new double[] {alpha, beta}, weights)
                + BetaTail.logAbove(limit, complement, alpha, beta);
    }
}

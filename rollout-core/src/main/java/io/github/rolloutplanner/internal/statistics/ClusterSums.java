package io.github.rolloutplanner.internal.statistics;

import java.math.BigDecimal;

/**
 * Values that lie together in clusters, such as the requests of users: with z values of a cluster and y their sum, sums over
 * all clusters.
 *
 * @param clusters how many clusters
 * @param sum Σ y
 * @param count Σ z
 * @param sumSquares Σ y²
 * @param countSquares Σ z²
 * @param products Σ y z
 */
record ClusterSums(
        long clusters,
        BigDecimal sum,
        long count,
        BigDecimal sumSquares,
        BigDecimal countSquares,
        BigDecimal products) {

    /** The mean of the values with clusters as its units, of at least two clusters with at least one value. */
    RatioMetric ratio() {
        BigDecimal zs = BigDecimal.valueOf(count);
        // Exact, so that nothing is lost where nearly everything cancels out.
        BigDecimal residuals = sumSquares
                .multiply(zs)
                .multiply(zs)
                .subtract(products.multiply(sum).multiply(zs).multiply(BigDecimal.valueOf(2)))
                .add(countSquares.multiply(sum).multiply(sum));
        double mean = (double) count / clusters;
        double variance = Math.max(0, residuals.doubleValue()) / count / count / (clusters - 1);
        return new RatioMetric(sum.doubleValue() / count, variance / mean / mean);
    }

    /** The variance of the sum of the residuals y - R z. */
    double scatter() {
        return ratio().unitVariance() * ((double) count / clusters) * count;
    }
}

package io.github.rolloutplanner.internal.statistics;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * Numbers that lie together in clusters, such as what the requests of users bring: with z numbers of a cluster and y their
 * sum, sums over all clusters.
 *
 * @param clusters how many clusters
 * @param sum Σ y
 * @param count Σ z
 * @param variance the variance of the single numbers, with n - 1
 * @param sumSquares Σ y²
 * @param countSquares Σ z²
 * @param products Σ y z
 */
public record ClusteredNumbers(
        long clusters,
        BigDecimal sum,
        long count,
        double variance,
        BigDecimal sumSquares,
        BigDecimal countSquares,
        BigDecimal products) {

    public ClusteredNumbers {
        Objects.requireNonNull(sum, "sum");
        Objects.requireNonNull(sumSquares, "sum squares");
        Objects.requireNonNull(countSquares, "count squares");
        Objects.requireNonNull(products, "products");
    }

    /**
     * How many times the variance of independent numbers those of some groups have, by the delta method: of the mean
     * R = Σ y/Σ z of each group, with s² the variance of its single numbers,
     *
     * <pre>
     * Σ_groups n/(n - 1) Σ (y - R z)²  /  Σ_groups s² Σ z
     * </pre>
     *
     * <p>(Deng, Knoblich, Lu: KDD 2018; as an estimate of Kish's design effect: Rao, Scott: Biometrics 1992.) Where all
     * numbers of a group are equal, or it is a single cluster, there is no scatter to see; the numbers of a cluster then
     * count as one, which is the largest effect that there can be.
     *
     * @param groups the groups that are compared
     * @return the design effect, at least 1; empty without a number
     */
    public static OptionalDouble designEffect(List<ClusteredNumbers> groups) {
        double scatter = 0;
        double independent = 0;
        double largest = 0;
        for (ClusteredNumbers group : groups) {
            if (group.hasScatter()) {
                scatter += group.sums().scatter();
                independent += group.variance * (double) group.count;
            } else if (group.count > 0) {
                largest = Math.max(largest, group.countSquares.doubleValue() / (double) group.count);
            }
        }
        double shown = independent > 0 ? scatter / independent : 0;
        double effect = Math.max(largest, shown);
        return effect > 0 || independent > 0 ? OptionalDouble.of(Math.max(1, effect)) : OptionalDouble.empty();
    }

    private boolean hasScatter() {
        return clusters > 1 && variance > 0;
    }

    private ClusterSums sums() {
        return new ClusterSums(clusters, sum, count, sumSquares, countSquares, products);
    }

    /**
     * The mean with clusters as its units.
     *
     * @return the mean and its variance, of at least two clusters with at least one number
     */
    public RatioMetric ratio() {
        return sums().ratio();
    }
}

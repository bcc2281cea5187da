package io.github.rolloutplanner.internal.statistics;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * Events of trials that lie together in clusters, such as the failed requests of users: with z trials of a cluster and y
 * events among them, sums over all clusters.
 *
 * @param clusters how many clusters
 * @param events Σ y
 * @param trials Σ z
 * @param eventSquares Σ y²
 * @param trialSquares Σ z²
 * @param products Σ y z
 */
public record ClusteredEvents(
        long clusters,
        long events,
        long trials,
        BigDecimal eventSquares,
        BigDecimal trialSquares,
        BigDecimal products) {

    public ClusteredEvents {
        Objects.requireNonNull(eventSquares, "event squares");
        Objects.requireNonNull(trialSquares, "trial squares");
        Objects.requireNonNull(products, "products");
    }

    /**
     * The trials that were no events, as events.
     *
     * @return the same clusters, with z - y for y
     */
    public ClusteredEvents others() {
        BigDecimal squares = trialSquares.subtract(products).subtract(products).add(eventSquares);
        return new ClusteredEvents(
                clusters, trials - events, trials, squares, trialSquares, trialSquares.subtract(products));
    }

    /**
     * How many times the variance of independent events those of some groups have, by the delta method: of the rate
     * R = Σ y/Σ z of each group,
     *
     * <pre>
     * Σ_groups n/(n - 1) Σ (y - R z)²  /  Σ_groups R (1 - R) Σ z
     * </pre>
     *
     * <p>(Deng, Knoblich, Lu: KDD 2018; as an estimate of Kish's design effect: Rao, Scott: Biometrics 1992.) Where all
     * trials of a group are events, or it is a single cluster, there is no scatter to see; its trials then count as though
     * those of a cluster were one, which is the largest effect that there can be.
     *
     * @param groups the groups that are compared
     * @return the design effect, at least 1; empty without an event
     */
    public static OptionalDouble designEffect(List<ClusteredEvents> groups) {
        double scatter = 0;
        double independent = 0;
        for (ClusteredEvents group : groups) {
            if (group.events > 0) {
                scatter += group.hasScatter() ? group.sums().scatter() : group.trialSquares.doubleValue();
                independent += group.hasScatter() ? group.independent() : (double) group.trials;
            }
        }
        return independent > 0 ? OptionalDouble.of(Math.max(1, scatter / independent)) : OptionalDouble.empty();
    }

    private boolean hasScatter() {
        return clusters > 1 && events < trials;
    }

    private double independent() {
        return (double) events * (trials - events) / trials;
    }

    /**
     * The rate with clusters as its units.
     *
     * @return the rate and its variance, of at least two clusters with at least one trial
     */
    public RatioMetric ratio() {
        return sums().ratio();
    }

    private ClusterSums sums() {
        return new ClusterSums(clusters, BigDecimal.valueOf(events), trials, eventSquares, trialSquares, products);
    }
}

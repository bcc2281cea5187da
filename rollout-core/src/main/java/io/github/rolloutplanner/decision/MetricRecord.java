package io.github.rolloutplanner.decision;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * Everything that a rollout remembers of one metric. It does not grow with the length of the rollout.
 *
 * @param metric name of the metric
 * @param recent the latest windows with their data, oldest first: what comes again or contradicts is found by them
 * @param settled when older data came, oldest first
 * @param buckets all data, stretch by stretch, oldest first
 * @param breaches how many increments were beyond the level of a gate that counts them
 * @param silence the latest look that found nothing or failed, if any
 * @param proofs what was proven
 * @since 0.1.0
 */
public record MetricRecord(
        String metric,
        List<Observation.Measured> recent,
        List<TimeWindow> settled,
        List<PhaseBucket> buckets,
        long breaches,
        Optional<Observation> silence,
        List<Detection> proofs) {

    /**
     * Copies the lists.
     *
     * @param metric name of the metric
     * @param recent the latest windows with their data, oldest first
     * @param settled when older data came, oldest first
     * @param buckets all data, stretch by stretch, oldest first
     * @param breaches how many increments were beyond the level of a gate that counts them
     * @param silence the latest look that found nothing or failed, if any
     * @param proofs what was proven
     */
    public MetricRecord {
        requireNonNull(metric, "metric");
        recent = List.copyOf(recent);
        settled = List.copyOf(settled);
        buckets = List.copyOf(buckets);
        requireNonNull(silence, "silence");
        proofs = List.copyOf(proofs);
    }

    static MetricRecord of(String metric) {
        return new MetricRecord(metric, List.of(), List.of(), List.of(), 0, Optional.empty(), List.of());
    }

    MetricRecord withSilence(Observation look) {
        return new MetricRecord(metric, recent, settled, buckets, breaches, Optional.of(look), proofs);
    }

    MetricRecord withProofs(List<Detection> found) {
        return new MetricRecord(metric, recent, settled, buckets, breaches, silence, found);
    }
}

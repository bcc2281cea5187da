package io.github.rolloutplanner.change;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Metric;

/**
 * A metric and what it is watched for.
 *
 * @param metric the metric
 * @param role what its breach means
 * @since 0.1.0
 */
public record MetricInRole(Metric metric, GateRole role) {

    public MetricInRole {
        requireNonNull(metric, "metric");
        requireNonNull(role, "role");
    }
}

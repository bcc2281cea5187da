package io.github.rolloutplanner.change;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Metric;

/**
 * A metric and what it is watched for.
 *
 * @param metric the metric
 * @param role what its breach means
 * @param isSuccess whether it shall be better in the end; what is only there for that has the role {@link GateRole#SUCCESS}
 * @since 0.1.0
 */
public record MetricInRole(Metric metric, GateRole role, boolean isSuccess) {

    public MetricInRole {
        requireNonNull(metric, "metric");
        requireNonNull(role, "role");
        isSuccess = isSuccess || role == GateRole.SUCCESS;
    }

    /**
     * A metric in one role.
     *
     * @param metric the metric
     * @param role what its breach means
     */
    public MetricInRole(Metric metric, GateRole role) {
        this(metric, role, false);
    }

    /**
     * The same for other facts of the metric.
     *
     * @param other the metric as it is now
     * @return the metric, watched for what this one is
     */
    public MetricInRole withMetric(Metric other) {
        return new MetricInRole(other, role, isSuccess);
    }
}

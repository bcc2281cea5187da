package io.github.rolloutplanner.plan;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.metric.Alert;
import java.util.List;

/**
 * What is watched, where, and what alerts.
 *
 * @param metrics what is watched
 * @param dashboards where
 * @param alerts what alerts on-call
 * @since 0.1.0
 */
public record Monitoring(List<MonitoredMetric> metrics, List<Statement> dashboards, List<Alert> alerts) {

    public Monitoring {
        metrics = List.copyOf(requireNonNull(metrics, "metrics"));
        dashboards = List.copyOf(requireNonNull(dashboards, "dashboards"));
        alerts = List.copyOf(requireNonNull(alerts, "alerts"));
    }
}

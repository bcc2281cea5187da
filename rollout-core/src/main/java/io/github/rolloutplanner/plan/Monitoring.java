package io.github.rolloutplanner.plan;

import io.github.rolloutplanner.internal.bounds.Elements;
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
        metrics = Elements.listOf(metrics, "metrics");
        dashboards = Elements.listOf(dashboards, "dashboards");
        alerts = Elements.listOf(alerts, "alerts");
    }
}

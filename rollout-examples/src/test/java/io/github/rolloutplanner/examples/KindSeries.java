package io.github.rolloutplanner.examples;

import io.github.rolloutplanner.json.prometheus.PrometheusGroups;
import io.github.rolloutplanner.json.prometheus.PrometheusMetric;
import io.github.rolloutplanner.json.prometheus.WatchedSeries;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.plan.MonitoredMetric;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.util.EnumMap;
import java.util.Map;

/** Series for any plan: each metric is counted as its kind is. */
final class KindSeries {
    private static final Map<MetricKind, PrometheusMetric> SERIES = new EnumMap<>(Map.of(
            MetricKind.RATE, PrometheusMetric.events("requests_total", "requests_total{code=~\"5..\"}"),
            MetricKind.QUANTILE, PrometheusMetric.histogram("request_duration_seconds"),
            MetricKind.COUNT, PrometheusMetric.counts("reports_total"),
            MetricKind.MEAN, PrometheusMetric.moments("visits_count", "visits_sum", "visits_squares"),
            MetricKind.SATURATION, PrometheusMetric.gauge("usage_ratio", 100)));

    private KindSeries() {}

    static WatchedSeries of(RolloutPlan plan) {
        WatchedSeries series = WatchedSeries.of(
                        PrometheusGroups.of("variant", "on").withControl("off"))
                .withMetric(Observation.ASSIGNMENT_COUNTS, PrometheusMetric.newUsers("new_users_total"));
        for (MonitoredMetric metric : plan.monitoring().metrics()) {
            series = series.withMetric(metric.name(), SERIES.get(metric.kind().orElseThrow()));
        }
        return series;
    }
}

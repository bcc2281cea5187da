package io.github.rolloutplanner.json.prometheus;

import io.github.rolloutplanner.decision.Feed.SampleKind;
import java.util.EnumMap;
import java.util.Map;

/** Which method of {@link PrometheusMetric} gives which samples. */
final class FittingTemplate {
    private static final Map<SampleKind, String> NAMES = new EnumMap<>(Map.of(
            SampleKind.EVENTS, "PrometheusMetric.events(..), or histogram(..) for a percentile",
            SampleKind.COUNTS, "PrometheusMetric.counts(..)",
            SampleKind.MOMENTS, "PrometheusMetric.moments(..)",
            SampleKind.READING, "PrometheusMetric.gauge(..)",
            SampleKind.ASSIGNMENTS, "PrometheusMetric.newUsers(..)"));

    private FittingTemplate() {}

    static boolean exists(SampleKind kind) {
        return NAMES.containsKey(kind);
    }

    static String of(SampleKind kind) {
        return NAMES.getOrDefault(kind, "another source");
    }
}

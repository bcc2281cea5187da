package io.github.rolloutplanner.json.prometheus;

import java.util.List;

/**
 * What Prometheus says, as it stands in its JSON.
 *
 * @param status {@code success} or {@code error}
 * @param errorType of an error, its sort; else empty
 * @param error of an error, its text; else empty
 * @param warnings what may be missing, in the words of Prometheus
 * @param resultType what sort of series these are
 * @param series the series
 */
record PrometheusAnswer(
        String status,
        String errorType,
        String error,
        List<String> warnings,
        String resultType,
        List<PrometheusSeries> series) {}

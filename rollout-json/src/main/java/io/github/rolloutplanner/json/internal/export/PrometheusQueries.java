package io.github.rolloutplanner.json.internal.export;

import io.github.rolloutplanner.internal.text.Excerpt;
import io.github.rolloutplanner.json.export.Loss;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.reason.RolloutException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How metrics of a plan are asked for in PromQL.
 *
 * @param address where Prometheus answers
 * @param byMetric the queries by name of the metric
 */
public record PrometheusQueries(String address, Map<String, String> byMetric) {
    /** Where Prometheus answers unless it is said. */
    public static final String ADDRESS = "http://prometheus:9090";

    /** What stands in a query for the time that it looks back on. */
    private static final String WINDOW = "{{window}}";

    private static final int SHOWN = 60;

    /** No query yet. */
    public static final PrometheusQueries NONE = new PrometheusQueries(ADDRESS, Map.of());

    /** These queries, and one more. */
    public PrometheusQueries with(String metric, String query) {
        Map<String, String> more = new LinkedHashMap<>(byMetric);
        more.put(metric, given(query, "The query of '" + metric + "'", "Give one in PromQL."));
        return new PrometheusQueries(address, more);
    }

    /** These queries, asked elsewhere. */
    public PrometheusQueries at(String newAddress) {
        return new PrometheusQueries(
                given(newAddress, "The address of Prometheus", "Give one such as " + ADDRESS + "."), byMetric);
    }

    private static String given(String text, String what, String advice) {
        if (text.isBlank()) {
            throw new RolloutException.InvalidValue(what + " is blank. " + advice);
        }
        return text;
    }

    /** The query of a metric over a time, as the system writes that. */
    public Optional<String> of(String metric, String window) {
        return Optional.ofNullable(byMetric.get(metric)).map(query -> query.replace(WINDOW, window));
    }

    /**
     * Compares the queries with a plan. A query that looks back on a time of its own is a loss.
     *
     * @throws RolloutException.InvalidValue if the plan has no metric of a name
     */
    public void check(RolloutPlan plan, ExportItems items) {
        NamedMetrics.require(byMetric.keySet(), plan);
        byMetric.forEach((metric, query) -> {
            if (!query.contains(WINDOW)) {
                items.lose(new Loss(
                        Loss.Feature.METRIC,
                        "monitoring.metrics",
                        "The query of '" + Excerpt.of(metric, SHOWN) + "' looks back on a time of its own, and not on"
                                + " that which its sample takes.",
                        "Write " + WINDOW + " for that time, such as rate(errors_total[" + WINDOW + "])."));
            }
        });
    }

    /** Whether a metric can be asked for. */
    public boolean has(String metric) {
        return byMetric.containsKey(metric);
    }
}

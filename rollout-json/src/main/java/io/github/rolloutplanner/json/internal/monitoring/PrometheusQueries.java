package io.github.rolloutplanner.json.internal.monitoring;

import io.github.rolloutplanner.internal.text.Excerpt;
import io.github.rolloutplanner.json.export.Loss;
import io.github.rolloutplanner.json.internal.export.ExportItems;
import io.github.rolloutplanner.json.internal.export.NamedMetrics;
import io.github.rolloutplanner.json.internal.export.PhaseStep;
import io.github.rolloutplanner.json.prometheus.WatchedSeries;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.reason.RolloutException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How metrics are asked for in PromQL, as a user says it before any plan is known.
 *
 * @param address where Prometheus answers
 * @param series the series by which metrics are counted
 * @param byMetric the queries of the user's own, by name of the metric
 */
public record PrometheusQueries(String address, Optional<WatchedSeries> series, Map<String, String> byMetric) {
    /** Where Prometheus answers unless it is said. */
    public static final String ADDRESS = "http://prometheus:9090";

    /** What stands in a query for the time that it looks back on. */
    private static final String WINDOW = "{{window}}";

    /** What to do where a metric cannot be asked for. */
    public static final String MISSING =
            "Give the series of its metric, with watching(series), or a query, with measuring(metric, query).";

    private static final int SHOWN = 60;

    /** No query yet. */
    public static final PrometheusQueries NONE = new PrometheusQueries(ADDRESS, Optional.empty(), Map.of());

    /** These queries, and what the series answer. */
    public PrometheusQueries by(WatchedSeries newSeries) {
        return new PrometheusQueries(address, Optional.of(newSeries), byMetric);
    }

    /** These queries, and one more. */
    public PrometheusQueries with(String metric, String query) {
        Map<String, String> more = new LinkedHashMap<>(byMetric);
        more.put(metric, given(query, "The query of '" + metric + "'", "Give one in PromQL."));
        return new PrometheusQueries(address, series, more);
    }

    /** These queries, asked elsewhere. */
    public PrometheusQueries at(String newAddress) {
        return new PrometheusQueries(
                given(newAddress, "The address of Prometheus", "Give one such as " + ADDRESS + "."), series, byMetric);
    }

    private static String given(String text, String what, String advice) {
        if (text.isBlank()) {
            throw new RolloutException.InvalidValue(what + " is blank. " + advice);
        }
        return text;
    }

    Optional<String> own(String metric) {
        return Optional.ofNullable(byMetric.get(metric));
    }

    /** The query of a metric over a time, as the system writes that. */
    Optional<String> own(String metric, String window) {
        return own(metric).map(query -> query.replace(WINDOW, window));
    }

    /**
     * How the metrics of a plan are asked for; not at all where it is refused already. A query that looks back on a time of its own is
     * a loss.
     *
     * @throws RolloutException.InvalidValue if the plan has no metric of a name
     */
    public PlanQueries of(RolloutPlan plan, List<PhaseStep> steps, ExportItems items) {
        if (items.areRefused()) {
            return new PlanQueries(plan, this, List.of(), items);
        }
        check(plan, items);
        return new PlanQueries(plan, this, steps, items);
    }

    private void check(RolloutPlan plan, ExportItems items) {
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
}

package io.github.rolloutplanner.json.export.flagger;

import io.github.rolloutplanner.json.export.Loss;
import io.github.rolloutplanner.json.internal.export.ExportItems;
import io.github.rolloutplanner.json.internal.export.JsonObject;
import io.github.rolloutplanner.json.internal.export.Kubernetes;
import io.github.rolloutplanner.json.internal.export.KubernetesNames;
import io.github.rolloutplanner.json.internal.export.PhaseStep;
import io.github.rolloutplanner.json.internal.export.Spot;
import io.github.rolloutplanner.json.internal.export.TrafficRamp;
import io.github.rolloutplanner.json.internal.monitoring.Limit;
import io.github.rolloutplanner.json.internal.monitoring.PlanQueries;
import io.github.rolloutplanner.json.internal.monitoring.StateQuery;
import io.github.rolloutplanner.json.internal.monitoring.Watch;
import io.github.rolloutplanner.json.internal.monitoring.Watched;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Threshold;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The metrics of a canary, each with one range for all weights.
 *
 * @param names of the templates, by metric
 * @param states what is asked of each metric, in all phases; without those of which the user has a query
 * @param ranges the tightest range of each metric
 * @param unwatched the gates that no query answers, by the step that has them
 * @param window after what a look shows something at each weight below 100%: a total failure, and the sample of a query of the user's own
 */
record CanaryMetrics(
        Map<String, String> names,
        Map<String, StateQuery> states,
        Map<String, Map<Threshold.Relation, Limit>> ranges,
        Map<PhaseStep, List<String>> unwatched,
        Optional<Duration> window) {
    private static final int LONGEST_NAME = 63;

    static CanaryMetrics of(
            String workload, RolloutPlan plan, TrafficRamp ramp, PlanQueries queries, ExportItems items) {
        Map<String, Limit> triggers = Watch.triggers(FlaggerExporter.SYSTEM, plan, queries, items);
        Map<PhaseStep, List<String>> unwatched = new LinkedHashMap<>();
        List<Watched> watched = new ArrayList<>();
        List<Duration> windows = new ArrayList<>();
        for (PhaseStep step : ramp.steps()) {
            Watch watch = Watch.of(step, queries, triggers);
            unwatched.put(step, watch.unwatched());
            List<Watched> checked = watch.metrics().stream()
                    .filter(metric -> metric.role() != GateRole.OBSERVE)
                    .toList();
            watched.addAll(checked);
            if (!step.share().isAll()) {
                checked.forEach(metric -> window(metric, step, queries).ifPresent(windows::add));
            }
        }
        Map<String, Map<Threshold.Relation, Limit>> ranges = new LinkedHashMap<>();
        watched.forEach(
                metric -> tighten(ranges.computeIfAbsent(metric.metric(), one -> new LinkedHashMap<>()), metric));
        Map<String, StateQuery> states = new LinkedHashMap<>();
        watched.forEach(
                metric -> metric.state().ifPresent(state -> states.merge(metric.metric(), state, StateQuery::or)));
        loseOwn(watched, items);
        loseStates(states, items);
        Optional<Duration> window = windows.stream().max(Duration::compareTo);
        return new CanaryMetrics(names(workload, List.copyOf(ranges.keySet())), states, ranges, unwatched, window);
    }

    /** A state looks back as far as it has to by itself; a query of the user's own on an interval, which has to bring its sample. */
    private static Optional<Duration> window(Watched metric, PhaseStep step, PlanQueries queries) {
        return metric.state().isPresent()
                ? queries.failureShows(step, metric.metric())
                : Optional.of(metric.looks().first());
    }

    private static Map<String, String> names(String workload, List<String> metrics) {
        List<String> given = KubernetesNames.distinct(metrics, LONGEST_NAME - workload.length() - 1);
        Map<String, String> names = new LinkedHashMap<>();
        for (int at = 0; at < given.size(); at++) {
            names.put(metrics.get(at), workload + "-" + given.get(at));
        }
        return names;
    }

    /** Where a metric has to be; of a trigger alone, not where that is. */
    private static void tighten(Map<Threshold.Relation, Limit> range, Watched metric) {
        metric.healthy()
                .or(() -> metric.trigger().map(Limit::opposite))
                .ifPresent(limit -> range.merge(limit.side(), limit, Limit::tighter));
    }

    private static void loseOwn(List<Watched> watched, ExportItems items) {
        boolean isHeld = watched.stream().anyMatch(metric -> metric.role() != GateRole.GUARDRAIL);
        if (isHeld) {
            Spot.phases(items)
                    .lose(
                            Loss.Feature.GATES,
                            "Flagger rolls back after each breach, also where the plan holds.",
                            "Leave the metric out, and let the gate that Flagger asks look at it.");
        }
        boolean isTolerant = watched.stream().anyMatch(metric -> metric.failures() > 0);
        if (isTolerant) {
            Spot.phases(items)
                    .lose(
                            Loss.Feature.GATES,
                            "Flagger rolls back after the first breach, also where the plan tolerates some.",
                            "Raise the threshold of the analysis.");
        }
        loseTightest(watched, items);
    }

    private static void loseTightest(List<Watched> watched, ExportItems items) {
        long limits = watched.stream()
                .filter(metric -> metric.healthy().isPresent())
                .map(metric -> List.of(metric.metric(), metric.healthy().orElseThrow()))
                .distinct()
                .count();
        long metrics = watched.stream()
                .filter(metric -> metric.healthy().isPresent())
                .map(metric ->
                        List.of(metric.metric(), metric.healthy().orElseThrow().side()))
                .distinct()
                .count();
        if (limits > metrics) {
            Spot.phases(items)
                    .lose(
                            Loss.Feature.GATES,
                            "Flagger has one range of a metric for all phases, which is the tightest one.",
                            "Let the running rollout decide as well: it has one for each phase.");
        }
    }

    private static void loseStates(Map<String, StateQuery> states, ExportItems items) {
        if (states.values().stream().anyMatch(state -> state.gates().size() > 1)) {
            Spot.phases(items)
                    .lose(
                            Loss.Feature.GATES,
                            "Flagger has one query of a metric for all phases, which fails where the gate of any phase is not"
                                    + " met.",
                            "Let the running rollout decide as well: it has one for each phase.");
        }
    }

    List<JsonObject> templates(RolloutPlan plan, PlanQueries queries) {
        return names.entrySet().stream()
                .map(entry -> template(entry.getValue(), entry.getKey(), plan, queries))
                .toList();
    }

    private JsonObject template(String name, String metric, RolloutPlan plan, PlanQueries queries) {
        JsonObject spec = JsonObject.of(
                        "provider", JsonObject.of("type", "prometheus").with("address", queries.address()))
                .with(
                        "query",
                        Optional.ofNullable(states.get(metric))
                                .map(StateQuery::text)
                                .orElseGet(() -> number(queries.own(metric, "{{ interval }}"))));
        return Kubernetes.object("flagger.app/v1beta1", "MetricTemplate", name, plan)
                .with("spec", spec);
    }

    /** Flagger passes what is not a number, such as a ratio of no requests; without a value it does not. */
    private static String number(String query) {
        return "(" + query + ") >= -Inf";
    }

    List<JsonObject> documents(String interval) {
        return names.entrySet().stream()
                .map(entry -> JsonObject.of("name", entry.getValue())
                        .with("templateRef", JsonObject.of("name", entry.getValue()))
                        .with("thresholdRange", range(ranges.getOrDefault(entry.getKey(), Map.of())))
                        .with("interval", interval))
                .toList();
    }

    private static JsonObject range(Map<Threshold.Relation, Limit> sides) {
        JsonObject range = new JsonObject();
        sides.forEach((side, limit) -> range.with(side == Threshold.Relation.BELOW ? "max" : "min", limit.number()));
        return range;
    }
}

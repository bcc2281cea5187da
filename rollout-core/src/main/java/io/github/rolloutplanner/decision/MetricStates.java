package io.github.rolloutplanner.decision;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The metrics of a running rollout: what the plan says of each, and what was observed of those that were.
 *
 * @param models by name
 * @param gates of each phase
 * @param observed by name
 */
record MetricStates(Map<String, MetricModel> models, List<PhaseGates> gates, Map<String, MetricState> observed) {

    static MetricStates of(RolloutPlan plan, Map<String, MetricModel> models, RolloutState state) {
        MetricStates runs = new MetricStates(models, PhaseGates.of(plan, models.keySet()), Map.of());
        for (MetricRecord record : state.metrics()) {
            runs = runs.with(MetricState.of(runs.model(record.metric()), record));
        }
        return runs;
    }

    MetricStates with(MetricState run) {
        Map<String, MetricState> next = new TreeMap<>(observed);
        next.put(run.model().name(), run);
        return new MetricStates(models, gates, next);
    }

    Set<String> names() {
        return models.keySet();
    }

    MetricModel model(String metric) {
        return requireNonNull(models.get(metric), metric);
    }

    PhaseGates gates(int phase) {
        return gates.get(phase - 1);
    }

    /** The run of a metric that the plan knows. */
    MetricState of(String metric) {
        MetricState run = observed.get(metric);
        return run == null ? MetricState.of(model(metric), MetricRecord.of(metric)) : run;
    }

    /** Until when something is known, if that is later than a time. */
    Duration knownUntil(Duration time) {
        Duration latest = time;
        for (MetricState run : all()) {
            Duration end = WindowLedger.lastEnd(run.record()).orElse(time);
            latest = end.compareTo(latest) > 0 ? end : latest;
        }
        return latest;
    }

    Collection<MetricState> all() {
        return observed.values();
    }
}

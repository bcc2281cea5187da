package io.github.rolloutplanner.plan;

import io.github.rolloutplanner.internal.naming.WatchedNames;
import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.plan.RolloutPlan.Unevaluated;
import io.github.rolloutplanner.plan.RolloutPlan.Unevaluated.Cause;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Finds the triggers and gates of a plan that no observation can decide. */
final class UnevaluatedSearch {
    private final WatchedNames names;
    private final Map<String, MonitoredMetric> watched = new HashMap<>();
    private final List<Unevaluated> found = new ArrayList<>();

    private UnevaluatedSearch(List<MonitoredMetric> metrics) {
        names = WatchedNames.of(metrics, MonitoredMetric::name);
        metrics.forEach(metric -> watched.putIfAbsent(metric.name(), metric));
    }

    static List<Unevaluated> of(RolloutPlan plan) {
        UnevaluatedSearch search = new UnevaluatedSearch(plan.monitoring().metrics());
        search.triggers(plan.rollback().automaticTriggers());
        for (int at = 0; at < plan.phases().size(); at++) {
            search.gates(
                    "phases[" + at + "].goLiveCriteria", plan.phases().get(at).goLiveCriteria());
        }
        search.gates("successCriteria", plan.successCriteria());
        return List.copyOf(search.found);
    }

    private void triggers(List<RollbackTrigger> triggers) {
        for (int at = 0; at < triggers.size(); at++) {
            Condition condition = triggers.get(at).condition();
            List<Condition.OnMetric> on = names.anyOf(condition);
            String path = "rollback.automaticTriggers[" + at + "]";
            if (on.isEmpty()) {
                found.add(new Unevaluated(path, condition, condition.toString(), Cause.WORDS));
            }
            add(path, condition, on, this::causeOfTrigger);
        }
    }

    /** What is in words alone is for people to confirm. */
    private void gates(String path, List<Gate> gates) {
        for (int at = 0; at < gates.size(); at++) {
            Gate gate = gates.get(at);
            if (gate.role() != GateRole.OBSERVE) {
                add(path + "[" + at + "]", gate.condition(), names.allOf(gate.condition()), this::causeOfGate);
            }
        }
    }

    private void add(
            String path,
            Condition condition,
            List<Condition.OnMetric> parts,
            Function<Condition.OnMetric, Optional<Cause>> causeOf) {
        for (Condition.OnMetric part : parts) {
            causeOf.apply(part).ifPresent(cause -> found.add(new Unevaluated(path, condition, part.metric(), cause)));
        }
    }

    private Optional<Cause> causeOfTrigger(Condition.OnMetric limit) {
        MonitoredMetric metric = watched.get(limit.metric());
        boolean isGoodNews = metric != null
                && metric.threshold().relation() == limit.threshold().relation();
        return isGoodNews ? Optional.of(Cause.OTHER_SIDE) : causeOfGate(limit);
    }

    private Optional<Cause> causeOfGate(Condition.OnMetric limit) {
        MonitoredMetric metric = watched.get(limit.metric());
        if (metric == null) {
            return Optional.of(Cause.NOT_MONITORED);
        }
        if (!(metric.baseline().understood() instanceof Quantity baseline)) {
            return Optional.of(Cause.NO_BASELINE);
        }
        return limit.threshold().level().understood().against(baseline).isPresent()
                ? Optional.empty()
                : Optional.of(Cause.NOT_COMPARABLE);
    }
}

package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.internal.naming.WatchedNames;
import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.Threshold;
import io.github.rolloutplanner.plan.MonitoredMetric;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The gates, success criteria and triggers of a plan by the metric that they are on, found once for all metrics. */
final class GatesByMetric {
    private final WatchedNames names;
    private final List<Map<String, Gate>> phases;
    private final Map<String, Gate> criteria;
    private final Map<String, List<Threshold>> triggers = new HashMap<>();

    GatesByMetric(RolloutPlan plan) {
        names = WatchedNames.of(plan.monitoring().metrics(), MonitoredMetric::name);
        phases = plan.phases().stream()
                .map(phase -> firstOfEach(phase.goLiveCriteria()))
                .toList();
        criteria = firstOfEach(plan.successCriteria());
        plan.rollback().automaticTriggers().stream()
                .flatMap(trigger -> names.anyOf(trigger.condition()).stream())
                .forEach(this::addTrigger);
    }

    private Map<String, Gate> firstOfEach(List<Gate> gates) {
        Map<String, Gate> first = new HashMap<>();
        for (Gate gate : gates) {
            names.allOf(gate.condition()).forEach(on -> first.putIfAbsent(on.metric(), PhaseGates.only(on, gate)));
        }
        return first;
    }

    private void addTrigger(Condition.OnMetric trigger) {
        triggers.computeIfAbsent(trigger.metric(), metric -> new ArrayList<>()).add(trigger.threshold());
    }

    /** The gate of a metric in each phase, where it has one. */
    List<Optional<Gate>> gates(String metric) {
        return phases.stream()
                .map(gates -> Optional.ofNullable(gates.get(metric)))
                .toList();
    }

    /** The success criterion on a metric, if there is one. */
    Optional<Gate> criterion(String metric) {
        return Optional.ofNullable(criteria.get(metric));
    }

    /** What rolls back automatically where a metric passes it. */
    List<Threshold> triggers(String metric) {
        return triggers.getOrDefault(metric, List.of());
    }
}

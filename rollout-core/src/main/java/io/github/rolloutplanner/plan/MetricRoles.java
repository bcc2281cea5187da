package io.github.rolloutplanner.plan;

import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateRole;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the metrics of a plan are for. */
final class MetricRoles {
    private final Set<String> rollingBack = new HashSet<>();
    private final Map<String, GateRole> ofGates = new HashMap<>();

    private MetricRoles(RolloutPlan plan) {
        plan.rollback().automaticTriggers().stream()
                .flatMap(trigger -> trigger.condition().measured().stream())
                .forEach(trigger -> rollingBack.add(trigger.metric()));
        plan.phases().stream().flatMap(phase -> phase.goLiveCriteria().stream()).forEach(this::addGate);
    }

    private void addGate(Gate gate) {
        gate.condition().measured().ifPresent(on -> ofGates.putIfAbsent(on.metric(), gate.role()));
    }

    static Map<String, GateRole> of(RolloutPlan plan) {
        MetricRoles roles = new MetricRoles(plan);
        Map<String, GateRole> byName = new LinkedHashMap<>();
        plan.monitoring().metrics().forEach(metric -> byName.putIfAbsent(metric.name(), roles.of(metric)));
        return Collections.unmodifiableMap(byName);
    }

    static Set<String> successMetrics(RolloutPlan plan) {
        Map<String, GateRole> roles = of(plan);
        Optional<String> tested = plan.experiment()
                .filter(Experiment::enabled)
                .flatMap(test -> test.metrics().stream().findFirst());
        Set<String> names = new LinkedHashSet<>();
        for (MonitoredMetric metric : plan.monitoring().metrics()) {
            boolean isSuccess = metric.alsoSuccess()
                    || roles.get(metric.name()) == GateRole.SUCCESS
                    || tested.equals(Optional.of(metric.name()));
            if (isSuccess) {
                names.add(metric.name());
            }
        }
        return Collections.unmodifiableSet(names);
    }

    private GateRole of(MonitoredMetric metric) {
        return rollingBack.contains(metric.name())
                ? GateRole.GUARDRAIL
                : metric.role().orElseGet(() -> ofGates.getOrDefault(metric.name(), GateRole.OBSERVE));
    }
}

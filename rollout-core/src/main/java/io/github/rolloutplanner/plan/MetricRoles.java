package io.github.rolloutplanner.plan;

import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateRole;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the metrics of a plan are for. */
final class MetricRoles {
    private final RolloutPlan plan;

    private MetricRoles(RolloutPlan plan) {
        this.plan = plan;
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
        return rollsBack(metric.name())
                ? GateRole.GUARDRAIL
                : metric.role().or(() -> ofGates(metric.name())).orElse(GateRole.OBSERVE);
    }

    private boolean rollsBack(String metric) {
        return plan.rollback().automaticTriggers().stream().anyMatch(trigger -> isOn(trigger.condition(), metric));
    }

    private Optional<GateRole> ofGates(String metric) {
        return plan.phases().stream()
                .flatMap(phase -> phase.goLiveCriteria().stream())
                .filter(gate -> isOn(gate.condition(), metric))
                .map(Gate::role)
                .findFirst();
    }

    private static boolean isOn(Condition condition, String metric) {
        return condition
                .measured()
                .filter(measured -> measured.metric().equals(metric))
                .isPresent();
    }
}

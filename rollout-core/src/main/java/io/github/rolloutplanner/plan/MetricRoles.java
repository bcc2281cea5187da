package io.github.rolloutplanner.plan;

import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.internal.naming.WatchedNames;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.MetricKind;
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

    /** Each condition is read once: of a plan that others wrote, all are texts. */
    private MetricRoles(RolloutPlan plan) {
        WatchedNames names = WatchedNames.of(plan.monitoring().metrics(), MonitoredMetric::name);
        for (RollbackTrigger trigger : plan.rollback().automaticTriggers()) {
            names.anyOf(trigger.condition()).forEach(limit -> rollingBack.add(limit.metric()));
        }
        for (RolloutPhase phase : plan.phases()) {
            for (Gate gate : phase.goLiveCriteria()) {
                names.allOf(gate.condition()).forEach(limit -> ofGates.putIfAbsent(limit.metric(), gate.role()));
            }
        }
    }

    static Map<String, GateRole> of(RolloutPlan plan) {
        MetricRoles roles = new MetricRoles(plan);
        Map<String, GateRole> byName = new LinkedHashMap<>();
        plan.monitoring().metrics().forEach(metric -> byName.putIfAbsent(metric.name(), roles.of(metric)));
        return Collections.unmodifiableMap(byName);
    }

    static Map<String, GateRole> statistical(RolloutPlan plan) {
        Map<String, GateRole> roles = new LinkedHashMap<>(of(plan));
        for (MonitoredMetric metric : plan.monitoring().metrics()) {
            if (metric.kind().equals(Optional.of(MetricKind.SATURATION))) {
                roles.remove(metric.name());
            }
        }
        return Collections.unmodifiableMap(roles);
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

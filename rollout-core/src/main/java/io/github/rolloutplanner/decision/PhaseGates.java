package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.internal.detection.MetricModel;
import io.github.rolloutplanner.internal.naming.WatchedNames;
import io.github.rolloutplanner.metric.Comparison;
import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateHandling;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Response;
import io.github.rolloutplanner.plan.MonitoredMetric;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.strategy.PhasePurpose;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Everything that must hold to leave a phase; on the last phase, with the success criteria. What a gate is on is read once,
 * not at each look: it may stand in words.
 *
 * @param measured the gates that a metric of the plan decides
 * @param forPeople the others, by their number among all of the phase, from 1 on; a gate on a metric that the plan does
 *     not know is for people, too
 */
record PhaseGates(List<Measured> measured, Map<Integer, Gate> forPeople) {
    /** Success is often counted once a day, and an experiment lasts for weeks. */
    private static final GateHandling OF_EXPERIMENT = new GateHandling(
            Response.IGNORE, Response.IGNORE, Response.ESCALATE, Response.ESCALATE, Duration.ofDays(1));

    /** Of each phase of a plan. */
    static List<PhaseGates> of(RolloutPlan plan, Set<String> metrics) {
        WatchedNames names = WatchedNames.of(plan.monitoring().metrics(), MonitoredMetric::name);
        List<PhaseGates> gates = new ArrayList<>();
        for (RolloutPhase phase : plan.phases()) {
            List<Gate> all = new ArrayList<>(phase.goLiveCriteria());
            if (gates.size() == plan.phases().size() - 1) {
                all.addAll(plan.successCriteria());
            }
            if (phase.purpose() == PhasePurpose.EXPERIMENT) {
                all.addAll(ofExperiment(plan, phase, names));
            }
            gates.add(split(all, names, metrics, PhaseEvidence.of(plan, phase)));
        }
        return List.copyOf(gates);
    }

    /** What an experiment is read out of: it decides at the end, but its silence is noticed at once. */
    private static List<Gate> ofExperiment(RolloutPlan plan, RolloutPhase phase, WatchedNames names) {
        Set<String> success = plan.successMetrics();
        Set<String> gated = phase.goLiveCriteria().stream()
                .flatMap(gate -> names.allOf(gate.condition()).stream())
                .map(Condition.OnMetric::metric)
                .collect(Collectors.toSet());
        List<Gate> observing = new ArrayList<>();
        for (MonitoredMetric metric : plan.monitoring().metrics()) {
            if (success.contains(metric.name()) && !gated.contains(metric.name())) {
                observing.add(Gate.builder()
                        .condition(new Condition.OnMetric(metric.name(), metric.threshold()))
                        .role(GateRole.OBSERVE)
                        .comparison(Comparison.CONTROL)
                        .handling(OF_EXPERIMENT)
                        .build());
            }
        }
        return observing;
    }

    /** Whether a gate on a metric compares it with a control group. */
    boolean needControl(String metric) {
        for (Measured gate : measured) {
            if (gate.metric().equals(metric) && gate.gate().comparison().equals(Optional.of(Comparison.CONTROL))) {
                return true;
            }
        }
        return false;
    }

    /** Whether one of them is on a metric. */
    boolean measure(String metric) {
        for (Measured gate : measured) {
            if (gate.metric().equals(metric)) {
                return true;
            }
        }
        return false;
    }

    /** Of a gate on several metrics, that on one. */
    static Gate only(Condition.OnMetric on, Gate gate) {
        return gate.condition().measured().isPresent() ? gate : gate.withCondition(on);
    }

    private static PhaseGates split(
            List<Gate> all, WatchedNames names, Set<String> metrics, Map<String, GateEvidence> evidence) {
        List<Measured> measured = new ArrayList<>();
        Map<Integer, Gate> forPeople = new TreeMap<>();
        for (int at = 0; at < all.size(); at++) {
            Gate gate = all.get(at);
            List<Condition.OnMetric> conditions = names.allOf(gate.condition());
            for (Condition.OnMetric on : conditions) {
                if (metrics.contains(on.metric())) {
                    Optional<GateEvidence> known = Optional.ofNullable(evidence.get(on.metric()));
                    measured.add(new Measured(on.metric(), only(on, gate), known));
                }
            }
            if (conditions.isEmpty() || conditions.stream().anyMatch(on -> !metrics.contains(on.metric()))) {
                forPeople.put(at + 1, gate);
            }
        }
        return new PhaseGates(List.copyOf(measured), Collections.unmodifiableMap(forPeople));
    }

    /** A gate, the metric that it is on, and what the plan says of the observations that it needs. */
    record Measured(String metric, Gate gate, Optional<GateEvidence> evidence) {

        /** Beside how many exposed users one of the control group counts as planned; as many as there are where none is planned. */
        double exposedPerControl() {
            OptionalDouble ratio = evidence.isPresent() ? evidence.get().allocationRatio() : OptionalDouble.empty();
            return ratio.orElse(1);
        }

        /** A metric that is there for its success alone has no gate in any phase. */
        double designEffect(MetricModel model, int phase) {
            return gate.role() == GateRole.SUCCESS
                    ? evidence.map(GateEvidence::designEffect).orElse(1.0)
                    : model.designEffect(phase);
        }
    }
}

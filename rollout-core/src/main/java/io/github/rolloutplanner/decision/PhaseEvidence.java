package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a plan says of the observations of a metric in a phase. */
final class PhaseEvidence {
    private PhaseEvidence() {}

    /** The evidence of each gate; on the last phase, of metrics without one, that of the success criterion. */
    static Map<String, GateEvidence> of(RolloutPlan plan, RolloutPhase phase) {
        boolean isLast = phase.number() == plan.phases().size();
        return byMetric(Stream.concat(
                phase.evidence().stream(), isLast ? plan.successEvidence().stream() : Stream.<GateEvidence>empty()));
    }

    /** The evidence of the gates of each phase. */
    static List<Map<String, GateEvidence>> ofGates(RolloutPlan plan) {
        return plan.phases().stream()
                .map(phase -> byMetric(phase.evidence().stream()))
                .toList();
    }

    private static Map<String, GateEvidence> byMetric(Stream<GateEvidence> evidence) {
        Map<String, GateEvidence> first = new HashMap<>();
        evidence.forEach(gate -> first.putIfAbsent(gate.metric(), gate));
        return first;
    }
}

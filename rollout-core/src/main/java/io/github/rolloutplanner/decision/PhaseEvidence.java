package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.util.Optional;
import java.util.stream.Stream;

/** What a plan says of the observations of a metric in a phase. */
final class PhaseEvidence {
    private PhaseEvidence() {}

    /** The evidence of its gate; on the last phase without one, that of its success criterion. */
    static Optional<GateEvidence> of(RolloutPlan plan, RolloutPhase phase, String metric) {
        boolean isLast = phase.number() == plan.phases().size();
        return Stream.concat(
                        phase.evidence().stream(),
                        isLast ? plan.successEvidence().stream() : Stream.<GateEvidence>empty())
                .filter(evidence -> evidence.metric().equals(metric))
                .findFirst();
    }
}

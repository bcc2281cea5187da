package io.github.rolloutplanner.lint;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.internal.bounds.Elements;
import io.github.rolloutplanner.plan.RolloutPhase;
import java.util.List;

/**
 * What the gates of a phase can detect.
 *
 * @param phase the phase
 * @param gates the evidence of each gate that can be judged, with its reasons
 * @since 0.1.0
 */
public record PhaseEvidence(RolloutPhase phase, List<GateEvidence> gates) {

    public PhaseEvidence {
        requireNonNull(phase, "phase");
        gates = Elements.listOf(gates, "gates");
    }
}

package io.github.rolloutplanner.internal.planning;

import io.github.rolloutplanner.evidence.ExposureLedger;
import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.evidence.Verdict;
import io.github.rolloutplanner.strategy.PhaseOutline;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The phases, as long as their gates need to be powered, and the evidence of each.
 *
 * @param outlines the phases
 * @param evidence the evidence of each phase; empty lists where the traffic is not known
 * @param successes the evidence of each success metric in the bake; empty where the traffic is not known
 * @param bake how long to bake after full rollout
 * @param exposure who has the change when; empty where the traffic is not known
 */
public record AnalyzedPhases(
        List<PhaseOutline> outlines,
        List<List<GateEvidence>> evidence,
        List<GateEvidence> successes,
        Duration bake,
        Optional<ExposureLedger> exposure) {

    /** The evidence of a metric in a phase. */
    public Optional<GateEvidence> of(String metric, int phase) {
        return on(metric, evidence.get(phase - 1));
    }

    /** Whether the bake shows that a success metric is better. */
    Optional<GateEvidence> success(String metric) {
        return on(metric, successes);
    }

    private static Optional<GateEvidence> on(String metric, List<GateEvidence> gates) {
        for (GateEvidence gate : gates) {
            if (gate.metric().equals(metric)) {
                return Optional.of(gate);
            }
        }
        return Optional.empty();
    }

    /** Whether a gate is underpowered, so that it decides nothing. */
    boolean isUnderpowered(String metric, int phase) {
        Optional<GateEvidence> gate = of(metric, phase);
        return gate.isPresent() && gate.get().verdict() == Verdict.UNDERPOWERED;
    }
}

package io.github.rolloutplanner.internal.evidence;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.evidence.GateEvidence;
import java.time.Duration;
import java.util.List;

/**
 * How long a phase lasts so that its gates are powered, and whether they are.
 *
 * @param soak its length: as the strategy wanted it, or longer by whole hours
 * @param gates the evidence of each gate
 * @param successes the evidence of each success metric
 * @since 0.1.0
 */
public record PhasePowerAnalysis(Duration soak, List<GateEvidence> gates, List<GateEvidence> successes) {

    public PhasePowerAnalysis {
        requireNonNull(soak, "soak");
        gates = List.copyOf(gates);
        successes = List.copyOf(successes);
    }
}

package io.github.rolloutplanner.decision;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.plan.RolloutPhase;
import java.time.Duration;
import java.util.List;

/**
 * What a decision was made from.
 *
 * @param at when, since the start of the rollout
 * @param phase the phase
 * @param since when the phase began
 * @param gates where its measured gates stand
 * @since 0.1.0
 */
public record Look(Duration at, RolloutPhase phase, Duration since, List<GateStatus> gates) {

    public Look {
        requireNonNull(at, "at");
        requireNonNull(phase, "phase");
        requireNonNull(since, "since");
        gates = List.copyOf(requireNonNull(gates, "gates"));
    }

    /**
     * How long the phase has lasted.
     *
     * @return the time since it began
     */
    public Duration elapsed() {
        return at.minus(since);
    }
}

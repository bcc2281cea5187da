package io.github.rolloutplanner.decision;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.bounds.Elements;
import io.github.rolloutplanner.internal.bounds.TimeBound;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a decision was made from.
 *
 * @param at when, since the start of the rollout
 * @param phase the phase
 * @param since when the phase began
 * @param gates where its measured gates stand
 * @param readOut what the experiment shows that the phase runs, where something can follow from it: from its planned end on,
 *     at all looks where interim ones were planned, and where something speaks against it; at any time,
 *     {@link RunningRollout#readOut} tells it
 * @param unevaluated what of the plan no observation decides, whatever comes
 * @since 0.1.0
 */
public record Look(
        Duration at,
        RolloutPhase phase,
        Duration since,
        List<GateStatus> gates,
        Optional<ExperimentReadOut> readOut,
        List<RolloutPlan.Unevaluated> unevaluated) {

    public Look {
        TimeBound.require(at, "at");
        requireNonNull(phase, "phase");
        TimeBound.require(since, "since");
        requireNonNull(readOut, "readOut");
        gates = Elements.listOf(gates, "gates");
        unevaluated = Elements.listOf(unevaluated, "unevaluated");
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

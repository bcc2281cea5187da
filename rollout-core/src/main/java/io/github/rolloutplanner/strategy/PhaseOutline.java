package io.github.rolloutplanner.strategy;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.internal.bounds.Elements;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.reason.Reason;
import java.util.List;

/**
 * A phase as a strategy gives it: who, how many, how long, what for, and why. Gates of metrics are added by the planner.
 *
 * @param step name, percentage and soak
 * @param audience who is exposed
 * @param purpose what the phase is for; a plan whose phases have no experiment runs none
 * @param gates what must hold to leave the phase, beside the gates of metrics
 * @param reasons why this percentage and this soak
 * @since 0.1.0
 */
public record PhaseOutline(Step step, Audience audience, PhasePurpose purpose, List<Gate> gates, List<Reason> reasons) {

    public PhaseOutline {
        requireNonNull(step, "step");
        requireNonNull(audience, "audience");
        requireNonNull(purpose, "purpose");
        gates = Elements.listOf(gates, "gates");
        reasons = Elements.listOf(reasons, "reasons");
    }

    /**
     * A phase with the gates of its metrics only.
     *
     * @param step name, percentage and soak
     * @param audience who is exposed
     * @param purpose what the phase is for
     * @param reasons why this percentage and this soak
     */
    public PhaseOutline(Step step, Audience audience, PhasePurpose purpose, List<Reason> reasons) {
        this(step, audience, purpose, List.of(), reasons);
    }

    /**
     * A phase that exposes users, and is no experiment.
     *
     * @param step name, percentage and soak
     * @param audience who is exposed
     * @param reasons why this percentage and this soak
     */
    public PhaseOutline(Step step, Audience audience, List<Reason> reasons) {
        this(step, audience, PhasePurpose.ROLLOUT, reasons);
    }
}

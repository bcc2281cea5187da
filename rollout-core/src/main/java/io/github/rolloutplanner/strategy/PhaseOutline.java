package io.github.rolloutplanner.strategy;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.reason.Reason;
import java.util.List;

/**
 * A phase as a strategy gives it: who, how many, how long, and why. Gates are added by the planner.
 *
 * @param step name, percentage and soak
 * @param audience who is exposed
 * @param reasons why this percentage and this soak
 * @since 0.1.0
 */
public record PhaseOutline(Step step, Audience audience, List<Reason> reasons) {

    /**
     * Copies the reasons.
     *
     * @param step name, percentage and soak
     * @param audience who is exposed
     * @param reasons why this percentage and this soak
     */
    public PhaseOutline {
        requireNonNull(step, "step");
        requireNonNull(audience, "audience");
        reasons = List.copyOf(requireNonNull(reasons, "reasons"));
    }
}

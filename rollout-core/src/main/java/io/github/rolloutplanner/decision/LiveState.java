package io.github.rolloutplanner.decision;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.flag.FlagState;
import io.github.rolloutplanner.internal.bounds.Elements;
import io.github.rolloutplanner.internal.text.Legible;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.strategy.Audience;
import java.util.List;
import java.util.Optional;

/**
 * What must be live now: how many have the change, who they are, and what the flags say for it. Bring the world to it after
 * each transition; whatever it was before.
 *
 * @param percentage the part of the population that has the change: 0% after a rollback, 100% after completion, that of the
 *     phase while it runs or is paused
 * @param audience who has it; empty after a rollback
 * @param flags the state of each flag of the plan
 * @since 0.1.0
 */
public record LiveState(Percentage percentage, Optional<Audience> audience, List<FlagState> flags) {

    public LiveState {
        requireNonNull(percentage, "percentage");
        requireNonNull(audience, "audience");
        flags = Elements.listOf(flags, "flags");
    }

    @Override
    public String toString() {
        return Legible.escaped(audience.map(who -> who.text(percentage)).orElse("No users")) + " (" + percentage + ")";
    }
}

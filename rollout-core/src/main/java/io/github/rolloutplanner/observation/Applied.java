package io.github.rolloutplanner.observation;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.bounds.TimeBound;
import io.github.rolloutplanner.reason.RolloutException;
import java.time.Duration;

/**
 * A look at the flag or delivery system that showed what must be live.
 *
 * @param at when, since the start of the rollout
 * @param transitions after how many transitions of the rollout it was what must be live
 * @since 0.1.0
 */
public record Applied(Duration at, int transitions) {

    public Applied {
        TimeBound.require(requireNonNull(at, "at"), "at");
        if (transitions < 0) {
            throw new RolloutException.InvalidValue(
                    "There are no " + transitions + " transitions. Give their number, 0 for the start.");
        }
    }
}

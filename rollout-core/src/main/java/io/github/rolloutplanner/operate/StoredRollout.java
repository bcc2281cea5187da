package io.github.rolloutplanner.operate;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.decision.RunningRollout;

/**
 * A rollout as a store has it.
 *
 * @param rollout the rollout
 * @param revision which state of it this is: each append makes a higher one
 * @since 0.1.0
 */
public record StoredRollout(RunningRollout rollout, long revision) {

    public StoredRollout {
        requireNonNull(rollout, "rollout");
    }
}

package io.github.rolloutplanner.operate;

import io.github.rolloutplanner.decision.RunningRollout;

/**
 * Makes true in a flag or delivery system what must be live in a rollout ({@link RunningRollout#live()}). Setting the same twice
 * changes nothing, and what was there before does not matter.
 *
 * @since 0.1.0
 */
public interface Actuator {

    /**
     * Brings the system to what must be live.
     *
     * @param rollout the rollout as it is now
     * @throws Exception if the system cannot be brought there: it is tried again
     */
    void apply(RunningRollout rollout) throws Exception;

    /**
     * Reads back what the system shows.
     *
     * @param rollout the rollout as it is now
     * @return whether that is what must be live
     * @throws Exception if the system cannot be read
     */
    Shown readBack(RunningRollout rollout) throws Exception;

    /**
     * What a system shows.
     *
     * @since 0.1.0
     */
    enum Shown {
        /** What must be live. */
        LIVE,
        /** Something else. */
        OTHER,
        /** It cannot be read back: it is set each time. */
        UNKNOWN
    }
}

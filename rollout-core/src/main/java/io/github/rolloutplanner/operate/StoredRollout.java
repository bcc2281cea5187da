package io.github.rolloutplanner.operate;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.decision.RolloutEvent;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.internal.bounds.Elements;
import java.util.List;

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

    /**
     * Lets something happen to it, for a store that is about to keep that.
     *
     * @param events what happens, in order
     * @return the rollout after it, whose revision is higher by one for each event
     * @throws io.github.rolloutplanner.reason.RolloutException if the rollout refuses an event
     */
    public StoredRollout after(List<RolloutEvent> events) {
        List<RolloutEvent> next = Elements.listOf(events, "events");
        RunningRollout after = rollout;
        for (RolloutEvent event : next) {
            after = event.after(after);
        }
        return new StoredRollout(after, revision + next.size());
    }
}

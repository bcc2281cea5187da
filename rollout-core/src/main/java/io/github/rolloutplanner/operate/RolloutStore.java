package io.github.rolloutplanner.operate;

import io.github.rolloutplanner.decision.RolloutEvent;
import java.util.List;

/**
 * Keeps one running rollout, so that it outlives the program that decides, and so that of two programs that decide at the same time one
 * acts.
 *
 * @since 0.1.0
 */
public interface RolloutStore {

    /**
     * The rollout as it is kept.
     *
     * @return the rollout and its revision
     * @throws StoreException if there is none, or if the store cannot be read
     */
    StoredRollout load();

    /**
     * Keeps what happened, if nothing else happened since the rollout was loaded.
     *
     * @param before the rollout to which it happened, as it was loaded or appended to
     * @param events what happened to it, in order; where there is nothing, nothing is written
     * @return the rollout after it
     * @throws StoreException with the fault {@link StoreException.Fault#STALE} if the store has another revision by now, where
     *     nothing was written; with others if it cannot be written, where the events are kept in their order up to one of them, or none is
     * @throws io.github.rolloutplanner.reason.RolloutException if the rollout refuses an event: nothing is written
     */
    StoredRollout append(StoredRollout before, List<RolloutEvent> events);
}

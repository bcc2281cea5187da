package io.github.rolloutplanner.operate;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.decision.RolloutEvent;
import io.github.rolloutplanner.decision.RunningRollout;
import java.util.List;

/**
 * Keeps one running rollout, so that it outlives the program that decides, and so that of two programs that decide at the same time one
 * acts.
 *
 * @since 0.1.0
 */
public interface RolloutStore {

    /**
     * A store that forgets all when the program ends, for tests and for programs that start a rollout anew with each run. Several
     * threads may use it.
     *
     * @param rollout the rollout with which it begins, at revision 1
     * @return the store
     */
    static RolloutStore inMemory(RunningRollout rollout) {
        return new InMemoryStore(requireNonNull(rollout, "rollout"));
    }

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
     *     nothing was written; with {@link StoreException.Fault#FOREIGN} if it is a rollout of another plan; with others if it cannot be written, where the events are kept in their order up to one of them, or none is
     * @throws io.github.rolloutplanner.reason.RolloutException if the rollout refuses an event: nothing is written
     */
    StoredRollout append(StoredRollout before, List<RolloutEvent> events);
}

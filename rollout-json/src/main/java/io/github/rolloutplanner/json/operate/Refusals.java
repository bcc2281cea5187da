package io.github.rolloutplanner.json.operate;

import io.github.rolloutplanner.internal.state.PlanIdentity;
import io.github.rolloutplanner.operate.StoreException;
import io.github.rolloutplanner.operate.StoreException.Fault;

/** What stores refuse, in the same words wherever they keep what they keep. */
final class Refusals {
    private Refusals() {}

    /** An append to a rollout that went on. */
    static StoreException stale(String place, long revision) {
        return new StoreException(
                Fault.STALE,
                place + " went on from revision " + revision
                        + ": something else happened since it was loaded. Nothing was written. Load it again, and decide anew.");
    }

    /** An append of what happened to a rollout of another plan. */
    static StoreException foreign(String place, PlanIdentity kept, PlanIdentity given) {
        return new StoreException(
                Fault.FOREIGN,
                place + " keeps " + kept + ", not " + given
                        + ". Nothing was written. Append to the store that the rollout was loaded from.");
    }

    /** A start where another rollout is. */
    static StoreException taken(String place, PlanIdentity kept, PlanIdentity given, String advice) {
        return new StoreException(Fault.FOREIGN, place + " keeps " + kept + ", not " + given + ". " + advice);
    }
}

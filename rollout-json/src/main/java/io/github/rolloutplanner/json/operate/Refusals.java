package io.github.rolloutplanner.json.operate;

import io.github.rolloutplanner.internal.state.Lineage;
import io.github.rolloutplanner.internal.state.PlanIdentity;
import io.github.rolloutplanner.operate.StoreException;
import io.github.rolloutplanner.operate.StoreException.Fault;
import io.github.rolloutplanner.operate.StoredRollout;
import java.util.Optional;

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

    /** An append by who still has a plan that the rollout had before; nothing where it never had it. */
    static Optional<StoreException> outdated(String place, StoredRollout kept, PlanIdentity given) {
        return replaced(kept, given)
                .map(how -> new StoreException(
                        Fault.STALE,
                        place + " keeps " + Plans.of(kept) + ": " + how
                                + " Nothing was written. Load it again, and decide anew."));
    }

    /** A start by who still has a plan that the rollout had before; nothing where it never had it. */
    static Optional<StoreException> replanned(String place, StoredRollout kept, PlanIdentity given) {
        return replaced(kept, given)
                .map(how -> new StoreException(
                        Fault.FOREIGN,
                        place + " keeps " + Plans.of(kept) + ": " + how
                                + " Go on with load(), or start with the plan that it has now."));
    }

    /** A rollout that has the plan again has it. */
    private static Optional<String> replaced(StoredRollout kept, PlanIdentity given) {
        return Plans.fingerprint(kept).equals(given.fingerprint())
                ? Optional.empty()
                : Lineage.of(kept.rollout().state()).replacing(given);
    }

    /** A start where another rollout is. */
    static StoreException taken(String place, PlanIdentity kept, PlanIdentity given, String advice) {
        return new StoreException(Fault.FOREIGN, place + " keeps " + kept + ", not " + given + ". " + advice);
    }
}

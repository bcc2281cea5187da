package io.github.rolloutplanner.operate;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.decision.RolloutEvent;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.internal.bounds.Elements;
import io.github.rolloutplanner.internal.state.Lineage;
import io.github.rolloutplanner.internal.state.PlanIdentity;
import io.github.rolloutplanner.operate.StoreException.Fault;
import java.util.List;

/** Keeps a rollout as long as the program runs. */
final class InMemoryStore implements RolloutStore {
    private static final long FIRST = 1;

    private StoredRollout stored;

    InMemoryStore(RunningRollout rollout) {
        this.stored = new StoredRollout(rollout, FIRST);
    }

    @Override
    public synchronized StoredRollout load() {
        return stored;
    }

    @Override
    public synchronized StoredRollout append(StoredRollout before, List<RolloutEvent> events) {
        requireNonNull(before, "before");
        if (Elements.listOf(events, "events").isEmpty()) {
            return before;
        }
        requireOwn(PlanIdentity.of(before.rollout().state()));
        requireCurrent(before.revision());
        stored = stored.after(events);
        return stored;
    }

    private void requireOwn(PlanIdentity other) {
        if (!plan().fingerprint().equals(other.fingerprint())) {
            Lineage.of(stored.rollout().state()).replacing(other).ifPresent(this::refuseEarlier);
            throw new StoreException(
                    Fault.FOREIGN,
                    "This store keeps " + plan() + ", not " + other
                            + ". Nothing was written. Append to the store that the rollout was loaded from.");
        }
    }

    private PlanIdentity plan() {
        return PlanIdentity.of(stored.rollout().state());
    }

    private void refuseEarlier(String how) {
        throw new StoreException(
                Fault.STALE,
                "This store keeps " + plan() + ": " + how + " Nothing was written. Load it again, and decide anew.");
    }

    private void requireCurrent(long revision) {
        if (revision != stored.revision()) {
            throw new StoreException(
                    Fault.STALE,
                    "'" + plan().feature() + "' is at revision " + stored.revision() + ", not at " + revision
                            + ": something else happened since it was loaded. Nothing was written. Load it again, and"
                            + " decide anew.");
        }
    }
}

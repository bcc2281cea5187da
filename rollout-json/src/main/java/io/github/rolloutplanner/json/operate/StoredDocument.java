package io.github.rolloutplanner.json.operate;

import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.json.JsonContractException;
import io.github.rolloutplanner.json.RunningRolloutJson;
import io.github.rolloutplanner.operate.StoreException;
import io.github.rolloutplanner.operate.StoreException.Fault;
import io.github.rolloutplanner.operate.StoredRollout;

/** Reads what a row keeps, and trusts it only where all of it agrees. */
final class StoredDocument {
    private static final String RESTORE = " Restore the row from a backup";

    private StoredDocument() {}

    /** The rollout of a row, which is no earlier one than was seen before. */
    static StoredRollout read(String place, RolloutRow row, long seen) {
        if (row.revision() < seen) {
            throw damaged(place + " is at revision " + row.revision() + ", after it was at " + seen
                    + ". A backup or a copy that lags behind was read: bring back the latest, or find out what was"
                    + " done since and start this program anew.");
        }
        StoredRollout stored = new StoredRollout(rollout(place, row), row.revision());
        if (!row.fingerprint().equals(Plans.fingerprint(stored))) {
            throw damaged(place + " has the document of another plan, " + Plans.of(stored) + ", than its fingerprint."
                    + RESTORE + ".");
        }
        return stored;
    }

    private static RunningRollout rollout(String place, RolloutRow row) {
        try {
            return RunningRolloutJson.read(row.document());
        } catch (JsonContractException e) {
            throw new StoreException(
                    Fault.DAMAGED,
                    place + " has a document that cannot be read." + RESTORE
                            + ", or replay the log of events where there is one.\n" + e.getMessage(),
                    e);
        }
    }

    private static StoreException damaged(String message) {
        return new StoreException(Fault.DAMAGED, message);
    }
}

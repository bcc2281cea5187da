package io.github.rolloutplanner.operate;

import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.observation.PersonCall;
import io.github.rolloutplanner.observation.PersonCall.Matter;
import io.github.rolloutplanner.observation.PersonCall.Subject;
import java.util.Optional;
import java.util.function.Supplier;
import javax.annotation.Nullable;

/** Calls a person when the store fails, which cannot keep that it did: so this does, until the store is there again. */
final class StoreAlarm {
    private final Notifier notifier;

    @Nullable
    private RunningRollout known;

    private boolean isTold;

    StoreAlarm(Notifier notifier) {
        this.notifier = notifier;
    }

    /** Notes what the store brought. */
    synchronized StoredRollout known(StoredRollout stored) {
        known = stored.rollout();
        isTold = false;
        return stored;
    }

    /** Does something with the store. Until it brought a rollout once, only the caller hears of its failure. */
    Tick guard(String onCall, Supplier<Tick> step) {
        try {
            return step.get();
        } catch (StoreException e) {
            tell(onCall, e);
            throw e;
        }
    }

    private synchronized void tell(String onCall, StoreException failure) {
        if (known == null || isTold) {
            return;
        }
        PersonCall call = new PersonCall(
                known.lookedUntil(),
                known.phase().number(),
                new Subject(Matter.STORE, "", Optional.of(known.lookedUntil())),
                onCall);
        try {
            notifier.call(new NoticeText(known).store(call, failure));
            isTold = true;
        } catch (Exception e) { // the failure of the store is what the caller has to hear
            failure.addSuppressed(new SourceException("No person was called for it: " + Failures.text(e)));
        }
    }
}

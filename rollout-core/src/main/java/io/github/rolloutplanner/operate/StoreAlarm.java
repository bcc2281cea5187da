package io.github.rolloutplanner.operate;

import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.observation.PersonCall;
import io.github.rolloutplanner.observation.PersonCall.Matter;
import io.github.rolloutplanner.observation.PersonCall.Subject;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import javax.annotation.Nullable;

/** Calls a person when the store fails, which cannot keep that it did: so this does, until a whole tick goes through. */
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
        return stored;
    }

    /** Does something with the store. */
    Tick guard(String onCall, Supplier<Tick> step) {
        try {
            Tick tick = step.get();
            end();
            return tick;
        } catch (StoreException e) {
            tell(onCall, e);
            throw e;
        }
    }

    private synchronized void end() {
        isTold = false;
    }

    private synchronized void tell(String onCall, StoreException failure) {
        if (isTold) {
            return;
        }
        try {
            notifier.call(notice(onCall, failure));
            isTold = true;
        } catch (Exception
                | LinkageError
                | StackOverflowError
                | AssertionError e) { // the failure of the store is what the caller has to hear
            failure.addSuppressed(new SourceException("No person was called for it: " + Failures.text(e)));
        }
    }

    private Notice notice(String onCall, StoreException failure) {
        if (known == null) {
            PersonCall call = new PersonCall(Duration.ZERO, 1, new Subject(Matter.STORE, "", Optional.empty()), onCall);
            return NoticeText.unknown(call, failure);
        }
        Duration since = known.lookedUntil();
        Subject subject = new Subject(Matter.STORE, "", Optional.of(since));
        return new NoticeText(known).store(new PersonCall(since, known.phase().number(), subject, onCall), failure);
    }
}

package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.internal.state.TransitionLog;
import io.github.rolloutplanner.internal.text.Elapsed;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.observation.Applied;
import io.github.rolloutplanner.reason.RolloutException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What operating a rollout left behind; no decision depends on it.
 *
 * @param startedAt when it started; empty where only lengths of time are known
 * @param applied when what must be live was last seen live
 * @param calls the pages that it caused
 */
record Operation(Optional<Instant> startedAt, Optional<Applied> applied, Calls calls) {
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9000-01-01T00:00:00Z");

    Operation {
        startedAt.filter(start -> start.isBefore(FIRST) || start.isAfter(LAST)).ifPresent(start -> {
            throw new RolloutException.InvalidValue(
                    "A rollout cannot start at " + start + ". Give a time in the years 1 to 8999.");
        });
    }

    Operation startedAt(String feature, Instant start) {
        startedAt.filter(known -> !known.equals(start)).ifPresent(known -> {
            throw new TransitionException("'" + feature + "' started at " + known + ", not at " + start
                    + ". Leave out startedAt(..), or start the plan anew.");
        });
        return new Operation(Optional.of(start), applied, calls);
    }

    Operation with(Applied look) {
        return new Operation(startedAt, Optional.of(look), calls);
    }

    Operation with(Calls all) {
        return new Operation(startedAt, applied, all);
    }

    /** Refuses a look that cannot have been. */
    static void require(Applied look, TransitionLog log) {
        int done = log.transitions().size();
        if (look.transitions() > done) {
            throw new TransitionException(
                    "Nothing can have been live after " + Wording.count(look.transitions(), "transition")
                            + ": there were " + done + ". Give at most as many.");
        }
        Duration since = log.first(look.transitions()).last();
        if (look.at().compareTo(since) < 0 || look.at().compareTo(TransitionLog.LONGEST) > 0) {
            throw new TransitionException("What became live at " + Elapsed.text(since) + " cannot have been seen at "
                    + Elapsed.text(look.at()) + ". Give a time from then on, at most "
                    + Elapsed.text(TransitionLog.LONGEST) + ".");
        }
    }
}

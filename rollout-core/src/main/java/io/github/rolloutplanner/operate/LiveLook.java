package io.github.rolloutplanner.operate;

import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.observation.PersonCall;
import io.github.rolloutplanner.operate.Actuator.Shown;
import java.util.Optional;

/**
 * What the flag or delivery system shows of a rollout, as it is kept.
 *
 * @param rollout the rollout
 * @param isOfThisProgram whether each program has the system for itself
 * @param shown what it shows; empty where it could not be read
 * @param failure why it could not be read
 */
record LiveLook(RunningRollout rollout, boolean isOfThisProgram, Optional<Shown> shown, Optional<String> failure) {

    /** Reads it back. What is complete and was seen live in a shared system is left alone, since its flag may be removed. */
    static LiveLook at(RunningRollout rollout, Actuator actuator) {
        boolean isOfThisProgram = actuator.isOfThisProgram();
        boolean isDone = rollout.isOver() && !rollout.isRolledBack() && rollout.isApplied();
        if (isDone && !isOfThisProgram) {
            return new LiveLook(rollout, false, Optional.of(Shown.LIVE), Optional.empty());
        }
        try {
            return new LiveLook(rollout, isOfThisProgram, Optional.of(actuator.readBack(rollout)), Optional.empty());
        } catch (Exception
                | LinkageError
                | StackOverflowError
                | AssertionError e) { // a system that fails is told, and asked again
            return new LiveLook(rollout, isOfThisProgram, Optional.empty(), Optional.of(Failures.text(e)));
        }
    }

    /** Whether a promotion starts from what must be live. */
    boolean isLive() {
        return shows(Shown.LIVE) || (shows(Shown.UNKNOWN) && rollout.isApplied());
    }

    /** Whether it is seen live for the first time since it must be, or since a person was called because it was not. */
    boolean isNews() {
        return shows(Shown.LIVE) && (!rollout.isApplied() || isRecovered());
    }

    private boolean isRecovered() {
        return rollout.applied()
                .filter(seen -> rollout.calls().stream()
                        .anyMatch(call -> call.subject().matter() == PersonCall.Matter.LIVE
                                && call.at().compareTo(seen.at()) >= 0))
                .isPresent();
    }

    /** Whether it was live and no longer is: a person changed it there, and may have had a reason. */
    boolean isChanged() {
        return shows(Shown.OTHER) && rollout.isApplied() && !isOfThisProgram;
    }

    /** Whether to set what was seen live before: what was rolled back stays off, and this program may not have it yet. */
    boolean isToBeSetAgain() {
        return shows(Shown.UNKNOWN)
                || (isOfThisProgram && shows(Shown.OTHER))
                || (rollout.isRolledBack() && isChanged());
    }

    private boolean shows(Shown what) {
        return shown.filter(what::equals).isPresent();
    }

    /** What is in the way of the next promotion. */
    Optional<Obstacle> obstacle() {
        String live = rollout.live().toString();
        if (failure.isPresent()) {
            return Optional.of(new Obstacle.NotLive(live, failure.get()));
        }
        if (isChanged() && rollout.isRolledBack()) {
            return Optional.of(new Obstacle.NotLive(live, "It was changed outside the rollout, and is set again."));
        }
        return isChanged()
                ? Optional.of(new Obstacle.NotLive(
                        live,
                        "The flag system showed it before, and no longer does: it was changed outside the rollout, or a"
                                + " program that was slow wrote late. Roll back or pause the rollout by name, set it there, or"
                                + " apply it again."))
                : Optional.empty();
    }
}

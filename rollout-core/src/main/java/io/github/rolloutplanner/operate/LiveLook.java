package io.github.rolloutplanner.operate;

import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.operate.Actuator.Shown;
import java.util.Optional;

/**
 * What the flag or delivery system shows of a rollout, as it is kept.
 *
 * @param rollout the rollout
 * @param shown what it shows; empty where it could not be read
 * @param failure why it could not be read
 */
record LiveLook(RunningRollout rollout, Optional<Shown> shown, Optional<String> failure) {

    /** Reads it back; what is complete and was seen live is left alone, since its flag may be removed. */
    static LiveLook at(RunningRollout rollout, Actuator actuator) {
        boolean isDone = rollout.isOver() && !rollout.isRolledBack() && rollout.isApplied();
        if (isDone) {
            return new LiveLook(rollout, Optional.of(Shown.LIVE), Optional.empty());
        }
        try {
            return new LiveLook(rollout, Optional.of(actuator.readBack(rollout)), Optional.empty());
        } catch (Exception e) { // a system that fails is told, and asked again
            return new LiveLook(rollout, Optional.empty(), Optional.of(Failures.text(e)));
        }
    }

    /** Whether a promotion starts from what must be live. */
    boolean isLive() {
        return shows(Shown.LIVE) || (shows(Shown.UNKNOWN) && rollout.isApplied());
    }

    /** Whether it is seen live for the first time since it must be. */
    boolean isNews() {
        return shows(Shown.LIVE) && !rollout.isApplied();
    }

    /** Whether it was live and no longer is: a person changed it there, and may have had a reason. */
    boolean isChanged() {
        return shows(Shown.OTHER) && rollout.isApplied();
    }

    /** What was rolled back stays off, whoever changed it. */
    boolean isToBeSetAgain() {
        return rollout.isRolledBack() && isChanged();
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
        return isChanged()
                ? Optional.of(new Obstacle.NotLive(
                        live,
                        "it was, and has been changed outside the rollout. Roll back or pause the rollout by name, set what"
                                + " must be live there, or have it applied again."))
                : Optional.empty();
    }
}

package io.github.rolloutplanner.operate;

import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.decision.ScheduledRollout;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A clock that cannot be right.
 *
 * @param obstacle what is wrong with it
 * @param callsPerson whether it is so wrong that a person has to look
 */
record ClockCheck(Obstacle obstacle, boolean callsPerson) {
    /** What clocks of several machines differ by, and are set back by, without anything being wrong. */
    private static final Duration USUAL = Duration.ofMinutes(1);

    /** Now since the start of the rollout, or until when it is known where the clock is behind that. */
    static Duration notBeforeKnown(RunningRollout rollout, Instant now) {
        Duration elapsed = ScheduledRollout.of(rollout).elapsed(now);
        Duration known = rollout.knownUntil();
        return elapsed.compareTo(known) < 0 ? known : elapsed;
    }

    /** What is wrong with a time, if anything is. */
    static Optional<ClockCheck> of(ScheduledRollout scheduled, Instant now, Duration longestGap) {
        RunningRollout rollout = scheduled.rollout();
        Duration elapsed = scheduled.elapsed(now);
        Duration known = rollout.knownUntil();
        if (elapsed.compareTo(known) < 0) {
            boolean isFar = known.minus(elapsed).compareTo(USUAL) > 0;
            return Optional.of(new ClockCheck(new Obstacle.ClockBehind(elapsed, known), isFar));
        }
        Duration looked = rollout.lookedUntil();
        return elapsed.minus(looked).compareTo(longestGap) > 0
                ? Optional.of(new ClockCheck(new Obstacle.ClockAhead(elapsed, looked), true))
                : Optional.empty();
    }
}

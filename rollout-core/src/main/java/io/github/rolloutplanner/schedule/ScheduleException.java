package io.github.rolloutplanner.schedule;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.reason.RolloutException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import javax.annotation.Nullable;

/**
 * A rollout has no dates: its calendar is closed at its start, or for too long, or it has no calendar. Another time or another
 * calendar helps.
 *
 * @since 0.1.0
 */
public final class ScheduleException extends RolloutException {
    private static final long serialVersionUID = 1L;

    @Nullable
    private final Instant nextOpen;

    /**
     * Creates the exception.
     *
     * @param message what is closed and why, and what to do
     * @param nextOpen the first time that is open; empty where none is known
     */
    public ScheduleException(String message, Optional<Instant> nextOpen) {
        super(message);
        this.nextOpen = requireNonNull(nextOpen, "nextOpen").orElse(null);
    }

    /**
     * Returns the first time at which the rollout may start or promote.
     *
     * @return the time; empty where none is known
     */
    public Optional<Instant> nextOpen() {
        return Optional.ofNullable(nextOpen);
    }

    /** A start at a time that is closed. */
    static ScheduleException closedStart(Instant at, ZoneId zone, ClosedTime.Wait wait) {
        return wait.until()
                .map(open -> new ScheduleException(
                        "A rollout cannot start " + Times.local(at, zone) + ": " + wait.cause()
                                + ". The next time at which it can is " + Times.local(open, zone) + " (" + open + ").",
                        Optional.of(open)))
                .orElseGet(() -> neverOpen(at, zone, wait));
    }

    /** A time after which nothing opens. */
    static ScheduleException neverOpen(Instant at, ZoneId zone, ClosedTime.Wait wait) {
        String closed = "Nothing is open from " + Times.local(at, zone);
        return new ScheduleException(
                wait.isEndless()
                        ? closed + " on: " + wait.cause() + ". Lift the stop first, or give it an end."
                        : closed + " for ten years: " + wait.cause() + ". Give the calendar days that are open.",
                Optional.empty());
    }
}

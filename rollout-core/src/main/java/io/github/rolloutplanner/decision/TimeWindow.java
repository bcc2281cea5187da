package io.github.rolloutplanner.decision;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * A stretch of time, its start included and its end not.
 *
 * @param start since the start of the rollout
 * @param end since the start of the rollout
 * @since 0.1.0
 */
public record TimeWindow(Duration start, Duration end) {

    /**
     * Refuses missing ends. Whether the window makes sense is checked where an observation is taken.
     *
     * @param start since the start of the rollout
     * @param end since the start of the rollout
     */
    public TimeWindow {
        requireNonNull(start, "start");
        requireNonNull(end, "end");
    }

    /**
     * A stretch of whole hours.
     *
     * @param start hours since the start of the rollout
     * @param end hours since the start of the rollout
     * @return the window
     */
    public static TimeWindow ofHours(long start, long end) {
        return new TimeWindow(Duration.ofHours(start), Duration.ofHours(end));
    }

    /**
     * How long the window is.
     *
     * @return the time between start and end
     */
    public Duration length() {
        return end.minus(start);
    }

    /**
     * Whether two windows have time in common.
     *
     * @param other the other window
     * @return false for windows that only touch
     */
    public boolean overlaps(TimeWindow other) {
        return start.compareTo(other.end) < 0 && other.start.compareTo(end) < 0;
    }

    boolean contains(Duration at) {
        return start.compareTo(at) <= 0 && at.compareTo(end) < 0;
    }

    /**
     * The window as text.
     *
     * @return for instance {@code 26h..27h}
     */
    @Override
    public String toString() {
        return Elapsed.text(start) + ".." + Elapsed.text(end);
    }
}

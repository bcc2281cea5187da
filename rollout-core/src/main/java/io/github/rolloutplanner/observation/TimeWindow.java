package io.github.rolloutplanner.observation;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.bounds.TimeBound;
import io.github.rolloutplanner.internal.text.Elapsed;
import io.github.rolloutplanner.reason.RolloutException;
import java.time.Duration;

/**
 * A stretch of time, its start included and its end not. Whether it makes sense is checked where an observation is taken.
 *
 * @param start since the start of the rollout
 * @param end since the start of the rollout
 * @since 0.1.0
 */
public record TimeWindow(Duration start, Duration end) {

    /**
     * Refuses times that nothing can be computed with.
     *
     * @throws RolloutException.InvalidValue if one is more than a million days before or after the start of the rollout
     */
    public TimeWindow {
        TimeBound.require(start, "start");
        TimeBound.require(end, "end");
    }

    /**
     * A stretch of whole hours.
     *
     * @param start hours since the start of the rollout
     * @param end hours since the start of the rollout
     * @return the window
     * @throws RolloutException.InvalidValue if one is more than a million days before or after the start of the rollout
     */
    public static TimeWindow ofHours(long start, long end) {
        return new TimeWindow(hours(start), hours(end));
    }

    /** More hours than a length of time can have are as good as the most that it can. */
    private static Duration hours(long hours) {
        long most = Duration.ofSeconds(Long.MAX_VALUE).toHours();
        return Duration.ofHours(Math.max(-most, Math.min(most, hours)));
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
        requireNonNull(other, "other");
        return start.compareTo(other.end) < 0 && other.start.compareTo(end) < 0;
    }

    /**
     * Whether a time lies in the window.
     *
     * @param at a time since the start of the rollout
     * @return true also for its start, but not for its end
     */
    public boolean contains(Duration at) {
        requireNonNull(at, "at");
        return start.compareTo(at) <= 0 && at.compareTo(end) < 0;
    }

    /**
     * Whether another window lies in this one.
     *
     * @param other the other window
     * @return true also if they share an end
     */
    public boolean covers(TimeWindow other) {
        requireNonNull(other, "other");
        return start.compareTo(other.start) <= 0 && other.end.compareTo(end) <= 0;
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

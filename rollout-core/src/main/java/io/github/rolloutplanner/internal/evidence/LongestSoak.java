package io.github.rolloutplanner.internal.evidence;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.reason.Reason;
import java.time.Duration;

/**
 * How long a phase may last so that its gates are powered, and why not longer.
 *
 * @param length the longest length
 * @param reason what bounds it
 * @since 0.1.0
 */
public record LongestSoak(Duration length, Reason reason) {

    public LongestSoak {
        requireNonNull(length, "length");
        requireNonNull(reason, "reason");
    }

    /**
     * The stricter of two bounds.
     *
     * @param other another bound
     * @return the shorter one, this one where both are equal
     */
    public LongestSoak or(LongestSoak other) {
        return other.length.compareTo(length) < 0 ? other : this;
    }

    /**
     * This bound for a phase that is as long already.
     *
     * @param soak how long the phase shall last anyway
     * @return a bound that is not shorter
     */
    public LongestSoak atLeast(Duration soak) {
        return soak.compareTo(length) > 0 ? new LongestSoak(soak, reason) : this;
    }
}

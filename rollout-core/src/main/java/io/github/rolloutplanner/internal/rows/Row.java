package io.github.rolloutplanner.internal.rows;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;

/**
 * One row of an answer: a group in a window.
 *
 * @param place where it stands, such as {@code row 2} or {@code line 17}
 * @param window the part of the asked window that it is of; empty for all of it
 * @param cells numbers and texts by the lower-case name of their column; what is null or empty has none
 * @since 0.1.0
 */
public record Row(String place, Optional<Window> window, Map<String, Object> cells) {

    public Row {
        requireNonNull(place, "place");
        requireNonNull(window, "window");
        cells = Collections.unmodifiableMap(cells);
    }

    /**
     * A window by the wall clock.
     *
     * @param from its start, inclusive
     * @param until its end, exclusive
     * @since 0.1.0
     */
    public record Window(Instant from, Instant until) {

        public Window {
            requireNonNull(from, "from");
            requireNonNull(until, "until");
        }

        /** Whether it has time in common with another. */
        public boolean overlaps(Window other) {
            return from.isBefore(other.until) && other.from.isBefore(until);
        }

        /** Whether another lies in it. */
        public boolean covers(Window other) {
            return !other.from.isBefore(from) && !other.until.isAfter(until);
        }

        @Override
        public String toString() {
            return from + ".." + until;
        }
    }
}

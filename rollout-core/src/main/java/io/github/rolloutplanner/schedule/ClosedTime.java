package io.github.rolloutplanner.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A time for which one thing closes a calendar.
 *
 * @param closure what closes it
 * @param from from when on it is looked at
 * @param until when it no longer does; empty where only a person ends it
 */
record ClosedTime(Closure closure, Instant from, Optional<Instant> until) {
    private static final Duration FOREVER = Duration.ofSeconds(Long.MAX_VALUE);

    private Duration length() {
        return until.map(end -> Duration.between(from, end)).orElse(FOREVER);
    }

    boolean isLongerThan(ClosedTime other) {
        return other.until.isPresent() && (until.isEmpty() || until.get().isAfter(other.until.get()));
    }

    /**
     * What closes a calendar, one thing after the other without a gap.
     *
     * @param closed each from the end of the one before; none where the calendar is open at once
     * @param until the first time that is open; empty where none is known
     */
    record Wait(List<ClosedTime> closed, Optional<Instant> until) {

        boolean isOver() {
            return closed.isEmpty();
        }

        /** Whether only a person ends it. */
        boolean isEndless() {
            return !closed.isEmpty() && closed.get(closed.size() - 1).until().isEmpty();
        }

        /** What closes the calendar at first; and where others follow, the one of them that does for longest. */
        String cause() {
            String first = closed.get(0).closure().cause();
            return longestAfterFirst()
                    .map(later -> later.closure().cause())
                    .filter(later -> !later.equals(first))
                    .map(later -> first + ", then " + later)
                    .orElse(first);
        }

        private Optional<ClosedTime> longestAfterFirst() {
            return closed.stream().skip(1).max(Comparator.comparing(ClosedTime::length));
        }
    }
}

package io.github.rolloutplanner.schedule;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.bounds.Elements;
import io.github.rolloutplanner.internal.bounds.TimeBound;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.reason.RolloutException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How long the parts of a rollout take, whatever the date: what dates are computed from.
 *
 * @param preparation before the first phase; empty where it is not known
 * @param phases the phases, first to last
 * @param bake after full rollout; empty where it is not known
 * @since 0.1.0
 */
public record RolloutLengths(Optional<Duration> preparation, List<PhaseLength> phases, Optional<Duration> bake) {

    /**
     * Refuses lengths that no rollout can have.
     *
     * @throws RolloutException.InvalidValue if there are no phases, or a length is negative or longer than a million days
     */
    public RolloutLengths {
        requireNonNull(preparation, "preparation").ifPresent(length -> requireLength(length, "preparation"));
        phases = Elements.listOf(phases, "phases");
        requireNonNull(bake, "bake").ifPresent(length -> requireLength(length, "bake"));
        if (phases.isEmpty()) {
            throw new RolloutException.InvalidValue(
                    "Without phases there is nothing to give dates to. Give one phase.");
        }
    }

    private static void requireLength(Duration length, String name) {
        if (TimeBound.require(length, name).isNegative()) {
            throw new RolloutException.InvalidValue("A length of " + Wording.of(length) + " (" + name
                    + ") is negative, so it has no dates. Give zero or more.");
        }
    }

    /**
     * Returns the dates of a rollout that starts at a time.
     *
     * @param start when the first phase begins
     * @param calendar when promotions are allowed
     * @return the start, each promotion as early as the calendar allows it, and the end of the bake
     * @throws ScheduleException if the calendar is closed at the start, with the next time at which it is open; or if nothing is
     *     open within ten years after a soak
     * @throws RolloutException.InvalidValue if a date is not in the years 1 to 9999
     */
    public RolloutSchedule schedule(Instant start, RolloutCalendar calendar) {
        return new DateSearch(this, requireNonNull(calendar, "calendar")).from(Times.require(start, "start"));
    }

    /**
     * Returns the latest start, to the minute, with which 100% is reached in time.
     *
     * @param deadline when 100% is reached at the latest
     * @param calendar when starts and promotions are allowed
     * @return the start; empty where none within ten years before the deadline is early enough
     * @throws ScheduleException if a phase before the last has no known soak
     * @throws RolloutException.InvalidValue if the deadline is not in the years 1 to 9999
     */
    public Optional<Instant> latestStart(Instant deadline, RolloutCalendar calendar) {
        return new DateSearch(this, requireNonNull(calendar, "calendar"))
                .latestStart(Times.require(deadline, "deadline"));
    }

    /**
     * How long a phase takes.
     *
     * @param label the phase as it reads in a sentence: "Beta (5%)"
     * @param soak how long it stays at least; empty where that is not known, and on a last phase that bakes
     * @since 0.1.0
     */
    public record PhaseLength(String label, Optional<Duration> soak) {

        /**
         * Refuses a soak that no phase can have.
         *
         * @throws RolloutException.InvalidValue if the soak is negative or longer than a million days
         */
        public PhaseLength {
            requireNonNull(label, "label");
            requireNonNull(soak, "soak").ifPresent(length -> requireLength(length, "soak"));
        }
    }
}

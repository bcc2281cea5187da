package io.github.rolloutplanner.schedule;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.reason.RolloutException;
import java.time.DayOfWeek;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * When most users come: local hours of some days of the week.
 *
 * @param days the days
 * @param hours the hours of each of them
 * @since 0.1.0
 */
public record TrafficPeak(Set<DayOfWeek> days, TimeRange hours) {

    /**
     * Refuses a peak that never comes.
     *
     * @throws RolloutException.InvalidValue if there are no days
     */
    public TrafficPeak {
        days = Collections.unmodifiableSet(copyOf(requireNonNull(days, "days")));
        requireNonNull(hours, "hours");
        if (days.isEmpty()) {
            throw new RolloutException.InvalidValue(
                    "A peak of traffic at " + hours + " has no days. Give at least one day of the week.");
        }
    }

    private static Set<DayOfWeek> copyOf(Set<DayOfWeek> days) {
        Set<DayOfWeek> copy = EnumSet.noneOf(DayOfWeek.class);
        days.forEach(day -> copy.add(requireNonNull(day, "days")));
        return copy;
    }
}

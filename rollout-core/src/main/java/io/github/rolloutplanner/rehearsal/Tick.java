package io.github.rolloutplanner.rehearsal;

import java.util.Map;
import java.util.Optional;

/**
 * The shortest stretch of time that is simulated, an hour or less.
 *
 * @param hour the middle of it, in hours since the start of the rollout
 * @param length its length in hours
 * @param weekHour the hour of the week in which it lies, from Monday's first on
 * @param begun when each phase began, by name, in hours
 */
record Tick(double hour, double length, int weekHour, Map<String, Double> begun) {
    private static final int HOURS_PER_DAY = 24;

    int hourOfDay() {
        return weekHour % HOURS_PER_DAY;
    }

    int dayOfWeek() {
        return weekHour / HOURS_PER_DAY;
    }

    /** The days since the start, the first one is 0. */
    int day() {
        return (int) (hour / HOURS_PER_DAY);
    }

    /** When the phase began that it lies in, in hours. */
    double phaseStart() {
        double latest = 0;
        for (double start : begun.values()) {
            latest = Math.max(latest, start);
        }
        return latest;
    }

    /** The time since a phase began, or the rollout; below zero before it does. */
    double hoursSince(Optional<String> phase) {
        return hour
                - phase.map(name -> begun.getOrDefault(name, Double.POSITIVE_INFINITY))
                        .orElse(0.0);
    }
}

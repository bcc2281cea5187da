package io.github.rolloutplanner.rehearsal;

import java.time.Duration;

/** Lengths of time as numbers. */
final class Durations {
    private static final double SECONDS_PER_HOUR = 3600;

    private Durations() {}

    static double hours(Duration time) {
        return time.toSeconds() / SECONDS_PER_HOUR;
    }
}

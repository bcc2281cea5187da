package io.github.rolloutplanner.examples;

import java.time.Duration;

/** Lengths of time in the largest unit that leaves no rest. */
final class Length {

    private Length() {}

    static String of(Duration length) {
        if (length.equals(Duration.ofDays(length.toDays()))) {
            return count(length.toDays(), "day");
        }
        return length.equals(Duration.ofHours(length.toHours()))
                ? count(length.toHours(), "hour")
                : count(length.toMinutes(), "minute");
    }

    static String count(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }
}

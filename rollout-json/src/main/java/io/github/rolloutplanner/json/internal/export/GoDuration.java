package io.github.rolloutplanner.json.internal.export;

import java.time.Duration;

/** Lengths of time as programs in Go, and PromQL, read them: {@code 48h}, {@code 90m}, {@code 30s}. */
public final class GoDuration {
    private GoDuration() {}

    /** The length in the largest unit in which it is whole, in whole seconds. */
    public static String of(Duration length) {
        long seconds = length.toSeconds();
        if (seconds % 3600 == 0) {
            return seconds / 3600 + "h";
        }
        return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }

    /** The length in minutes or seconds, in which some systems count. */
    public static String withoutHours(Duration length) {
        long seconds = length.toSeconds();
        return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }
}

package io.github.rolloutplanner.internal.text;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The day on which users are asked whether they are still there, by the name of a metric: "Day 3 retention", "D7 retention". */
public final class RetentionName {
    private RetentionName() {}

    /** How long after their first visit; nothing where the name says none, or is of something else. */
    public static Optional<Duration> in(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.contains("retention") || lower.contains("retained") ? Day.in(lower) : Optional.empty();
    }

    /** By itself, so that the metrics of all other names do not wait for its pattern. */
    private static final class Day {
        private static final Pattern DAY = Pattern.compile(
                "(?<![a-z0-9])(?:d|day[ _-]?)(\\d{1,3})(?![a-z0-9])|(?<![a-z0-9])(\\d{1,3})[ _-]?days?(?![a-z0-9])");

        static Optional<Duration> in(String name) {
            Matcher day = DAY.matcher(name);
            return day.find()
                    ? Optional.of(Duration.ofDays(Long.parseLong(day.group(1) == null ? day.group(2) : day.group(1))))
                    : Optional.empty();
        }
    }
}

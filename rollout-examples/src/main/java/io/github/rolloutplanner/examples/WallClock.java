package io.github.rolloutplanner.examples;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The clock of whoever reads: a rollout only knows how long it has lasted.
 *
 * @param start when the rollout starts
 */
record WallClock(LocalDateTime start) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    /** For instance "Tue 03:00". */
    String day(Duration elapsed) {
        return start.plus(elapsed).format(DAY);
    }

    /** For instance "03:00". */
    String time(Duration elapsed) {
        return start.plus(elapsed).format(TIME);
    }
}

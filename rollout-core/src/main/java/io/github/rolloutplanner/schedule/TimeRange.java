package io.github.rolloutplanner.schedule;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.reason.RolloutException;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;

/**
 * A range of local times within one day, to the minute: 09:00-16:00. It has its first minute, and ends before its last.
 *
 * @param from its start
 * @param to its end; {@link LocalTime#MIDNIGHT} is the end of the day, 24:00
 * @since 0.1.0
 */
public record TimeRange(LocalTime from, LocalTime to) {
    private static final String END_OF_DAY = "24:00";

    /**
     * Refuses a range that has no time in it.
     *
     * @throws RolloutException.InvalidValue if the range ends before it starts, is empty, or has seconds
     */
    public TimeRange {
        requireNonNull(from, "from");
        requireNonNull(to, "to");
        requireMinutes(from);
        requireMinutes(to);
        if (!to.equals(LocalTime.MIDNIGHT) && !from.isBefore(to)) {
            throw new RolloutException.InvalidValue("The hours " + text(from, to) + " end "
                    + (from.equals(to) ? "when they start." : "before they start.")
                    + " Give the start first. Hours past midnight are two ranges: one to " + END_OF_DAY
                    + ", and one of the next day from 00:00.");
        }
    }

    private static void requireMinutes(LocalTime time) {
        if (!time.truncatedTo(ChronoUnit.MINUTES).equals(time)) {
            throw new RolloutException.InvalidValue("The time " + time + " has seconds. Give hours and minutes.");
        }
    }

    /**
     * Reads a range as {@link #toString()} writes it.
     *
     * @param text such as {@code 09:00-16:00}, or {@code 22:00-24:00}
     * @return the range
     * @throws RolloutException.InvalidValue if it is none
     */
    public static TimeRange parse(String text) {
        int middle = requireNonNull(text, "text").indexOf('-');
        if (middle < 0 || text.substring(middle + 1).equals("00:00")) {
            throw unreadable(text);
        }
        String end = text.substring(middle + 1);
        return new TimeRange(
                time(text.substring(0, middle), text), end.equals(END_OF_DAY) ? LocalTime.MIDNIGHT : time(end, text));
    }

    private static LocalTime time(String part, String text) {
        try {
            return LocalTime.parse(part);
        } catch (DateTimeParseException e) {
            throw unreadable(text);
        }
    }

    private static RolloutException unreadable(String text) {
        return new RolloutException.InvalidValue(
                "'" + text + "' is no range of hours. Give a start and an end, such as 09:00-16:00 or 22:00-24:00.");
    }

    /**
     * Returns the range that is a whole day.
     *
     * @return 00:00-24:00
     */
    public static TimeRange allDay() {
        return new TimeRange(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
    }

    /**
     * Tells whether a local time is in the range.
     *
     * @param time the time
     * @return true from the start until before the end
     */
    public boolean contains(LocalTime time) {
        return !requireNonNull(time, "time").isBefore(from) && (endsWithDay() || time.isBefore(to));
    }

    boolean endsWithDay() {
        return to.equals(LocalTime.MIDNIGHT);
    }

    boolean overlaps(TimeRange other) {
        return contains(other.from) || other.contains(from);
    }

    private static String text(LocalTime from, LocalTime to) {
        return from + "-" + (to.equals(LocalTime.MIDNIGHT) ? END_OF_DAY : to);
    }

    @Override
    public String toString() {
        return text(from, to);
    }
}

package io.github.rolloutplanner.schedule;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.reason.RolloutException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/** Times on a calendar of people. */
final class Times {
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");
    private static final int LETTERS_OF_DAY = 3;

    private Times() {}

    /**
     * A time of which calendars have a date.
     *
     * @throws RolloutException.InvalidValue if it is not in the years 1 to 9999
     */
    static Instant require(Instant time, String name) {
        if (requireNonNull(time, name).isBefore(FIRST) || time.isAfter(LAST)) {
            throw new RolloutException.InvalidValue(
                    "The time " + time + " (" + name + ") is in no calendar. Give a time in the years 1 to 9999.");
        }
        return time;
    }

    /** A time as people in a zone read it: "Mon 2026-03-02 09:00 +01:00". */
    static String local(Instant time, ZoneId zone) {
        ZonedDateTime local = time.atZone(zone);
        String day = Wording.capitalized(Wording.of(local.getDayOfWeek())).substring(0, LETTERS_OF_DAY);
        ZoneOffset offset = local.getOffset();
        return day + " " + local.toLocalDate() + " " + local.toLocalTime() + " "
                + (offset.getTotalSeconds() == 0 ? "UTC" : offset.getId());
    }
}

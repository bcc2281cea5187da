package io.github.rolloutplanner.json.export.growthbook;

import io.github.rolloutplanner.flag.AttributeCondition.Ordering;
import io.github.rolloutplanner.json.internal.export.Times;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A time as texts that compare like times: one beside times with seconds, one beside dates. What is before a time that lies between
 * two seconds or dates is before the later one, what is after it is after the earlier one.
 *
 * @param seconds the time in UTC to the second
 * @param date the time to the day
 */
record TimeBound(String seconds, String date) {
    private static final String DAY = "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])";
    private static final int LENGTH_OF_DATE = 10;

    /** The texts that {@link #date} compares with. */
    static final String DATE = "^" + DAY + "$";

    /** The texts that {@link #seconds} compares with. */
    static final String SECONDS = "^" + DAY + "T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]Z$";

    static TimeBound of(Ordering ordering, String time) {
        Instant instant = Times.instant(time);
        return new TimeBound(
                bound(ordering, instant, ChronoUnit.SECONDS).toString(),
                bound(ordering, instant, ChronoUnit.DAYS).toString().substring(0, LENGTH_OF_DATE));
    }

    private static Instant bound(Ordering ordering, Instant instant, ChronoUnit unit) {
        Instant below = instant.truncatedTo(unit);
        return ordering == Ordering.ABOVE || below.equals(instant) ? below : below.plus(1, unit);
    }
}

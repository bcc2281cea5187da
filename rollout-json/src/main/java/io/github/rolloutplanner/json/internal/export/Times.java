package io.github.rolloutplanner.json.internal.export;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Times of conditions, in the forms that systems read. */
public final class Times {
    private static final int DATE = 10;
    private static final int NANO_DIGITS = 9;

    private Times() {}

    /** The instant of a date, or of a date with time and offset. */
    public static Instant instant(String time) {
        return time.length() == DATE
                ? LocalDate.parse(time).atStartOfDay(ZoneOffset.UTC).toInstant()
                : OffsetDateTime.parse(time).toInstant();
    }

    /** The seconds since 1970, with fractions. */
    public static BigDecimal seconds(String time) {
        Instant instant = instant(time);
        return BigDecimal.valueOf(instant.getEpochSecond()).add(BigDecimal.valueOf(instant.getNano(), NANO_DIGITS));
    }

    /** The time in UTC with seconds, such as {@code 2026-01-05T00:00:00Z}. */
    public static String whole(String time) {
        return instant(time).toString();
    }
}

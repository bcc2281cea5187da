package io.github.rolloutplanner.operate.sql;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.operate.SourceException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * How a column keeps time, and so how a time is written in a query. A time that is written in the form of its column means the same
 * in each session, whatever its time zone.
 *
 * @since 0.1.0
 */
public enum TimeColumn {
    /**
     * A timestamp without time zone that holds UTC: {@code TIMESTAMP '2026-03-01 09:00:00'}. In Spark, let the time zone of the
     * session be UTC.
     */
    TIMESTAMP,

    /** A timestamp with time zone of DuckDB, H2 and PostgreSQL: {@code TIMESTAMP WITH TIME ZONE '2026-03-01 09:00:00+00:00'}. */
    TIMESTAMP_WITH_TIME_ZONE,

    /** The timestamp with time zone of Spark, Trino and BigQuery: {@code TIMESTAMP '2026-03-01 09:00:00+00:00'}. */
    TIMESTAMP_WITH_OFFSET,

    /** Seconds since 1970, in UTC. */
    EPOCH_SECONDS,

    /** Milliseconds since 1970, in UTC. */
    EPOCH_MILLIS;

    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    /**
     * Writes a time as a literal.
     *
     * @param at a time of the years 1 to 9999
     * @return digits in the form of this column, to the microsecond, rounded up: what is before the time stays before it
     * @throws SourceException if the year has more digits
     */
    public String literal(Instant at) {
        if (requireNonNull(at, "at").isBefore(FIRST) || at.isAfter(LAST)) {
            throw new SourceException(
                    "No query can be asked of " + at + ". Start the rollout in a year of four digits.");
        }
        return written(toMicros(at));
    }

    private String written(Instant at) {
        return switch (this) {
            case TIMESTAMP -> "TIMESTAMP '" + wallClock(at) + "'";
            case TIMESTAMP_WITH_TIME_ZONE -> "TIMESTAMP WITH TIME ZONE '" + wallClock(at) + "+00:00'";
            case TIMESTAMP_WITH_OFFSET -> "TIMESTAMP '" + wallClock(at) + "+00:00'";
            case EPOCH_SECONDS -> plain(epoch(at));
            case EPOCH_MILLIS -> plain(epoch(at).movePointRight(3));
        };
    }

    /** Columns keep microseconds at most: before a time between two of them is before the later one. */
    private static Instant toMicros(Instant at) {
        Instant before = at.truncatedTo(ChronoUnit.MICROS);
        return before.equals(at) ? at : before.plus(1, ChronoUnit.MICROS);
    }

    private static String wallClock(Instant at) {
        return LocalDateTime.ofInstant(at, ZoneOffset.UTC).format(MICROS);
    }

    private static BigDecimal epoch(Instant at) {
        return BigDecimal.valueOf(at.getEpochSecond()).add(BigDecimal.valueOf(at.getNano(), 9));
    }

    private static String plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
    }
}

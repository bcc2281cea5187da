package io.github.rolloutplanner.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;

/**
 * The times at which a calendar can open or close: the ends of its hours and days, the times at which its clocks are changed,
 * and those that are told. From one to the next it stays as it is.
 */
final class ChangePoints {
    private static final Duration LONGEST = Duration.ofDays(3);
    private static final int DAYS_AHEAD = 2;

    private final ZoneRules rules;
    private final WeeklyHours hours;
    private final List<Instant> told;

    ChangePoints(ZoneRules rules, WeeklyHours hours, List<Instant> told) {
        this.rules = rules;
        this.hours = hours;
        this.told = told;
    }

    /** The next one after a time. */
    Instant after(Instant at) {
        Earliest next = new Earliest(at);
        LocalDate today = LocalDateTime.ofInstant(at, rules.getOffset(at)).toLocalDate();
        for (LocalDate day = today.minusDays(1); !day.isAfter(today.plusDays(DAYS_AHEAD)); day = day.plusDays(1)) {
            next.offer(day, LocalTime.MIDNIGHT);
            for (TimeRange range : hours.of(day.getDayOfWeek())) {
                next.offer(day, range.from());
                next.offer(day, range.to());
            }
        }
        ZoneOffsetTransition change = rules.nextTransition(at);
        if (change != null) {
            next.offer(change.getInstant());
        }
        told.forEach(next::offer);
        return next.time;
    }

    /** The earliest of the times after one. */
    private final class Earliest {
        private final Instant before;
        private Instant time;

        Earliest(Instant before) {
            this.before = before;
            this.time = before.plus(LONGEST);
        }

        /** A local time that clocks show twice is two times; one that they skip is none. */
        void offer(LocalDate day, LocalTime local) {
            LocalDateTime at = day.atTime(local);
            for (ZoneOffset offset : rules.getValidOffsets(at)) {
                offer(at.toInstant(offset));
            }
        }

        void offer(Instant other) {
            if (other.isAfter(before) && other.isBefore(time)) {
                time = other;
            }
        }
    }
}

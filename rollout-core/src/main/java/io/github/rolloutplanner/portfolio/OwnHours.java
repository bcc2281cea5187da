package io.github.rolloutplanner.portfolio;

import io.github.rolloutplanner.schedule.RolloutCalendar;
import io.github.rolloutplanner.schedule.RolloutSchedule;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/**
 * The times at which a rollout would be started: those of its calendar, and where that knows no hours, the time of day at which it
 * starts now. They are whole minutes, as they are read.
 *
 * @param calendar when it may start
 * @param dates when it does
 */
record OwnHours(RolloutCalendar calendar, RolloutSchedule dates) {

    static OwnHours of(PortfolioEntry entry) {
        return new OwnHours(entry.calendar(), entry.dates());
    }

    /** The first such time from one on. */
    Instant from(Instant time) {
        Instant next = calendar.nextOpen(fitting(time));
        while (!fitting(next).equals(next)) {
            next = calendar.nextOpen(fitting(next));
        }
        return next;
    }

    private Instant fitting(Instant time) {
        Instant minute = minute(time);
        return hasHours() ? minute : atOwnTime(minute);
    }

    private boolean hasHours() {
        return !calendar.hours()
                .equals(RolloutCalendar.alwaysOpen(calendar.zone()).hours());
    }

    private Instant atOwnTime(Instant time) {
        LocalTime own = minute(dates.start()).atZone(dates.zone()).toLocalTime();
        ZonedDateTime day = time.atZone(dates.zone());
        Instant sameDay = day.with(own).toInstant();
        return sameDay.isBefore(time) ? day.plusDays(1).with(own).toInstant() : sameDay;
    }

    private static Instant minute(Instant time) {
        Instant begun = time.truncatedTo(ChronoUnit.MINUTES);
        return begun.equals(time) ? time : begun.plus(1, ChronoUnit.MINUTES);
    }
}

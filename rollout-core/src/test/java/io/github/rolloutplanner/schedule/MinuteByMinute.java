package io.github.rolloutplanner.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.MonthDay;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A calendar as whoever has only a clock and patience reads it: one minute after the other. */
final class MinuteByMinute {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int MINUTES_OF_DAY = 24 * 60;

    private final RolloutCalendar calendar;

    MinuteByMinute(RolloutCalendar calendar) {
        this.calendar = calendar;
    }

    /** Whether a rollout may start. */
    boolean isOpen(Instant at) {
        LocalDateTime local = LocalDateTime.ofInstant(at, calendar.zone());
        return calendar.hours().get(local.getDayOfWeek()).stream().anyMatch(range -> isIn(range, local))
                && calendar.freezes().stream().noneMatch(freeze -> isIn(freeze, local.toLocalDate()))
                && calendar.stops().stream()
                        .noneMatch(stop -> !at.isBefore(stop.since())
                                && stop.until().map(at::isBefore).orElse(true));
    }

    private static boolean isIn(TimeRange range, LocalDateTime local) {
        int minute = local.getHour() * 60 + local.getMinute();
        int end = range.to().toSecondOfDay() == 0 ? MINUTES_OF_DAY : range.to().toSecondOfDay() / 60;
        return minute >= range.from().toSecondOfDay() / 60 && minute < end;
    }

    private static boolean isIn(FreezePeriod freeze, LocalDate day) {
        if (freeze instanceof FreezePeriod.Dates dates) {
            return isBetween(dates.from(), day, dates.to());
        }
        FreezePeriod.Yearly yearly = (FreezePeriod.Yearly) freeze;
        boolean isOverNewYear = yearly.to().isBefore(yearly.from());
        for (int year = day.getYear() - 1; year <= day.getYear(); year++) {
            if (isBetween(first(yearly.from(), year), day, last(yearly.to(), isOverNewYear ? year + 1 : year))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBetween(LocalDate from, LocalDate day, LocalDate to) {
        return from.toEpochDay() <= day.toEpochDay() && day.toEpochDay() <= to.toEpochDay();
    }

    private static LocalDate first(MonthDay day, int year) {
        return day.isValidYear(year) ? day.atYear(year) : LocalDate.of(year, 3, 1);
    }

    private static LocalDate last(MonthDay day, int year) {
        return Year.of(year).isLeap() || day.isValidYear(year) ? day.atYear(year) : LocalDate.of(year, 2, 28);
    }

    /** The first minute at which a phase may be promoted, if there is one in some days. */
    Optional<Instant> firstPromotion(Instant soaked, Instant phaseStart, int days) {
        Optional<Instant> endOfPeak = calendar.peaks().isEmpty() ? Optional.of(soaked) : endOfPeak(phaseStart, days);
        return endOfPeak.flatMap(end -> firstOpen(end.isAfter(soaked) ? end : soaked, days));
    }

    Optional<Instant> firstOpen(Instant from, int days) {
        Instant end = from.plus(Duration.ofDays(days));
        for (Instant at = from; at.isBefore(end); at = at.plus(MINUTE)) {
            if (isOpen(at)) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }

    /** The end of the first peak of which no minute was before the phase. */
    private Optional<Instant> endOfPeak(Instant phaseStart, int days) {
        Optional<Instant> first = Optional.empty();
        for (TrafficPeak peak : calendar.peaks()) {
            for (List<Instant> minutes : dayByDay(peak, phaseStart.minus(Duration.ofDays(3)), days)) {
                Instant end = minutes.get(minutes.size() - 1).plus(MINUTE);
                if (!minutes.get(0).isBefore(phaseStart) && (first.isEmpty() || end.isBefore(first.get()))) {
                    first = Optional.of(end);
                }
            }
        }
        return first;
    }

    private List<List<Instant>> dayByDay(TrafficPeak peak, Instant from, int days) {
        List<List<Instant>> found = new ArrayList<>();
        LocalDate last = LocalDate.MIN;
        Instant end = from.plus(Duration.ofDays(days));
        for (Instant at = from; at.isBefore(end); at = at.plus(MINUTE)) {
            LocalDateTime local = LocalDateTime.ofInstant(at, calendar.zone());
            if (peak.days().contains(local.getDayOfWeek()) && isIn(peak.hours(), local)) {
                if (!local.toLocalDate().equals(last)) {
                    found.add(new ArrayList<>());
                    last = local.toLocalDate();
                }
                found.get(found.size() - 1).add(at);
            }
        }
        return found;
    }
}

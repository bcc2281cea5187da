package io.github.rolloutplanner.schedule;

import static net.jqwik.api.Arbitraries.integers;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Calendars of zones with odd rules, about days on which their clocks are changed. */
final class Calendars {
    /** Of each zone a time some days before its clocks change, or a day is skipped. */
    static final Map<String, Instant> CHANGES = Map.of(
            "UTC", Instant.parse("2026-06-01T00:00:00Z"),
            "Europe/Berlin", Instant.parse("2026-03-25T00:00:00Z"),
            "America/New_York", Instant.parse("2026-10-28T00:00:00Z"),
            "Asia/Kathmandu", Instant.parse("2026-12-22T00:00:00Z"),
            "America/Sao_Paulo", Instant.parse("2018-11-01T00:00:00Z"),
            "Pacific/Apia", Instant.parse("2011-12-27T00:00:00Z"),
            "Africa/Casablanca", Instant.parse("2026-02-12T00:00:00Z"),
            "Australia/Lord_Howe", Instant.parse("2026-04-02T00:00:00Z"),
            "America/St_Johns", Instant.parse("2010-11-04T00:00:00Z"));

    /** Days after the change in which freezes and stops fall. */
    private static final int DAYS = 12;

    private Calendars() {}

    /**
     * A calendar and a time in it.
     *
     * @param calendar the calendar
     * @param at a whole minute
     */
    record Moment(RolloutCalendar calendar, Instant at) {}

    static Arbitrary<Moment> moments(boolean hasPeaks) {
        return Arbitraries.of(CHANGES.keySet().stream().sorted().toList())
                .flatMap(zone -> Combinators.combine(
                                calendars(zone, hasPeaks), integers().between(0, 8 * 24 * 60))
                        .as((calendar, minute) ->
                                new Moment(calendar, CHANGES.get(zone).plus(Duration.ofMinutes(minute)))))
                .withoutEdgeCases();
    }

    private static Arbitrary<RolloutCalendar> calendars(String zone, boolean hasPeaks) {
        return Combinators.combine(hours(zone), freezes(zone), stops(zone), peaks(hasPeaks ? 2 : 0))
                .as((calendar, freezes, stops, peaks) ->
                        calendar.withFreezes(freezes).withStops(stops).withPeaks(peaks));
    }

    private static Arbitrary<RolloutCalendar> hours(String zone) {
        return ranges().list().ofSize(7).map(days -> {
            RolloutCalendar calendar = RolloutCalendar.alwaysOpen(zone);
            for (DayOfWeek day : DayOfWeek.values()) {
                calendar = calendar.withHours(day, apart(days.get(day.ordinal())));
            }
            return calendar;
        });
    }

    /** Each day is open at some time, so that no calendar is closed for long. */
    private static TimeRange[] apart(List<TimeRange> ranges) {
        List<TimeRange> apart = new ArrayList<>();
        for (TimeRange range : ranges) {
            if (apart.stream().noneMatch(range::overlaps)) {
                apart.add(range);
            }
        }
        return apart.isEmpty() ? new TimeRange[] {TimeRange.parse("02:00-03:00")} : apart.toArray(TimeRange[]::new);
    }

    private static Arbitrary<List<TimeRange>> ranges() {
        return range().list().ofMaxSize(2);
    }

    private static Arbitrary<TimeRange> range() {
        return Combinators.combine(integers().between(0, 47), integers().between(1, 20))
                .as((from, length) -> range(from * 30, Math.min(from * 30 + length * 30, 1440)));
    }

    private static TimeRange range(int from, int to) {
        return new TimeRange(LocalTime.MIDNIGHT.plusMinutes(from), LocalTime.MIDNIGHT.plusMinutes(to));
    }

    private static Arbitrary<List<FreezePeriod>> freezes(String zone) {
        LocalDate first = LocalDate.ofInstant(CHANGES.get(zone), ZoneId.of(zone));
        Arbitrary<FreezePeriod> dates = Combinators.combine(
                        integers().between(0, DAYS), integers().between(0, 9))
                .as((from, length) ->
                        new FreezePeriod.Dates(first.plusDays(from), first.plusDays(from + length), "inventory"));
        Arbitrary<FreezePeriod> yearly = Combinators.combine(
                        integers().between(0, DAYS), integers().between(0, 9))
                .as((from, length) -> new FreezePeriod.Yearly(
                        MonthDay.from(first.plusDays(from)), MonthDay.from(first.plusDays(from + length)), "holidays"));
        return Arbitraries.oneOf(dates, yearly).list().ofMaxSize(2);
    }

    private static Arbitrary<List<LineStop>> stops(String zone) {
        return Combinators.combine(
                        integers().between(0, DAYS * 24 * 60), integers().between(1, 3000))
                .as((from, length) -> new LineStop(
                        CHANGES.get(zone).plus(Duration.ofMinutes(from)),
                        Optional.of(CHANGES.get(zone).plus(Duration.ofMinutes(from + length))),
                        "incident"))
                .list()
                .ofMaxSize(1);
    }

    private static Arbitrary<List<TrafficPeak>> peaks(int most) {
        Arbitrary<Set<DayOfWeek>> days =
                Arbitraries.of(DayOfWeek.values()).set().ofMinSize(1).ofMaxSize(3);
        return Combinators.combine(days, range()).as(TrafficPeak::new).list().ofMaxSize(most);
    }
}

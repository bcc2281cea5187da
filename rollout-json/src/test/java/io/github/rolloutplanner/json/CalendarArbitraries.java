package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.ValueArbitraries.listsOf;
import static io.github.rolloutplanner.json.ValueArbitraries.maybe;
import static io.github.rolloutplanner.json.ValueArbitraries.reasons;
import static io.github.rolloutplanner.json.ValueArbitraries.texts;
import static net.jqwik.api.Arbitraries.integers;
import static net.jqwik.api.Arbitraries.longs;
import static net.jqwik.api.Arbitraries.oneOf;
import static net.jqwik.api.Arbitraries.strings;

import io.github.rolloutplanner.schedule.FreezePeriod;
import io.github.rolloutplanner.schedule.LineStop;
import io.github.rolloutplanner.schedule.RolloutCalendar;
import io.github.rolloutplanner.schedule.RolloutSchedule;
import io.github.rolloutplanner.schedule.ScheduledPhase;
import io.github.rolloutplanner.schedule.TimeRange;
import io.github.rolloutplanner.schedule.TrafficPeak;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Calendars and dates of any sort. */
final class CalendarArbitraries {
    private static final long SECONDS_TO_2100 = 4_102_444_800L;
    private static final int MINUTES = 24 * 60;

    private CalendarArbitraries() {}

    static Arbitrary<RolloutCalendar> calendars() {
        return Combinators.combine(zones(), hours(), listsOf(freezes()), listsOf(stops()), listsOf(peaks()))
                .as((zone, hours, freezes, stops, peaks) -> RolloutCalendar.alwaysOpen(zone)
                        .withHours(hours)
                        .withFreezes(freezes)
                        .withStops(stops)
                        .withPeaks(peaks));
    }

    private static Arbitrary<ZoneId> zones() {
        return Arbitraries.of("Europe/Berlin", "UTC", "Z", "+05:45", "America/St_Johns", "Pacific/Apia")
                .map(ZoneId::of);
    }

    private static Arbitrary<Map<DayOfWeek, List<TimeRange>>> hours() {
        return Arbitraries.maps(Arbitraries.of(DayOfWeek.class), ranges().map(List::of))
                .ofMinSize(1);
    }

    private static Arbitrary<TimeRange> ranges() {
        return Combinators.combine(
                        integers().between(0, MINUTES - 1), integers().between(1, MINUTES))
                .as((from, length) -> new TimeRange(time(from), time(Math.min(from + length, MINUTES))));
    }

    private static LocalTime time(int minute) {
        return LocalTime.MIDNIGHT.plusMinutes(minute);
    }

    private static Arbitrary<String> causes() {
        return strings().alpha().ofMinLength(1).ofMaxLength(20);
    }

    private static Arbitrary<FreezePeriod> freezes() {
        Arbitrary<FreezePeriod> dates = Combinators.combine(
                        longs().between(-700_000, 2_000_000), integers().between(0, 365), causes())
                .as((day, length, cause) ->
                        new FreezePeriod.Dates(LocalDate.ofEpochDay(day), LocalDate.ofEpochDay(day + length), cause));
        Arbitrary<FreezePeriod> yearly = Combinators.combine(days(), days(), causes())
                .as((from, to, cause) -> isPart(from, to)
                        ? new FreezePeriod.Yearly(from, to, cause)
                        : new FreezePeriod.Yearly(from, from, cause));
        return oneOf(dates, yearly);
    }

    private static Arbitrary<MonthDay> days() {
        return integers().between(1, 366).map(day -> MonthDay.from(LocalDate.ofYearDay(2000, day)));
    }

    /** Of the year, with some days left. */
    private static boolean isPart(MonthDay from, MonthDay to) {
        int length =
                Math.floorMod(to.atYear(2000).getDayOfYear() - from.atYear(2000).getDayOfYear(), 366);
        return length < 360;
    }

    private static Arbitrary<Instant> instants() {
        return Combinators.combine(longs().between(0, SECONDS_TO_2100), Arbitraries.of(0, 1, 500_000_000))
                .as(Instant::ofEpochSecond);
    }

    private static Arbitrary<LineStop> stops() {
        return Combinators.combine(instants(), maybe(longs().between(1, SECONDS_TO_2100)), causes())
                .as((since, length, cause) -> new LineStop(since, length.map(since::plusSeconds), cause));
    }

    private static Arbitrary<TrafficPeak> peaks() {
        return Combinators.combine(Arbitraries.of(DayOfWeek.class).set().ofMinSize(1), ranges())
                .as(TrafficPeak::new);
    }

    static Arbitrary<RolloutSchedule> dates() {
        Arbitrary<List<Long>> stays = longs().between(0, 10_000_000).list().ofMaxSize(3);
        return Combinators.combine(zones(), instants(), maybe(longs().between(0, 1_000_000)), stays, phase(), phase())
                .as(CalendarArbitraries::dates);
    }

    /** What is said of a phase, and whether its promotion is known. */
    private static Arbitrary<ScheduledPhase> phase() {
        return Combinators.combine(texts(), maybe(Arbitraries.just(Instant.EPOCH)), reasons())
                .as((label, start, reasons) -> new ScheduledPhase(label, start, Optional.empty(), reasons));
    }

    private static RolloutSchedule dates(
            ZoneId zone,
            Instant start,
            Optional<Long> preparation,
            List<Long> stays,
            ScheduledPhase climbing,
            ScheduledPhase last) {
        List<ScheduledPhase> phases = new ArrayList<>();
        Optional<Instant> begin = Optional.of(start);
        for (Long stay : stays) {
            Optional<Instant> promotion =
                    climbing.start().isPresent() ? begin.map(time -> time.plusSeconds(stay)) : Optional.empty();
            phases.add(new ScheduledPhase(climbing.label(), begin, promotion, climbing.reasons()));
            begin = promotion;
        }
        phases.add(new ScheduledPhase(last.label(), begin, Optional.empty(), last.reasons()));
        return new RolloutSchedule(
                zone,
                preparation.map(start::minusSeconds),
                phases,
                last.start().isPresent() ? begin.map(time -> time.plusSeconds(7)) : Optional.empty());
    }
}

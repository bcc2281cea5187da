package io.github.rolloutplanner.schedule;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.bounds.Elements;
import io.github.rolloutplanner.reason.RolloutException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.annotation.Nullable;

/**
 * When a rollout may start and promote: promotion hours by weekday, freezes, stops of all rollouts, and peaks of traffic that a
 * phase has to live through. All are local times of one time zone; where clocks are put back, both passes of an hour are in it.
 *
 * <pre>{@code
 * RolloutCalendar calendar = RolloutCalendar.workingHours("Europe/Berlin")
 *     .withYearlyFreeze(MonthDay.of(12, 20), MonthDay.of(1, 3), "end of the year")
 *     .withPeak(EnumSet.range(MONDAY, FRIDAY), TimeRange.parse("18:00-21:00"));
 * }</pre>
 *
 * <p>A calendar is a value: each method gives another one, and so lifts or adds what it says.
 *
 * @since 0.1.0
 */
public final class RolloutCalendar {
    private static final TimeRange WORKDAY = TimeRange.parse("09:00-16:00");
    private static final TimeRange FRIDAY = TimeRange.parse("09:00-12:00");

    private final ZoneId zone;
    private final WeeklyHours hours;
    private final List<FreezePeriod> freezes;
    private final List<LineStop> stops;
    private final List<TrafficPeak> peaks;
    private final Closures closures;

    private RolloutCalendar(
            ZoneId zone, WeeklyHours hours, List<FreezePeriod> freezes, List<LineStop> stops, List<TrafficPeak> peaks) {
        this.zone = zone;
        this.hours = hours;
        this.freezes = freezes;
        this.stops = stops;
        this.peaks = peaks;
        this.closures = Closures.ofStarts(zone.getRules(), hours, freezes, stops);
    }

    /**
     * A calendar in which promotions are allowed at any time.
     *
     * @param zone the time zone in which people read it
     * @return the calendar
     */
    public static RolloutCalendar alwaysOpen(ZoneId zone) {
        return new RolloutCalendar(requireNonNull(zone, "zone"), WeeklyHours.always(), List.of(), List.of(), List.of());
    }

    /**
     * A calendar in which promotions are allowed at any time.
     *
     * @param zone the name of the time zone in which people read it, such as {@code Europe/Berlin}
     * @return the calendar
     * @throws RolloutException.InvalidValue if there is no such time zone
     */
    public static RolloutCalendar alwaysOpen(String zone) {
        return alwaysOpen(Zones.of(zone));
    }

    /**
     * A calendar of a team that works from Monday to Friday: promotions from 09:00 to 16:00, on Fridays only to 12:00, so that
     * people are there to see what follows.
     *
     * @param zone the time zone of the team
     * @return the calendar
     */
    public static RolloutCalendar workingHours(ZoneId zone) {
        return alwaysOpen(zone)
                .withHours(DayOfWeek.MONDAY, WORKDAY)
                .withHours(DayOfWeek.TUESDAY, WORKDAY)
                .withHours(DayOfWeek.WEDNESDAY, WORKDAY)
                .withHours(DayOfWeek.THURSDAY, WORKDAY)
                .withHours(DayOfWeek.FRIDAY, FRIDAY)
                .withHours(DayOfWeek.SATURDAY)
                .withHours(DayOfWeek.SUNDAY);
    }

    /**
     * A calendar of a team that works from Monday to Friday, as {@link #workingHours(ZoneId)}.
     *
     * @param zone the name of the time zone of the team, such as {@code Europe/Berlin}
     * @return the calendar
     * @throws RolloutException.InvalidValue if there is no such time zone
     */
    public static RolloutCalendar workingHours(String zone) {
        return workingHours(Zones.of(zone));
    }

    /**
     * The time zone in which people read it.
     *
     * @return the zone
     */
    public ZoneId zone() {
        return zone;
    }

    /**
     * Returns when promotions are allowed, by weekday.
     *
     * @return the ranges of each day, from early to late; none for a day without promotions
     */
    public Map<DayOfWeek, List<TimeRange>> hours() {
        return hours.byDay();
    }

    /** What forbids a start. */
    Closures ofStarts() {
        return closures;
    }

    /** What forbids the promotion of a phase that began at a time. */
    Closures ofPromotions(Instant phaseStart) {
        return peaks.isEmpty()
                ? closures
                : new Peaks(zone.getRules(), peaks)
                        .endOfFirstSince(phaseStart)
                        .map(closures::untilPeak)
                        .orElse(closures);
    }

    /**
     * Returns the days on which nothing starts and nothing is promoted.
     *
     * @return the freezes, in the order in which they were given
     */
    public List<FreezePeriod> freezes() {
        return freezes;
    }

    /**
     * Returns the stops of all rollouts.
     *
     * @return the stops, in the order in which they were given
     */
    public List<LineStop> stops() {
        return stops;
    }

    /**
     * Returns the peaks of traffic. A phase is promoted only after it was live through a whole one.
     *
     * @return the peaks, in the order in which they were given
     */
    public List<TrafficPeak> peaks() {
        return peaks;
    }

    /**
     * This calendar with other promotion hours for a day of the week.
     *
     * @param day the day
     * @param ranges the hours instead of those it had; none for a day without promotions
     * @return a calendar that differs in this
     * @throws RolloutException.InvalidValue if ranges overlap, or no day is left that has hours
     */
    public RolloutCalendar withHours(DayOfWeek day, TimeRange... ranges) {
        requireNonNull(day, "day");
        return with(hours.with(day, Elements.listOf(ranges, "ranges")));
    }

    /**
     * This calendar with the promotion hours of another week.
     *
     * @param hours the ranges of each day; none for a day that is left out
     * @return a calendar that differs in this
     * @throws RolloutException.InvalidValue if ranges overlap, or no day has hours
     */
    public RolloutCalendar withHours(Map<DayOfWeek, List<TimeRange>> hours) {
        return with(new WeeklyHours(requireNonNull(hours, "hours")));
    }

    private RolloutCalendar with(WeeklyHours other) {
        return new RolloutCalendar(zone, other, freezes, stops, peaks);
    }

    /**
     * This calendar with one more freeze.
     *
     * @param from its first day
     * @param to its last day
     * @param cause why, such as "election"
     * @return a calendar that differs in this
     * @throws RolloutException.InvalidValue if it is no freeze, as {@link FreezePeriod.Dates} says
     */
    public RolloutCalendar withFreeze(LocalDate from, LocalDate to, String cause) {
        return withFreezes(added(freezes, new FreezePeriod.Dates(from, to, cause)));
    }

    /**
     * This calendar with one more freeze, which comes each year.
     *
     * @param from its first day
     * @param to its last day; before the first where it is of the next year
     * @param cause why, such as "end of the year"
     * @return a calendar that differs in this
     * @throws RolloutException.InvalidValue if it is no freeze, as {@link FreezePeriod.Yearly} says
     */
    public RolloutCalendar withYearlyFreeze(MonthDay from, MonthDay to, String cause) {
        return withFreezes(added(freezes, new FreezePeriod.Yearly(from, to, cause)));
    }

    /**
     * This calendar with other freezes.
     *
     * @param freezes the freezes instead of those it had
     * @return a calendar that differs in this
     */
    public RolloutCalendar withFreezes(List<FreezePeriod> freezes) {
        return new RolloutCalendar(zone, hours, Elements.listOf(freezes, "freezes"), stops, peaks);
    }

    /**
     * This calendar with a stop of all rollouts that a person has to lift, by {@link #withStops}.
     *
     * @param since from when on
     * @param cause why, such as "incident in checkout"
     * @return a calendar that differs in this
     * @throws RolloutException.InvalidValue if the cause is blank, or the time is not in the years 1 to 9999
     */
    public RolloutCalendar withStop(Instant since, String cause) {
        return withStops(added(stops, new LineStop(since, Optional.empty(), cause)));
    }

    /**
     * This calendar with a stop of all rollouts that ends by itself.
     *
     * @param since from when on
     * @param until when it ends
     * @param cause why, such as "move to another data center"
     * @return a calendar that differs in this
     * @throws RolloutException.InvalidValue if it is no stop, as {@link LineStop} says
     */
    public RolloutCalendar withStop(Instant since, Instant until, String cause) {
        return withStops(added(stops, new LineStop(since, Optional.of(requireNonNull(until, "until")), cause)));
    }

    /**
     * This calendar with other stops of all rollouts.
     *
     * @param stops the stops instead of those it had; none to lift all
     * @return a calendar that differs in this
     */
    public RolloutCalendar withStops(List<LineStop> stops) {
        return new RolloutCalendar(zone, hours, freezes, Elements.listOf(stops, "stops"), peaks);
    }

    /**
     * This calendar with one more peak of traffic.
     *
     * @param days the days of the week on which it comes
     * @param hours the hours of each of them
     * @return a calendar that differs in this
     * @throws RolloutException.InvalidValue if there are no days
     */
    public RolloutCalendar withPeak(Set<DayOfWeek> days, TimeRange hours) {
        return withPeaks(added(peaks, new TrafficPeak(days, hours)));
    }

    /**
     * This calendar with other peaks of traffic.
     *
     * @param peaks the peaks instead of those it had
     * @return a calendar that differs in this
     */
    public RolloutCalendar withPeaks(List<TrafficPeak> peaks) {
        return new RolloutCalendar(zone, hours, freezes, stops, Elements.listOf(peaks, "peaks"));
    }

    private static <T> List<T> added(List<T> known, T one) {
        List<T> all = new ArrayList<>(known);
        all.add(one);
        return all;
    }

    /**
     * What forbids a promotion at a time: hours, freezes, stops, and, until the phase was live through a whole peak of traffic,
     * that. It lasts until nothing does, also where one follows on the other: from Friday afternoon to Monday morning, and from
     * the end of December to the first working morning of January.
     *
     * <p>Of several that forbid it, the one that lasts longest is the cause. Where others follow on it, the longest of these is
     * named behind it: "outside promotion hours, then end of the year".
     *
     * @param at when
     * @param phaseStart when the phase began that would be promoted; at or before that time
     * @return the blackout with the latest end; empty where a promotion is allowed
     * @throws RolloutException.InvalidValue if a time is not in the years 1 to 9999
     */
    public Optional<Blackout> blackout(Instant at, Instant phaseStart) {
        Times.require(at, "at");
        Times.require(phaseStart, "phaseStart");
        ClosedTime.Wait wait = ofPromotions(phaseStart).waitFrom(at);
        return wait.isOver() ? Optional.empty() : Optional.of(new Blackout(wait.until(), wait.cause()));
    }

    /**
     * Returns when a rollout may start: the first time at which neither hours nor freezes nor stops forbid it. Peaks of traffic
     * are for what has started.
     *
     * @param at the time from which on it may
     * @return that time where it is open, or a later one
     * @throws ScheduleException if a person has to lift a stop first, or nothing is open within ten years
     * @throws RolloutException.InvalidValue if the time is not in the years 1 to 9999
     */
    public Instant nextOpen(Instant at) {
        ClosedTime.Wait wait = closures.waitFrom(Times.require(at, "at"));
        return wait.until().orElseThrow(() -> ScheduleException.neverOpen(at, zone, wait));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RolloutCalendar that && parts().equals(that.parts());
    }

    @Override
    public int hashCode() {
        return Objects.hash(zone, hours, freezes, stops, peaks);
    }

    private List<Object> parts() {
        return List.of(zone, hours, freezes, stops, peaks);
    }

    @Override
    public String toString() {
        return "RolloutCalendar[zone=" + zone + ", hours=" + hours.byDay() + ", freezes=" + freezes + ", stops=" + stops
                + ", peaks=" + peaks + "]";
    }
}

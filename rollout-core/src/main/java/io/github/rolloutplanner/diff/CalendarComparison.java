package io.github.rolloutplanner.diff;

import io.github.rolloutplanner.diff.PlanChange.Kind;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.schedule.FreezePeriod;
import io.github.rolloutplanner.schedule.LineStop;
import io.github.rolloutplanner.schedule.RolloutCalendar;
import io.github.rolloutplanner.schedule.RolloutSchedule;
import io.github.rolloutplanner.schedule.ScheduledPhase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Compares calendars and dates. What a freeze is called is a text. */
final class CalendarComparison {
    private static final List<Facet<RolloutCalendar, ?>> FACETS = List.of(
            Facet.of(
                    Kind.CALENDAR,
                    "zone",
                    "the time zone",
                    (RolloutCalendar calendar) -> Optional.of(calendar.zone()),
                    Leaning.none()),
            Facet.of(
                    Kind.CALENDAR,
                    "hours",
                    "the set of promotion hours",
                    (RolloutCalendar calendar) -> Optional.of(calendar.hours().entrySet()),
                    Leaning.none()),
            Facet.of(
                    Kind.CALENDAR,
                    "peaks",
                    "the set of traffic peaks",
                    (RolloutCalendar calendar) -> Optional.of(calendar.peaks()),
                    Leaning.none()));

    private CalendarComparison() {}

    static void compare(RolloutPlan before, RolloutPlan after, Found found) {
        Pairs<RolloutCalendar> calendars =
                Pairs.of(calendar(before), calendar(after)).byOrder();
        calendars.both().forEach(pair -> {
            Facet.compareAll(FACETS, pair.before(), pair.after(), found);
            freezes(pair, found);
            stops(pair, found);
        });
        calendars
                .added()
                .forEach(one -> found.added(Kind.CALENDAR, Direction.NEUTRAL, one, "the calendar", zone(one.value())));
        calendars
                .removed()
                .forEach(
                        one -> found.removed(Kind.CALENDAR, Direction.NEUTRAL, one, "the calendar", zone(one.value())));
        dates(before, after, found);
    }

    private static String zone(RolloutCalendar calendar) {
        return calendar.zone().toString();
    }

    private static List<Part<RolloutCalendar>> calendar(RolloutPlan plan) {
        return plan.calendar().stream()
                .map(calendar -> new Part<>("calendar", "", calendar))
                .toList();
    }

    private static void freezes(Pairs.Pair<RolloutCalendar> pair, Found found) {
        Pairs<FreezePeriod> freezes = Pairs.of(
                        Part.each("calendar.freezes", pair.before().value().freezes(), FreezePeriod::cause),
                        Part.each("calendar.freezes", pair.after().value().freezes(), FreezePeriod::cause))
                .by(CalendarComparison::days);
        freezes.added().forEach(one -> found.added(Kind.CALENDAR, Direction.SAFER, one, "A freeze", days(one.value())));
        freezes.removed()
                .forEach(one -> found.removed(Kind.CALENDAR, Direction.RISKIER, one, "A freeze", days(one.value())));
    }

    private static String days(FreezePeriod freeze) {
        if (freeze instanceof FreezePeriod.Dates dates) {
            return dates.from() + " to " + dates.to();
        }
        return freeze instanceof FreezePeriod.Yearly yearly
                ? "every year " + yearly.from().toString().substring(2) + " to "
                        + yearly.to().toString().substring(2)
                : freeze.cause();
    }

    private static void stops(Pairs.Pair<RolloutCalendar> pair, Found found) {
        Pairs<LineStop> stops = Pairs.of(
                        Part.each("calendar.stops", pair.before().value().stops(), LineStop::cause),
                        Part.each("calendar.stops", pair.after().value().stops(), LineStop::cause))
                .by(CalendarComparison::times);
        stops.added().forEach(one -> found.added(Kind.CALENDAR, Direction.SAFER, one, "A stop", times(one.value())));
        stops.removed()
                .forEach(one -> found.removed(Kind.CALENDAR, Direction.RISKIER, one, "A stop", times(one.value())));
    }

    private static String times(LineStop stop) {
        return stop.since() + stop.until().map(until -> " until " + until).orElse(" without an end");
    }

    private static void dates(RolloutPlan before, RolloutPlan after, Found found) {
        Optional<RolloutSchedule> was = before.dates();
        Optional<RolloutSchedule> is = after.dates();
        date("dates.start", "the start", was, is, dates -> Optional.of(dates.start()), found);
        date("dates.fullRollout", "full rollout", was, is, RolloutSchedule::fullRollout, found);
        date("dates.bakeEnd", "the end of the bake", was, is, RolloutSchedule::bakeEnd, found);
        if (was.isPresent() && is.isPresent()) {
            promotions(was.get(), is.get(), found);
        }
    }

    private static void promotions(RolloutSchedule was, RolloutSchedule is, Found found) {
        Pairs<ScheduledPhase> phases = Pairs.of(phases(was), phases(is)).byOrder();
        phases.both().stream()
                .filter(pair -> pair.after().value().promotion().isPresent()
                        && pair.before().value().promotion().isPresent())
                .forEach(pair -> Facet.of(
                                Kind.DATE, "promotion", "the promotion of %", ScheduledPhase::promotion, Leaning.none())
                        .shownAs(is::local)
                        .compare(pair.before(), pair.after(), found));
    }

    private static List<Part<ScheduledPhase>> phases(RolloutSchedule dates) {
        return Part.each("dates.phases", dates.phases(), phase -> Part.named(phase.label()));
    }

    private static void date(
            String path,
            String subject,
            Optional<RolloutSchedule> was,
            Optional<RolloutSchedule> is,
            Function<RolloutSchedule, Optional<Instant>> time,
            Found found) {
        Optional<Instant> before = was.flatMap(time);
        Optional<Instant> after = is.flatMap(time);
        if (!before.equals(after)) {
            found.change(Kind.DATE, Direction.NEUTRAL)
                    .before(path, before.map(known -> was.orElseThrow().local(known)))
                    .after(path, after.map(known -> is.orElseThrow().local(known)))
                    .says(subject);
        }
    }
}

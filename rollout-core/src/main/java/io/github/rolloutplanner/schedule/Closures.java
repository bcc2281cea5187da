package io.github.rolloutplanner.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All that closes a calendar, and when: for a start, or for the promotion of a phase that began at a time. */
final class Closures {
    /** How far ahead an open time is looked for. */
    static final Duration HORIZON = Duration.ofDays(3650);

    private static final Duration DAY = Duration.ofDays(1);

    private final ZoneRules rules;
    private final WeeklyHours hours;
    private final List<Closure> closures;
    private final List<Instant> told;
    private final ChangePoints points;

    private Closures(ZoneRules rules, WeeklyHours hours, List<Closure> closures, List<Instant> told) {
        this.rules = rules;
        this.hours = hours;
        this.closures = closures;
        this.told = told;
        this.points = new ChangePoints(rules, hours, told);
    }

    /** What forbids a start. */
    static Closures ofStarts(ZoneRules rules, WeeklyHours hours, List<FreezePeriod> freezes, List<LineStop> stops) {
        List<Closure> closures = new ArrayList<>();
        List<Instant> told = new ArrayList<>();
        stops.forEach(stop -> {
            closures.add(new Closure.Stopped(stop));
            told.add(stop.since());
            stop.until().ifPresent(told::add);
        });
        freezes.forEach(freeze -> closures.add(new Closure.Frozen(freeze)));
        closures.add(new Closure.OutsideHours(hours));
        return new Closures(rules, hours, closures, told);
    }

    /** What forbids the promotion of a phase that is live through its first whole peak at a time. */
    Closures untilPeak(Instant end) {
        List<Closure> more = new ArrayList<>(closures);
        more.add(closures.size() - 1, new Closure.BeforePeak(end));
        List<Instant> times = new ArrayList<>(told);
        times.add(end);
        return new Closures(rules, hours, more, times);
    }

    boolean isOpen(Instant at) {
        LocalDateTime local = local(at);
        for (Closure closure : closures) {
            if (closure.closes(at, local)) {
                return false;
            }
        }
        return true;
    }

    /** The wait from a time to the first one that is open. */
    ClosedTime.Wait waitFrom(Instant at) {
        Instant last = at.plus(HORIZON);
        List<ClosedTime> closed = new ArrayList<>();
        Instant time = at;
        while (!time.isAfter(last)) {
            Optional<ClosedTime> next = longestAt(time, last);
            if (next.isEmpty()) {
                return new ClosedTime.Wait(closed, Optional.of(time));
            }
            closed.add(next.get());
            if (next.get().until().isEmpty()) {
                break;
            }
            time = next.get().until().get();
        }
        return new ClosedTime.Wait(closed, Optional.empty());
    }

    /** What closes a time for longest; of several that end together, the gravest. */
    private Optional<ClosedTime> longestAt(Instant at, Instant last) {
        LocalDateTime local = local(at);
        Optional<ClosedTime> longest = Optional.empty();
        for (Closure closure : closures) {
            if (closure.closes(at, local)) {
                ClosedTime time =
                        new ClosedTime(closure, at, closure.isEndless() ? Optional.empty() : end(closure, at, last));
                if (longest.isEmpty() || time.isLongerThan(longest.get())) {
                    longest = Optional.of(time);
                }
            }
        }
        return longest;
    }

    /** When something that closes a time no longer does; beyond the horizon it does not matter when. */
    private Optional<Instant> end(Closure closure, Instant at, Instant last) {
        Instant time = closure.holdsUntil(at, local(at));
        while (!time.isAfter(last) && closure.closes(time, local(time))) {
            time = points.after(time);
        }
        return Optional.of(time);
    }

    /** The last whole minute that is open, up to a time and within the horizon. */
    Optional<Instant> lastOpenMinute(Instant upTo) {
        Instant first = upTo.minus(HORIZON);
        Instant end = upTo.plusNanos(1);
        while (end.isAfter(first)) {
            Instant start = end.minus(DAY);
            Optional<Instant> found = lastOpenMinute(start, end);
            if (found.isPresent()) {
                return found;
            }
            end = start;
        }
        return Optional.empty();
    }

    private Optional<Instant> lastOpenMinute(Instant start, Instant end) {
        Optional<Instant> last = Optional.empty();
        Instant time = start;
        while (time.isBefore(end)) {
            Instant change = points.after(time);
            Instant next = change.isBefore(end) ? change : end;
            Instant minute = next.minusNanos(1).truncatedTo(ChronoUnit.MINUTES);
            if (!minute.isBefore(time) && isOpen(time)) {
                last = Optional.of(minute);
            }
            time = next;
        }
        return last;
    }

    private LocalDateTime local(Instant at) {
        return LocalDateTime.ofInstant(at, rules.getOffset(at));
    }
}

package io.github.rolloutplanner.schedule;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.bounds.Elements;
import io.github.rolloutplanner.reason.RolloutException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The dates of a rollout: when it is prepared, starts, promotes each phase at the earliest, reaches 100%, and has baked.
 *
 * @param zone the time zone in which people read them
 * @param preparation when the preparation begins, at any hour; empty where its length is not known
 * @param phases the phases, first to last; each begins when the one before is promoted
 * @param bakeEnd when the bake is over, at any hour; empty where that is not known
 * @since 0.1.0
 */
public record RolloutSchedule(
        ZoneId zone, Optional<Instant> preparation, List<ScheduledPhase> phases, Optional<Instant> bakeEnd) {

    /**
     * Refuses dates that contradict each other.
     *
     * @throws RolloutException.InvalidValue if there are no phases, the first has no start, a phase does not begin when the one
     *     before is promoted, or a date is before one that it follows
     */
    public RolloutSchedule {
        requireNonNull(zone, "zone");
        requireNonNull(preparation, "preparation").ifPresent(time -> Times.require(time, "preparation"));
        phases = Elements.listOf(phases, "phases");
        requireNonNull(bakeEnd, "bakeEnd").ifPresent(time -> Times.require(time, "bakeEnd"));
        if (phases.isEmpty() || phases.get(0).start().isEmpty()) {
            throw new RolloutException.InvalidValue(
                    "The dates of a rollout have no start. Give a first phase with one.");
        }
        for (int at = 1; at < phases.size(); at++) {
            requireNext(phases.get(at - 1), phases.get(at));
        }
        ScheduledPhase last = phases.get(phases.size() - 1);
        if (last.promotion().isPresent()) {
            throw new RolloutException.InvalidValue("Phase '" + last.label()
                    + "' is the last one, but has a promotion. Give none: it is full rollout.");
        }
        Instant start = phases.get(0).start().get();
        if (preparation.isPresent() && preparation.get().isAfter(start)) {
            throw new RolloutException.InvalidValue("The preparation begins at " + preparation.get()
                    + ", after the start at " + start + ". Give an earlier time.");
        }
        if (bakeEnd.isPresent()
                && (last.start().isEmpty()
                        || bakeEnd.get().isBefore(last.start().get()))) {
            throw new RolloutException.InvalidValue("The bake ends at " + bakeEnd.get() + ", but full rollout is at "
                    + text(last.start()) + ". Give full rollout, and a later end of the bake.");
        }
    }

    private static void requireNext(ScheduledPhase before, ScheduledPhase after) {
        if (!before.promotion().equals(after.start())) {
            throw new RolloutException.InvalidValue("Phase '" + after.label() + "' begins at "
                    + text(after.start()) + ", but '" + before.label() + "' is promoted at "
                    + text(before.promotion()) + ". Give one time for both.");
        }
    }

    private static String text(Optional<Instant> time) {
        return time.map(Objects::toString).orElse("no known time");
    }

    /**
     * Returns when the first phase begins.
     *
     * @return the start
     */
    public Instant start() {
        return phases.get(0).start().orElseThrow();
    }

    /**
     * Returns when the last phase begins, and so 100% is reached.
     *
     * @return the time; empty where it is not known
     */
    public Optional<Instant> fullRollout() {
        return phases.get(phases.size() - 1).start();
    }

    /**
     * Returns how long the preparation takes.
     *
     * @return from its beginning to the start; empty where it is not known
     */
    public Optional<Duration> preparationLength() {
        return preparation.map(begin -> Duration.between(begin, start()));
    }

    /**
     * Returns how long the bake takes.
     *
     * @return from full rollout to its end; empty where one of them is not known
     */
    public Optional<Duration> bakeLength() {
        return bakeEnd.flatMap(end -> fullRollout().map(begin -> Duration.between(begin, end)));
    }

    /**
     * Returns what forbids the start and the promotions by a calendar, such as by one to which a freeze was added.
     *
     * @param calendar when starts and promotions are allowed
     * @return one for each phase: what forbids to begin it when it begins; empty where nothing does, or that is not known
     */
    public List<Optional<Blackout>> blackouts(RolloutCalendar calendar) {
        requireNonNull(calendar, "calendar");
        List<Optional<Blackout>> found = new ArrayList<>();
        found.add(ofStart(calendar));
        for (ScheduledPhase phase : phases.subList(0, phases.size() - 1)) {
            found.add(phase.promotion()
                    .flatMap(time -> calendar.blackout(time, phase.start().orElse(time))));
        }
        return found;
    }

    private Optional<Blackout> ofStart(RolloutCalendar calendar) {
        ClosedTime.Wait wait = calendar.ofStarts().waitFrom(start());
        return wait.isOver() ? Optional.empty() : Optional.of(new Blackout(wait.until(), wait.cause()));
    }

    /**
     * Writes a time as people in the zone of the rollout read it.
     *
     * @param time any time
     * @return such as {@code Mon 2026-03-02 09:00 +01:00}
     */
    public String local(Instant time) {
        return Times.local(requireNonNull(time, "time"), zone);
    }

    /**
     * Writes the dates as a calendar that mail and calendar programs import (iCalendar, RFC 5545): an event for the preparation,
     * each phase, each promotion and the bake, as far as their dates are known. All were written at the start.
     *
     * @param name what is rolled out; a rollout of the same name takes the place of one that was imported before
     * @return the text of an {@code .ics} file
     */
    public String toICalendar(String name) {
        return toICalendar(name, start());
    }

    /**
     * Writes the dates as {@link #toICalendar(String)}, for programs that let the latest version of an event win.
     *
     * @param name what is rolled out
     * @param written when the dates were written
     * @return the text of an {@code .ics} file
     * @throws RolloutException.InvalidValue if that time is not in the years 1 to 9999
     */
    public String toICalendar(String name, Instant written) {
        return new CalendarFile(this, requireNonNull(name, "name"), Times.require(written, "written")).text();
    }
}

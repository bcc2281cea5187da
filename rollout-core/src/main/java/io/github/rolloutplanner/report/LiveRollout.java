package io.github.rolloutplanner.report;

import io.github.rolloutplanner.decision.Decision;
import io.github.rolloutplanner.decision.GateEffect;
import io.github.rolloutplanner.decision.Look;
import io.github.rolloutplanner.decision.RolloutHistory;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.decision.ScheduledRollout;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.observation.Transition;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.schedule.RolloutCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A rollout as it is now, and how it came to be so.
 *
 * @param rollout the rollout
 * @param history what looks showed, the last one now
 * @param decision what to do now
 * @param clock the rollout by the wall clock, where its times are known on one
 */
record LiveRollout(
        RunningRollout rollout, RolloutHistory history, Decision decision, Optional<ScheduledRollout> clock) {
    private static final DateTimeFormatter DATE = new DateTimeFormatterBuilder()
            .appendPattern("EEE d MMM uuuu, HH:mm ")
            .appendOffset("+HH:MM", "UTC")
            .toFormatter(Locale.ENGLISH);

    static LiveRollout of(RunningRollout rollout, RolloutHistory history, Duration now) {
        return new LiveRollout(rollout, history, rollout.decide(now), Optional.empty());
    }

    static LiveRollout of(ScheduledRollout rollout, RolloutHistory history, Instant now) {
        return new LiveRollout(rollout.rollout(), history, rollout.decide(now), Optional.of(rollout));
    }

    RolloutPlan plan() {
        return rollout.plan();
    }

    RolloutPhase phase() {
        return rollout.phase();
    }

    Duration now() {
        return decision.look().at();
    }

    /** Returns what ended the rollout, if anything did. */
    Optional<Transition> end() {
        List<Transition> all = rollout.transitions();
        return rollout.isOver() ? Optional.of(all.get(all.size() - 1)) : Optional.empty();
    }

    /** Returns until when there is something to show: now, or where the rollout ended if nothing came later. */
    Duration until() {
        return end().map(Transition::at)
                .map(at -> at.compareTo(rollout.knownUntil()) > 0 ? at : rollout.knownUntil())
                .orElse(now());
    }

    /** Returns where the gates stand now; where it ended, where they stood then: nothing is due since. */
    Look look() {
        return end().isPresent() ? rollout.decide(until()).look() : decision.look();
    }

    /** Returns the looks of the history until then. */
    List<Look> looks() {
        if (end().isEmpty()) {
            return history.looks();
        }
        List<Look> looks = new ArrayList<>(history.looks());
        looks.removeIf(look -> look.at().compareTo(until()) >= 0);
        looks.add(look());
        return looks;
    }

    /** Returns the effects at those looks. */
    List<List<GateEffect>> effects() {
        if (end().isEmpty()) {
            return history.effects();
        }
        List<List<GateEffect>> effects = new ArrayList<>();
        for (int place = 0; place < history.looks().size(); place++) {
            if (history.looks().get(place).at().compareTo(until()) < 0) {
                effects.add(history.effects().get(place));
            }
        }
        effects.add(rollout.effects(until()));
        return effects;
    }

    Optional<Transition> pause() {
        Optional<Transition> pause = Optional.empty();
        for (Transition done : rollout.transitions()) {
            pause = switch (done.kind()) {
                case PAUSED -> Optional.of(done);
                case RESUMED -> Optional.empty();
                default -> pause;
            };
        }
        return rollout.isOver() ? Optional.empty() : pause;
    }

    /** Returns a time as its readers count it: on the clock, and since the start. */
    String time(Duration at) {
        String sinceStart = at.isZero() ? "the start" : Wording.of(at) + " after the start";
        return clock.map(known -> DATE.format(local(known, at)) + " (" + sinceStart + ")")
                .orElse(sinceStart);
    }

    /** Returns what stands below a picture of its time from one on. */
    TimeAxis.Ticks ticks(Duration from) {
        return clock.<TimeAxis.Ticks>map(known ->
                        new DateTicks(known.at(Duration.ZERO), known.calendar().zone(), from))
                .orElseGet(() -> TimeTicks.from(from));
    }

    private static ZonedDateTime local(ScheduledRollout known, Duration at) {
        RolloutCalendar calendar = known.calendar();
        return known.at(at).atZone(calendar.zone());
    }

    /** Returns the length of time as a number that pictures use. */
    static double seconds(Duration length) {
        return length.toSeconds();
    }
}

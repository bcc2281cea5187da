package io.github.rolloutplanner.portfolio;

import io.github.rolloutplanner.decision.ScheduledRollout;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.schedule.Blackout;
import io.github.rolloutplanner.schedule.RolloutCalendar;
import io.github.rolloutplanner.schedule.RolloutLengths;
import io.github.rolloutplanner.schedule.RolloutLengths.PhaseLength;
import io.github.rolloutplanner.schedule.RolloutSchedule;
import io.github.rolloutplanner.schedule.ScheduledPhase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The dates that a rollout still has.
 *
 * @param phases the phase in which it is, and those to come
 * @param bake how long all users have it before it is over
 * @param calendar when it is promoted
 * @param since when its phase began
 * @param now until when that phase has lasted at least
 */
record RunningDates(
        List<PhaseLength> phases, Optional<Duration> bake, RolloutCalendar calendar, Instant since, Instant now) {

    static RolloutSchedule of(ScheduledRollout rollout, int first, Instant now) {
        List<RolloutPhase> phases = rollout.rollout().plan().phases();
        return new RunningDates(
                        phases.subList(first, phases.size()).stream()
                                .map(phase -> new PhaseLength(phase.label(), phase.soak()))
                                .toList(),
                        rollout.rollout().plan().timeline().bake().length(),
                        rollout.calendar(),
                        rollout.since(),
                        now)
                .schedule();
    }

    private RolloutSchedule schedule() {
        PhaseLength live = phases.get(0);
        if (phases.size() == 1) {
            return dates(
                    List.of(phase(live, Optional.of(since), Optional.empty())),
                    live.soak().or(this::bake).map(this::after));
        }
        Optional<Instant> promotion = live.soak().flatMap(this::promotion);
        List<ScheduledPhase> all = new ArrayList<>(List.of(phase(live, Optional.of(since), promotion)));
        Optional<RolloutSchedule> rest = promotion.map(this::rest);
        rest.ifPresentOrElse(
                known -> all.addAll(known.phases()),
                () -> phases.subList(1, phases.size())
                        .forEach(phase -> all.add(phase(phase, Optional.empty(), Optional.empty()))));
        return dates(all, rest.flatMap(RolloutSchedule::bakeEnd));
    }

    private RolloutSchedule rest(Instant promotion) {
        return new RolloutLengths(Optional.empty(), phases.subList(1, phases.size()), bake)
                .schedule(promotion, calendar);
    }

    /** When the calendar lets the phase go on; nothing where only a person can tell. */
    private Optional<Instant> promotion(Duration soak) {
        Instant earliest = after(soak);
        Optional<Blackout> closed = calendar.blackout(earliest, since);
        return closed.isPresent() ? closed.get().until() : Optional.of(earliest);
    }

    private Instant after(Duration length) {
        Instant end = since.plus(length);
        return end.isAfter(now) ? end : now;
    }

    private RolloutSchedule dates(List<ScheduledPhase> all, Optional<Instant> bakeEnd) {
        return new RolloutSchedule(calendar.zone(), Optional.empty(), all, bakeEnd);
    }

    private static ScheduledPhase phase(PhaseLength phase, Optional<Instant> start, Optional<Instant> promotion) {
        return new ScheduledPhase(phase.label(), start, promotion, List.of());
    }
}

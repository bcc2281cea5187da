package io.github.rolloutplanner.schedule;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.internal.rules.ScheduleRows;
import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.schedule.RolloutLengths.PhaseLength;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the dates of a rollout by its lengths and a calendar. */
final class DateSearch {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final RolloutLengths lengths;
    private final RolloutCalendar calendar;
    private final PromotionReasons reasons;

    DateSearch(RolloutLengths lengths, RolloutCalendar calendar) {
        this.lengths = lengths;
        this.calendar = calendar;
        this.reasons = new PromotionReasons(calendar.zone());
    }

    /** The dates of a rollout that starts at a time. */
    RolloutSchedule from(Instant start) {
        ClosedTime.Wait wait = calendar.ofStarts().waitFrom(start);
        if (!wait.isOver()) {
            throw ScheduleException.closedStart(start, calendar.zone(), wait);
        }
        List<ScheduledPhase> phases = phases(start);
        Optional<Instant> last = phases.get(phases.size() - 1).start();
        return new RolloutSchedule(
                calendar.zone(),
                lengths.preparation().map(start::minus),
                phases,
                last.flatMap(full -> bake().map(full::plus)));
    }

    private List<ScheduledPhase> phases(Instant start) {
        List<ScheduledPhase> phases = new ArrayList<>();
        Optional<Instant> begin = Optional.of(start);
        List<PhaseLength> all = lengths.phases();
        for (PhaseLength phase : all.subList(0, all.size() - 1)) {
            ScheduledPhase next = begin.isPresent() ? promoted(phase, begin.get()) : undated(phase, phases);
            phases.add(next);
            begin = next.promotion();
        }
        PhaseLength last = all.get(all.size() - 1);
        phases.add(begin.isPresent() ? baking(last, begin.get()) : undated(last, phases));
        return phases;
    }

    private ScheduledPhase promoted(PhaseLength phase, Instant start) {
        if (phase.soak().isEmpty()) {
            return new ScheduledPhase(
                    phase.label(), Optional.of(start), Optional.empty(), List.of(ScheduleRows.UNKNOWN.reason()));
        }
        Duration soak = phase.soak().get();
        ClosedTime.Wait wait = waitAfter(soak, start);
        if (wait.until().isEmpty() && !wait.isEndless()) {
            throw ScheduleException.neverOpen(start.plus(soak), calendar.zone(), wait);
        }
        return new ScheduledPhase(
                phase.label(), Optional.of(start), wait.until(), reasons.of(soak, start.plus(soak), wait));
    }

    private ClosedTime.Wait waitAfter(Duration soak, Instant start) {
        Instant end = Times.require(start.plus(soak), "end of a soak");
        return calendar.ofPromotions(start).waitFrom(end);
    }

    private ScheduledPhase baking(PhaseLength phase, Instant start) {
        List<Reason> why =
                bake().map(length -> List.of(reasons.ofBake(length, start))).orElse(List.of());
        return new ScheduledPhase(phase.label(), Optional.of(start), Optional.empty(), why);
    }

    /** External plans may say the bake as a soak of the last phase. */
    private Optional<Duration> bake() {
        return lengths.phases().get(lengths.phases().size() - 1).soak().or(lengths::bake);
    }

    private static ScheduledPhase undated(PhaseLength phase, List<ScheduledPhase> before) {
        String unknown = before.get(before.size() - 1).label();
        return new ScheduledPhase(
                phase.label(),
                Optional.empty(),
                Optional.empty(),
                List.of(ScheduleRows.AFTER_UNKNOWN.reason(fact("phase", unknown))));
    }

    /**
     * The latest start with which 100% is reached in time. Whoever starts later is promoted no earlier, so what is early enough
     * ends at one minute, and the latest start is the last open one up to that.
     */
    Optional<Instant> latestStart(Instant deadline) {
        requireKnownSoaks();
        Instant early = deadline.minus(Closures.HORIZON).truncatedTo(ChronoUnit.MINUTES);
        long latest = lastMinute(early, deadline);
        return latest < 0
                ? Optional.empty()
                : calendar.ofStarts()
                        .lastOpenMinute(early.plus(MINUTE.multipliedBy(latest)))
                        .filter(start -> !start.isBefore(early));
    }

    private void requireKnownSoaks() {
        lengths.phases().stream()
                .limit(lengths.phases().size() - 1L)
                .filter(phase -> phase.soak().isEmpty())
                .findFirst()
                .ifPresent(phase -> {
                    throw new ScheduleException(
                            "When 100% is reached is not known: phase '" + phase.label()
                                    + "' has no known soak. Give it one.",
                            Optional.empty());
                });
    }

    /** How many minutes after the first the last is with which 100% is reached in time; below zero if the first is not. */
    private long lastMinute(Instant first, Instant deadline) {
        long inTime = -1;
        long tooLate = first.until(deadline, ChronoUnit.MINUTES) + 1;
        while (tooLate - inTime > 1) {
            long middle = (inTime + tooLate) / 2;
            if (isReached(first.plus(MINUTE.multipliedBy(middle)), deadline)) {
                inTime = middle;
            } else {
                tooLate = middle;
            }
        }
        return inTime;
    }

    private boolean isReached(Instant start, Instant deadline) {
        Optional<Instant> begin = Optional.of(start);
        for (PhaseLength phase : lengths.phases().subList(0, lengths.phases().size() - 1)) {
            begin = begin.filter(time -> !time.isAfter(deadline))
                    .filter(time -> !time.plus(phase.soak().orElseThrow()).isAfter(deadline))
                    .flatMap(time -> waitAfter(phase.soak().orElseThrow(), time).until());
        }
        return begin.filter(time -> !time.isAfter(deadline)).isPresent();
    }
}

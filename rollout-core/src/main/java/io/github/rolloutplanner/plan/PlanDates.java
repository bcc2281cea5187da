package io.github.rolloutplanner.plan;

import io.github.rolloutplanner.schedule.RolloutCalendar;
import io.github.rolloutplanner.schedule.RolloutLengths;
import io.github.rolloutplanner.schedule.RolloutSchedule;
import io.github.rolloutplanner.schedule.ScheduleException;
import io.github.rolloutplanner.schedule.ScheduledPhase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The dates of a plan: what they are computed from, when they still hold, and how they read. */
final class PlanDates {
    private PlanDates() {}

    static RolloutLengths lengths(RolloutPlan plan) {
        return new RolloutLengths(
                plan.timeline().preparation().length(),
                plan.phases().stream()
                        .map(phase -> new RolloutLengths.PhaseLength(phase.label(), phase.soak()))
                        .toList(),
                plan.timeline().bake().length());
    }

    static RolloutCalendar calendar(RolloutPlan plan) {
        return plan.calendar()
                .orElseThrow(() -> new ScheduleException(
                        "The plan of '" + plan.feature()
                                + "' has no calendar. Give it one by withCalendar(..), plan by a"
                                + " policy that has one, or give the calendar with the time.",
                        Optional.empty()));
    }

    /** A plan without the dates that it had, where they were those of other lengths. */
    static RolloutPlan following(RolloutPlan before, RolloutPlan after) {
        return after.dates().isEmpty() || lengthsOf(before).equals(lengthsOf(after))
                ? after
                : ((ImmutableRolloutPlan) after).replaceDates(Optional.empty());
    }

    /** Also of plans that have no dates, because their lengths are impossible. */
    private static List<Object> lengthsOf(RolloutPlan plan) {
        List<Object> lengths = new ArrayList<>();
        lengths.add(plan.timeline().preparation().length());
        lengths.add(plan.timeline().bake().length());
        plan.phases().forEach(phase -> lengths.add(List.of(phase.label(), phase.soak())));
        return lengths;
    }

    static void explain(RolloutSchedule dates, Outline out) {
        out.line(0, "Dates, " + dates.zone());
        dates.preparation().ifPresent(time -> out.line(1, "preparation: " + dates.local(time)));
        for (ScheduledPhase phase : dates.phases()) {
            out.line(
                    1,
                    phase.label() + ": "
                            + phase.start().map(dates::local).orElse("not known")
                            + phase.promotion()
                                    .map(time -> ", promoted " + dates.local(time))
                                    .orElse(""));
            out.reasons(2, phase.reasons());
        }
        dates.bakeEnd().ifPresent(time -> out.line(1, "end of the bake: " + dates.local(time)));
    }
}

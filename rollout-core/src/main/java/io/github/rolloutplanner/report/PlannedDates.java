package io.github.rolloutplanner.report;

import io.github.rolloutplanner.plan.Checkpoint;
import io.github.rolloutplanner.plan.Message;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.schedule.RolloutSchedule;
import io.github.rolloutplanner.schedule.ScheduledPhase;
import java.time.Instant;
import java.util.Optional;

/** The dates of what people do. The texts of a plan are older than its dates, and count in lengths. */
final class PlannedDates {
    private PlannedDates() {}

    /** Returns what to know of the lengths in texts; nothing where there are no dates. */
    static String beside(RolloutPlan plan) {
        return plan.dates().map(PlannedDates::beside).orElse("");
    }

    private static String beside(RolloutSchedule dates) {
        return "By the calendar, the rollout starts on " + dates.local(dates.start())
                + dates.fullRollout()
                        .map(time -> ", is at 100% on " + dates.local(time))
                        .orElse("")
                + dates.bakeEnd()
                        .map(time -> ", and its bake ends on " + dates.local(time))
                        .orElse("")
                + ". Lengths in these texts are as planned, without the time in which nothing may be promoted.";
    }

    /** Returns when a message is due; what is rolled back has no date. */
    static Optional<String> of(RolloutPlan plan, Message message) {
        return switch (message.moment()) {
            case BEFORE_START -> plan.dates().map(dates -> "before " + dates.local(dates.start()));
            case FIRST_EXPOSURE, PROMOTION -> beginning(plan, message.phase().orElse(0));
            case ROLLBACK -> Optional.empty();
            case COMPLETION -> end(plan);
        };
    }

    /** Returns when a checkpoint is due. */
    static Optional<String> of(RolloutPlan plan, Checkpoint checkpoint) {
        return checkpoint.kind() == Checkpoint.Kind.COMPLETION ? end(plan) : beginning(plan, checkpoint.phase());
    }

    private static Optional<String> beginning(RolloutPlan plan, int phase) {
        return plan.dates().flatMap(dates -> start(plan, dates, phase).map(dates::local));
    }

    private static Optional<Instant> start(RolloutPlan plan, RolloutSchedule dates, int phase) {
        for (int place = 0;
                place < Math.min(plan.phases().size(), dates.phases().size());
                place++) {
            if (plan.phases().get(place).number() == phase) {
                return Optional.of(dates.phases().get(place)).flatMap(ScheduledPhase::start);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> end(RolloutPlan plan) {
        return plan.dates().flatMap(dates -> dates.bakeEnd().map(dates::local));
    }
}

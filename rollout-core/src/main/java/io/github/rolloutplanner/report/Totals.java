package io.github.rolloutplanner.report;

import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.schedule.RolloutSchedule;
import java.util.Optional;

/** What the length of a plan counts. */
final class Totals {
    private Totals() {}

    /** Whether the time to 100% is the planned one, because no date says when that is. */
    static boolean areUndated(RolloutPlan plan) {
        return plan.dates().flatMap(RolloutSchedule::fullRollout).isEmpty();
    }

    /** Whether the start is prepared for some time. */
    static boolean arePrepared(RolloutPlan plan) {
        return plan.timeline()
                .preparation()
                .length()
                .filter(length -> !length.isZero())
                .isPresent();
    }

    /** Whether the time to 100% has the preparation in it, as that of a plan of the planner has. */
    static boolean countPreparation(RolloutPlan plan) {
        return arePrepared(plan)
                && plan.timeline()
                        .total()
                        .length()
                        .equals(Optional.of(plan.timeline().sum()));
    }
}

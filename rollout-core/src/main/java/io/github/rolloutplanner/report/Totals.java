package io.github.rolloutplanner.report;

import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import java.util.Optional;

/** What the length of a plan counts. */
final class Totals {
    private Totals() {}

    /** Whether the time to 100% has the preparation in it, as that of a plan of the planner has. */
    static boolean countPreparation(RolloutPlan plan) {
        Optional<Duration> preparation = plan.timeline().preparation().length();
        return preparation.isPresent()
                && !preparation.get().isZero()
                && plan.timeline()
                        .total()
                        .length()
                        .equals(Optional.of(plan.timeline().sum()));
    }
}

package io.github.rolloutplanner.plan;

import io.github.rolloutplanner.internal.text.Excerpt;
import io.github.rolloutplanner.internal.text.Wording;

/** A plan in one line, for logs and debuggers. */
final class PlanLine {
    private static final int LONGEST_NAME = 60;

    private PlanLine() {}

    static String of(RolloutPlan plan) {
        String phases = Wording.count(plan.phases().size(), "phase");
        return Excerpt.of(plan.feature(), LONGEST_NAME) + ": " + Wording.of(plan.risk()) + " risk, "
                + Excerpt.of(plan.strategy().label(), LONGEST_NAME) + ", " + phases
                + plan.timeline()
                        .total()
                        .length()
                        .map(length -> ", " + Wording.of(length) + " to 100%")
                        .orElse("");
    }
}

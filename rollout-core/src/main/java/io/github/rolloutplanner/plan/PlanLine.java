package io.github.rolloutplanner.plan;

import io.github.rolloutplanner.internal.text.Legible;
import io.github.rolloutplanner.internal.text.Wording;

/** A plan in one line, for logs and debuggers. */
final class PlanLine {
    private static final int LONGEST_NAME = 60;

    private PlanLine() {}

    static String of(RolloutPlan plan) {
        String phases = Wording.count(plan.phases().size(), "phase");
        return shortened(plan.feature()) + ": " + Wording.of(plan.risk()) + " risk, "
                + shortened(plan.strategy().label()) + ", " + phases
                + plan.timeline()
                        .total()
                        .length()
                        .map(length -> ", " + Wording.of(length) + " to 100%")
                        .orElse("");
    }

    private static String shortened(String name) {
        String start = name.codePointCount(0, name.length()) <= LONGEST_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME)) + "...";
        return Legible.escaped(start);
    }
}

package io.github.rolloutplanner.report;

import io.github.rolloutplanner.plan.RolloutPlan;
import java.util.List;
import java.util.Optional;

/** The arithmetic of the plan, for a reader who doubts it. */
final class CalculationSection {
    private CalculationSection() {}

    static Optional<Section> of(RolloutPlan plan) {
        String lines = plan.explain();
        return lines.isBlank()
                ? Optional.empty()
                : new Content()
                        .add(new Block.Aside(
                                "Each number, and the numbers that it follows from",
                                List.of(new Block.Preformatted(lines.stripTrailing()))))
                        .section("calculation", "Calculation");
    }
}

package io.github.rolloutplanner.report;

import io.github.rolloutplanner.plan.RolloutPlan;
import java.util.Optional;

/** What must be there before the start, and what else to do. */
final class AdviceSection {
    private AdviceSection() {}

    static Optional<Section> dependencies(RolloutPlan plan) {
        return new Content().statements(plan.dependencies()).section("dependencies", "Dependencies");
    }

    static Optional<Section> recommendations(RolloutPlan plan) {
        return new Content().statements(plan.recommendations()).section("recommendations", "Recommendations");
    }
}

package io.github.rolloutplanner.lint;

import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.util.List;
import java.util.Optional;

/** A plan as the checks look at it. */
final class LintedPlan {
    private final RolloutPlan plan;
    private final List<Placed<RolloutPhase>> phases;

    LintedPlan(RolloutPlan plan) {
        this.plan = plan;
        this.phases = Placed.each("phases", plan.phases());
    }

    RolloutPlan plan() {
        return plan;
    }

    /** Whether this library derived the plan, so that what it knows can be asked for. */
    boolean isDerived() {
        return plan.assessment().isPresent();
    }

    List<Placed<RolloutPhase>> phases() {
        return phases;
    }

    Optional<Placed<RolloutPhase>> lastPhase() {
        return phases.isEmpty() ? Optional.empty() : Optional.of(phases.get(phases.size() - 1));
    }
}

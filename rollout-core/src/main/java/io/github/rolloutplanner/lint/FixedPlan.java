package io.github.rolloutplanner.lint;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.bounds.Elements;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.util.List;

/**
 * A plan with what was corrected in it.
 *
 * @param plan the plan as it is now
 * @param fixes what differs from the plan that was given, in the order in which it was corrected; empty for the same plan
 * @since 0.1.0
 */
public record FixedPlan(RolloutPlan plan, List<Fix> fixes) {

    public FixedPlan {
        requireNonNull(plan, "plan");
        fixes = Elements.listOf(fixes, "fixes");
    }
}

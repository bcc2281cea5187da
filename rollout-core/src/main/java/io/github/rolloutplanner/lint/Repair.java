package io.github.rolloutplanner.lint;

import io.github.rolloutplanner.plan.RolloutPlan;

/** Corrects all that breaks one rule in one way, where that has one right answer. */
@FunctionalInterface
interface Repair {

    /** The plan with its corrections; none where there is nothing to correct. */
    FixedPlan repair(RolloutPlan plan);
}

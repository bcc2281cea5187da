package io.github.rolloutplanner.examples;

import io.github.rolloutplanner.json.export.Loss;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.util.function.Predicate;

/**
 * Something that a plan may ask for, shown by a plan that has it and one that has not.
 *
 * @param words what it is called
 * @param isOfUsers whether it says who gets the change
 * @param isLost whether a loss is one of it
 * @param without a plan without it
 * @param with a plan with it
 */
record ExportedFeature(
        String words, boolean isOfUsers, Predicate<Loss> isLost, RolloutPlan without, RolloutPlan with) {}

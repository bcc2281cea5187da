package io.github.rolloutplanner.lint;

import io.github.rolloutplanner.plan.RolloutPlan;

/**
 * A plan that breaks a rule, what is found, and the plan with that one thing set right.
 *
 * @param rule id of the rule
 * @param name what is broken
 * @param broken the plan that breaks the rule
 * @param mended the plan with one edit, which keeps every rule
 * @param found the only finding of the rule in the broken plan
 */
record RuleCase(String rule, String name, RolloutPlan broken, RolloutPlan mended, Finding found) {

    static Draft of(String rule, String name, RolloutPlan broken) {
        return new Draft(rule, name, broken, Plans.SOUND);
    }

    @Override
    public String toString() {
        return rule + ": " + name;
    }

    /** A case without its finding; mended is the sound plan unless another edit is closer. */
    record Draft(String rule, String name, RolloutPlan broken, RolloutPlan mended) {

        Draft mendedBy(RolloutPlan plan) {
            return new Draft(rule, name, broken, plan);
        }

        RuleCase finds(Severity severity, String path, String message, String advice) {
            return new RuleCase(rule, name, broken, mended, new Finding(rule, severity, path, message, advice));
        }
    }
}

package io.github.rolloutplanner.lint;

import io.github.rolloutplanner.plan.RolloutPlan;
import java.util.Set;

/**
 * A plan that breaks a rule, what is found, and the plan with that one thing set right.
 *
 * @param rule id of the rule
 * @param name what is broken
 * @param broken the plan that breaks the rule
 * @param mended the plan with one edit
 * @param besides the other rules that both plans break, because what the case is about breaks them, too
 * @param found the only finding of the rule in the broken plan
 */
record RuleCase(String rule, String name, RolloutPlan broken, RolloutPlan mended, Set<String> besides, Finding found) {

    static Draft of(String rule, String name, RolloutPlan broken) {
        return new Draft(rule, name, broken, Plans.SOUND, Set.of());
    }

    @Override
    public String toString() {
        return rule + ": " + name;
    }

    /** A case without its finding; mended is the sound plan unless another edit is closer. */
    record Draft(String rule, String name, RolloutPlan broken, RolloutPlan mended, Set<String> besides) {

        Draft mendedBy(RolloutPlan plan) {
            return new Draft(rule, name, broken, plan, besides);
        }

        Draft besides(String... rules) {
            return new Draft(rule, name, broken, mended, Set.of(rules));
        }

        RuleCase finds(FindingSeverity severity, String path, String message, String advice) {
            return new RuleCase(
                    rule, name, broken, mended, besides, new Finding(rule, severity, path, message, advice));
        }
    }
}

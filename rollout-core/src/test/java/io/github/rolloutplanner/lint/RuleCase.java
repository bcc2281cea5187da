package io.github.rolloutplanner.lint;

import io.github.rolloutplanner.plan.RolloutPlan;
import java.util.List;
import java.util.Set;

/**
 * A plan that breaks a rule, where, and the plan with that one thing set right.
 *
 * @param rule id of the rule
 * @param name what is broken
 * @param broken the plan that breaks the rule
 * @param mended the plan with one edit
 * @param besides the other rules that both plans break, because what the case is about breaks them, too
 * @param severity how much it matters
 * @param path of the only finding of the rule in the broken plan
 */
record RuleCase(
        String rule,
        String name,
        RolloutPlan broken,
        RolloutPlan mended,
        Set<String> besides,
        Finding.Severity severity,
        String path) {

    static Draft of(String rule, String name, RolloutPlan broken) {
        return new Draft(rule, name, broken, Plans.SOUND, Set.of());
    }

    /** What is found of the rule in the broken plan. */
    List<Finding> found() {
        return PlanLinter.lint(broken).stream()
                .filter(finding -> finding.rule().equals(rule))
                .toList();
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

        RuleCase finds(Finding.Severity severity, String path) {
            return new RuleCase(rule, name, broken, mended, besides, severity, path);
        }
    }
}

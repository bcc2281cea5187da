package io.github.rolloutplanner.lint;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.plan.RolloutPlan;
import java.util.List;

/**
 * Checks a plan, whoever wrote it: this library, a person, or another program.
 *
 * <pre>{@code
 * for (Finding finding : PlanLinter.lint(plan)) {
 *     System.out.println(finding);
 * }
 * }</pre>
 *
 * @since 0.1.0
 */
public final class PlanLinter {

    private PlanLinter() {}

    /**
     * What is wrong with a plan.
     *
     * @param plan any plan, however broken
     * @return the findings in the order of {@link #rules()}, those of one rule in the order of their paths; empty for a
     *     plan that keeps every rule
     */
    public static List<Finding> lint(RolloutPlan plan) {
        return RuleTable.check(new LintedPlan(requireNonNull(plan, "plan")));
    }

    /**
     * What is wrong with a plan, apart from what a policy suppresses.
     *
     * @param plan any plan, however broken
     * @param policy what is suppressed, and why
     * @return the findings, and the suppressed ones with their reasons
     */
    public static LintReport report(RolloutPlan plan, LintPolicy policy) {
        return requireNonNull(policy, "policy").apply(lint(plan));
    }

    /**
     * The rules that plans and the suppressions of a {@link LintPolicy} are checked by.
     *
     * @return every rule, in the order in which their findings are listed
     */
    public static List<LintRule> rules() {
        return RuleTable.RULES;
    }
}

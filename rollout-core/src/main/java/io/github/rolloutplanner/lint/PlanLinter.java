package io.github.rolloutplanner.lint;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.plan.RolloutPlan;
import java.util.List;

/**
 * Checks a plan, whoever wrote it: this library, a person, or another program.
 *
 * <p>However large a plan and however often it breaks a rule, its findings can be read: of each rule the hundred worst are
 * listed, and {@code lint.more}, which is as severe as the worst of the others, says how many those are. So a plan without a
 * finding of {@link Finding.Severity#ERROR} has no error.
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
        return report(plan, LintPolicy.standard()).findings();
    }

    /**
     * What is wrong with a plan, apart from what a policy suppresses.
     *
     * @param plan any plan, however broken
     * @param policy what is suppressed, and why
     * @return the findings, and the suppressed ones with their reasons
     */
    public static LintReport report(RolloutPlan plan, LintPolicy policy) {
        return RuleTable.check(new LintedPlan(requireNonNull(plan, "plan")), requireNonNull(policy, "policy"));
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

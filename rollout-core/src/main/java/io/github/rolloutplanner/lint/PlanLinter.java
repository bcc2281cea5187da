package io.github.rolloutplanner.lint;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.util.List;
import java.util.Optional;

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
     * @param policy what is suppressed, and why; and the population of a plan that names none
     * @return the findings, and the suppressed ones with their reasons
     */
    public static LintReport report(RolloutPlan plan, LintPolicy policy) {
        requireNonNull(plan, "plan");
        return RuleTable.check(
                new LintedPlan(plan, requireNonNull(policy, "policy").population()), policy);
    }

    /**
     * Returns what the gates of a plan can detect in each phase, when this many users come: what a plan of others, which has
     * no place for its traffic, does not say. It is computed by the standard {@code EvidencePolicy}, for the soaks and
     * percentages that the plan has; a phase that has evidence of its own keeps it.
     *
     * @param plan any plan, however broken
     * @param population who comes, where the plan does not say it; requests are only counted if it has them
     * @return one for each phase, in their order; without gates where no metric of a phase has a baseline and a level that
     *     can be judged, or its users or length are not known
     */
    public static List<PhaseEvidence> evidence(RolloutPlan plan, Population population) {
        requireNonNull(plan, "plan");
        LintedPlan linted = new LintedPlan(plan, Optional.of(requireNonNull(population, "population")));
        Optional<EstimatedEvidence> estimated = EstimatedEvidence.of(linted);
        return linted.phases().stream()
                .map(phase -> new PhaseEvidence(phase.value(), gates(phase, estimated)))
                .toList();
    }

    private static List<GateEvidence> gates(Located<RolloutPhase> phase, Optional<EstimatedEvidence> estimated) {
        List<GateEvidence> own = phase.value().evidence();
        return own.isEmpty() && estimated.isPresent()
                ? estimated.get().of(phase).stream().map(GatePower::evidence).toList()
                : own;
    }

    /**
     * Corrects what has one right answer, which is what its finding advises: numbers of phases, gates that loosen as the percentage
     * grows, target groups that name another percentage, flags that start above the first phase, samples that are smaller than
     * those of the evidence, and a timeline that is not that of the phases, which decide. No fix loosens a limit, exposes more
     * users or shortens a phase, and none brings a finding: where it would, the plan is left as it is there, and the finding
     * stays.
     *
     * @param plan any plan, however broken
     * @return the corrected plan, and what was corrected; the same plan where there is nothing to correct
     */
    public static FixedPlan fix(RolloutPlan plan) {
        return PlanRepairs.fix(requireNonNull(plan, "plan"));
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

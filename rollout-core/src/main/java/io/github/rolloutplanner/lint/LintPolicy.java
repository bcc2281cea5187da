package io.github.rolloutplanner.lint;

import static io.github.rolloutplanner.reason.Fact.fact;
import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.internal.bounds.TextCheck;
import io.github.rolloutplanner.internal.rules.LintPlanRows;
import io.github.rolloutplanner.internal.text.TextBound;
import io.github.rolloutplanner.reason.RolloutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which findings are no problem for whoever plans, each with the reason why; and what is known of a plan beside it.
 *
 * <pre>{@code
 * LintPolicy policy = LintPolicy.standard()
 *         .suppressing("phases.jump", "phases[2]", "The third ring is our own company.")
 *         .suppressing("timeline.bake", "The operations team monitors it day and night.");
 * LintReport report = PlanLinter.report(plan, policy);
 * }</pre>
 *
 * <p>A suppression that covers no finding is a finding of {@code lint.unused-suppression}; who has one policy for many
 * plans suppresses that rule, too.
 *
 * <p>Instances are immutable; each option returns a new one.
 *
 * @since 0.1.0
 */
public final class LintPolicy {
    private static final LintPolicy STANDARD = new LintPolicy(List.of(), Optional.empty());

    private final List<Suppression> suppressions;

    private final Optional<Population> population;

    private LintPolicy(List<Suppression> suppressions, Optional<Population> population) {
        this.suppressions = suppressions;
        this.population = population;
    }

    /**
     * The standard policy.
     *
     * @return a policy that suppresses nothing
     */
    public static LintPolicy standard() {
        return STANDARD;
    }

    /**
     * This policy without the findings of a rule.
     *
     * @param rule id of one of {@link PlanLinter#rules()}
     * @param reason why they are no problem, for those who read the report
     * @return a policy that suppresses them, too
     * @throws RolloutException.InvalidValue if there is no such rule, it is suppressed already, or the reason is blank
     */
    public LintPolicy suppressing(String rule, String reason) {
        requireNonNull(reason, "reason");
        return with(new Suppression(known(rule), "", said(rule, reason)));
    }

    /**
     * This policy without the findings of a rule in one part of a plan.
     *
     * @param rule id of one of {@link PlanLinter#rules()}
     * @param path the part, in the words of {@link Finding#path()}: {@code phases[1]} includes {@code phases[1].percentage}
     * @param reason why they are no problem, for those who read the report
     * @return a policy that suppresses them, too
     * @throws RolloutException.InvalidValue if there is no such rule, it is suppressed there already, or path or reason are
     *     blank
     */
    public LintPolicy suppressing(String rule, String path, String reason) {
        requireNonNull(reason, "reason");
        if (requireNonNull(path, "path").isBlank()) {
            throw new RolloutException.InvalidValue("'" + rule + "' is suppressed at '" + path
                    + "', which is no part of a plan. Give one such as 'phases[1]', or leave the path out.");
        }
        return with(new Suppression(known(rule), path, said(rule, reason)));
    }

    /**
     * This policy with who comes, for plans that do not say it: the contract has no place for traffic. What depends on it is
     * then judged as in a plan that has it: whether gates have the power that they need, whether an A/B test fills its
     * groups, how many users a jump exposes. A plan that has a population keeps it.
     *
     * @param population who can be exposed
     * @return a policy that differs in this
     * @see PlanLinter#evidence
     */
    public LintPolicy withPopulation(Population population) {
        return new LintPolicy(suppressions, Optional.of(requireNonNull(population, "population")));
    }

    Optional<Population> population() {
        return population;
    }

    /** What suppresses a breach; the first gives the reason. */
    List<Suppression> covering(Breach breach) {
        return suppressions.stream()
                .filter(suppression -> suppression.covers(breach))
                .toList();
    }

    /**
     * What this policy breaks itself: suppressions that cover nothing. Those of this very rule are never unused: they wait for
     * what plans to come lack.
     */
    List<Breach> unused(Set<Suppression> used) {
        return Located.each("suppressions", suppressions).stream()
                .filter(suppression -> !suppression.value().rule().equals(LintPlanRows.UNUSED_SUPPRESSION.id()))
                .filter(suppression -> !used.contains(suppression.value()))
                .map(LintPolicy::unused)
                .toList();
    }

    private static Breach unused(Located<Suppression> suppression) {
        return new Breach(
                Finding.Severity.INFO,
                suppression.path(),
                LintPlanRows.UNUSED_SUPPRESSION,
                List.of(
                        fact("rule", suppression.value().rule()),
                        fact("path", suppression.value().path()),
                        fact("reason", suppression.value().reason())));
    }

    private LintPolicy with(Suppression suppression) {
        suppressions.stream().filter(suppression::isOfTheSame).findFirst().ifPresent(first -> {
            throw new RolloutException.InvalidValue(suppression.named() + " is suppressed twice, for the reasons '"
                    + first.reason() + "' and '" + suppression.reason() + "'. Keep one of them.");
        });
        List<Suppression> more = new ArrayList<>(suppressions);
        more.add(suppression);
        return new LintPolicy(List.copyOf(more), population);
    }

    private static String known(String rule) {
        requireNonNull(rule, "rule");
        if (PlanLinter.rules().stream().noneMatch(known -> known.id().equals(rule))) {
            throw new RolloutException.InvalidValue("No rule has the id '" + rule + "'. Known: "
                    + PlanLinter.rules().stream().map(LintRule::id).sorted().collect(Collectors.joining(", ")) + ".");
        }
        return rule;
    }

    private static String said(String rule, String reason) {
        if (requireNonNull(reason, "reason").isBlank()) {
            throw new RolloutException.InvalidValue("'" + rule + "' is suppressed for the reason '" + reason
                    + "'. Say why it is no problem here, so that others can judge whether that still holds.");
        }
        return TextCheck.require(reason, TextBound.SENTENCES, "The reason for which '" + rule + "' is suppressed");
    }

    @Override
    public String toString() {
        return "LintPolicy" + suppressions
                + population.map(known -> ", " + known).orElse("");
    }
}

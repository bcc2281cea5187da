package io.github.rolloutplanner.lint;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.flag.FeatureFlag;
import io.github.rolloutplanner.flag.TargetingRule;
import io.github.rolloutplanner.internal.naming.MetricNames;
import io.github.rolloutplanner.internal.rules.LintFlagRows;
import io.github.rolloutplanner.internal.rules.LintPhaseRows;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.plan.RolloutPhase;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Whether who gets the change is who the phases say. */
final class TargetChecks {

    private TargetChecks() {}

    /** A text that names several percentages may mean any of them; one of another number of digits is rounded. */
    static void percentage(LintedPlan plan, Report report) {
        for (Located<RolloutPhase> phase : plan.phases()) {
            if (isContradicted(phase.value())) {
                String group = phase.value().targetGroup();
                BigDecimal stated = Prose.percentagesOfAll(group).get(0);
                report.add(
                        phase.path("audience"),
                        LintPhaseRows.TARGET,
                        fact("phase", phase.value().name()),
                        fact("percentage", phase.value().percentage()),
                        fact("stated", Quantity.of(stated.doubleValue(), "%")),
                        fact("group", group));
            }
        }
    }

    static boolean isContradicted(RolloutPhase phase) {
        List<BigDecimal> stated = Prose.percentagesOfAll(phase.targetGroup());
        return !stated.isEmpty() && stated.stream().noneMatch(one -> isRounded(phase.percentage(), one));
    }

    private static boolean isRounded(Percentage percentage, BigDecimal written) {
        double lastDigit = BigDecimal.ONE.movePointLeft(written.scale()).doubleValue();
        return Math.abs(percentage.value() - written.doubleValue()) <= lastDigit / 2;
    }

    /** Groups that the first phase does not name; who builds the product may always have it. */
    static void early(LintedPlan plan, Report report) {
        Optional<Located<RolloutPhase>> first = plan.phases().stream().findFirst();
        first.filter(phase -> phase.value().percentage().compareTo(Percentage.ONE_HUNDRED) < 0)
                .ifPresent(phase -> Located.each("flags", plan.plan().flags())
                        .forEach(flag -> early(plan, phase.value(), flag, report)));
    }

    private static void early(LintedPlan plan, RolloutPhase first, Located<FeatureFlag> flag, Report report) {
        for (Located<TargetingRule> rule :
                Located.each(flag.path("rules"), flag.value().rules())) {
            boolean isOn = !rule.value().value().equals(flag.value().defaultValue());
            String segment = rule.value().segment();
            if (isOn
                    && isLive(plan, first, rule.value())
                    && !segment.equalsIgnoreCase(TargetingRule.INTERNAL)
                    && !names(first, segment)) {
                report.add(
                        plan.isDerived() ? Finding.Severity.INFO : Finding.Severity.WARNING,
                        rule.path(),
                        LintFlagRows.EARLY,
                        fact("flag", flag.value().key()),
                        fact("segment", segment),
                        fact("phase", first.name()),
                        fact("group", first.targetGroup()),
                        fact("later", later(plan, segment)));
            }
        }
    }

    /** The planner's own flags say when each rule begins; those of an external plan are taken as live from the start. */
    private static boolean isLive(LintedPlan plan, RolloutPhase first, TargetingRule rule) {
        return !plan.isDerived()
                || plan.plan().flagsAt(first).stream()
                        .anyMatch(flag -> flag.rules().contains(rule));
    }

    private static Optional<String> later(LintedPlan plan, String segment) {
        return plan.phases().stream()
                .map(Located::value)
                .filter(phase -> names(phase, segment))
                .map(RolloutPhase::name)
                .findFirst();
    }

    private static boolean names(RolloutPhase phase, String segment) {
        List<String> words = MetricNames.words(segment);
        return Collections.indexOfSubList(MetricNames.words(phase.name()), words) >= 0
                || Collections.indexOfSubList(MetricNames.words(phase.targetGroup()), words) >= 0;
    }
}

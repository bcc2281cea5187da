package io.github.rolloutplanner.lint;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.internal.rules.LintPlanRows;
import io.github.rolloutplanner.internal.rules.LintRollbackRows;
import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.plan.MonitoredMetric;
import io.github.rolloutplanner.plan.RollbackTrigger;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.reason.Rule;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether what is written on metrics will be decided by what is observed of them. */
final class UnevaluatedChecks {
    private UnevaluatedChecks() {}

    static void neverEvaluated(LintedPlan linted, Report report) {
        for (RolloutPlan.Unevaluated one : linted.plan().unevaluated()) {
            row(one).ifPresent(row ->
                    report.add(one.path(), row, fact("condition", one.condition()), fact("metric", one.metric())));
        }
    }

    /** A gate that is not monitored, a missing baseline and a limit on the other side have rules of their own. */
    private static Optional<Rule> row(RolloutPlan.Unevaluated one) {
        return switch (one.cause()) {
            case WORDS -> Optional.of(LintPlanRows.TRIGGER_IN_WORDS);
            case NOT_MONITORED ->
                one.path().startsWith("phases") ? Optional.empty() : Optional.of(LintPlanRows.NOT_MONITORED);
            case NOT_COMPARABLE -> Optional.of(LintPlanRows.NOT_COMPARABLE);
            case NO_BASELINE, OTHER_SIDE -> Optional.empty();
        };
    }

    /** One finding for each name, where it stands first. */
    static void otherName(LintedPlan linted, Report report) {
        Set<String> told = new HashSet<>();
        for (Located<RolloutPhase> phase : linted.phases()) {
            for (Located<Gate> gate :
                    Located.each(phase.path("goLiveCriteria"), phase.value().goLiveCriteria())) {
                gate.value().condition().allOf().forEach(on -> otherName(gate.path(), on, linted, told, report));
            }
        }
        for (Located<Gate> gate : Located.each("successCriteria", linted.plan().successCriteria())) {
            gate.value().condition().allOf().forEach(on -> otherName(gate.path(), on, linted, told, report));
        }
        for (Located<RollbackTrigger> trigger : triggers(linted)) {
            trigger.value().condition().anyOf().forEach(on -> otherName(trigger.path(), on, linted, told, report));
        }
    }

    private static void otherName(
            String path, Condition.OnMetric on, LintedPlan linted, Set<String> told, Report report) {
        linted.names()
                .meant(on.metric())
                .filter(metric -> !metric.equals(on.metric()) && told.add(on.metric()))
                .ifPresent(metric ->
                        report.add(path, LintPlanRows.OTHER_NAME, fact("name", on.metric()), fact("metric", metric)));
    }

    private static List<Located<RollbackTrigger>> triggers(LintedPlan linted) {
        return Located.each(
                "rollback.automaticTriggers", linted.plan().rollback().automaticTriggers());
    }

    /** What the planner made has triggers for its guardrails, and none where none is meant. */
    static void noTrigger(LintedPlan linted, Report report) {
        List<MonitoredMetric> metrics = linted.plan().monitoring().metrics();
        if (!linted.isDerived() && triggers(linted).isEmpty() && !metrics.isEmpty()) {
            report.add(
                    "rollback.automaticTriggers",
                    LintRollbackRows.NO_TRIGGER,
                    fact("example", MonitoringChecks.breach(metrics.get(0))));
        }
    }
}

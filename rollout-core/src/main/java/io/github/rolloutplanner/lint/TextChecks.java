package io.github.rolloutplanner.lint;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.internal.rules.LintPlanRows;
import io.github.rolloutplanner.metric.Alert;
import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.plan.TimeSpan;
import io.github.rolloutplanner.plan.Timeline;
import io.github.rolloutplanner.reason.Rule;
import java.util.List;
import java.util.function.Function;

/** Which words look as if a number stood behind them, though none was understood. */
final class TextChecks {

    private TextChecks() {}

    static void notUnderstood(LintedPlan linted, Report report) {
        RolloutPlan plan = linted.plan();
        for (Located<RolloutPhase> phase : linted.phases()) {
            gates(phase.path("goLiveCriteria"), phase.value().goLiveCriteria(), report);
        }
        gates("successCriteria", plan.successCriteria(), report);
        for (Located<Alert> alert :
                Located.each("monitoring.alerts", plan.monitoring().alerts())) {
            condition(alert.path(), alert.value().trigger(), Condition::anyOf, report);
        }
        timeline(plan.timeline(), report);
        plan.experiment().ifPresent(experiment -> hypothesis(experiment, report));
    }

    private static void gates(String path, List<Gate> gates, Report report) {
        for (Located<Gate> gate : Located.each(path, gates)) {
            condition(gate.path(), gate.value().condition(), Condition::allOf, report);
        }
    }

    private static void condition(
            String path, Condition condition, Function<Condition, List<Condition.OnMetric>> meaning, Report report) {
        if (condition instanceof Condition.Stated stated
                && meaning.apply(stated).isEmpty()) {
            text(path, stated.text(), LintPlanRows.CONDITION_NOT_UNDERSTOOD, report);
        }
    }

    private static void timeline(Timeline timeline, Report report) {
        span("timeline.preparation", timeline.preparation(), report);
        for (Located<TimeSpan> phase : Located.each("timeline.phases", timeline.phases())) {
            span(phase.path(), phase.value(), report);
        }
        span("timeline.total", timeline.total(), report);
        span("timeline.bake", timeline.bake(), report);
    }

    private static void span(String path, TimeSpan span, Report report) {
        if (span.length().isEmpty()) {
            text(path, span.note(), LintPlanRows.SPAN_NOT_UNDERSTOOD, report);
        }
    }

    private static void hypothesis(Experiment experiment, Report report) {
        if (experiment.effect().isEmpty()
                && Hypothesis.effectIn(experiment.hypothesis()).isEmpty()) {
            text("experiment.hypothesis", experiment.hypothesis(), LintPlanRows.HYPOTHESIS_NOT_UNDERSTOOD, report);
        }
    }

    private static void text(String path, String text, Rule row, Report report) {
        if (Prose.comparesOrCounts(text)) {
            report.add(path, row, fact("text", text));
        }
    }
}

package io.github.rolloutplanner.lint;

import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.metric.Alert;
import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.plan.RollbackTrigger;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.plan.TimeSpan;
import io.github.rolloutplanner.plan.Timeline;
import java.util.List;

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
            condition(alert.path(), alert.value().trigger(), report);
        }
        for (Located<RollbackTrigger> trigger :
                Located.each("rollback.automaticTriggers", plan.rollback().automaticTriggers())) {
            condition(trigger.path(), trigger.value().condition(), report);
        }
        timeline(plan.timeline(), report);
        plan.experiment().ifPresent(experiment -> hypothesis(experiment, report));
    }

    private static void gates(String path, List<Gate> gates, Report report) {
        for (Located<Gate> gate : Located.each(path, gates)) {
            condition(gate.path(), gate.value().condition(), report);
        }
    }

    private static void condition(String path, Condition condition, Report report) {
        if (condition instanceof Condition.Stated stated && stated.measured().isEmpty()) {
            text(path, stated.text(), "Write a metric, a comparison and a level, such as 'Error rate < 1%'.", report);
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
            text(path, span.note(), "Write a length of time first, such as '2 days'.", report);
        }
    }

    private static void hypothesis(Experiment experiment, Report report) {
        if (experiment.effect().isEmpty()
                && Hypothesis.effectIn(experiment.hypothesis()).isEmpty()) {
            text(
                    "experiment.hypothesis",
                    experiment.hypothesis(),
                    "Say by how much which metric changes, such as 'increase engagement by 10%'.",
                    report);
        }
    }

    private static void text(String path, String text, String advice, Report report) {
        if (Prose.comparesOrCounts(text)) {
            report.add(path, "'" + text + "' was not understood, so nothing is checked by it.", advice);
        }
    }
}

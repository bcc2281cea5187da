package io.github.rolloutplanner.lint;

import io.github.rolloutplanner.plan.DataRollback;
import io.github.rolloutplanner.plan.ManualStep;
import io.github.rolloutplanner.plan.RollbackPlan;
import io.github.rolloutplanner.plan.TimeSpan;
import java.time.Duration;
import java.util.List;

/** Whether somebody can carry out the way back, and by when. */
final class RollbackChecks {

    private RollbackChecks() {}

    static void actionable(LintedPlan plan, Report report) {
        RollbackPlan rollback = plan.plan().rollback();
        steps(rollback.manualSteps(), report);
        bound(rollback.within(), report);
        data(rollback.data(), report);
    }

    private static void steps(List<ManualStep> steps, Report report) {
        if (steps.isEmpty()) {
            report.add(
                    "rollback.manualSteps",
                    "The rollback has no manual step.",
                    "Say what a person does, in order, first of all how the change is turned off.");
        }
        for (Located<ManualStep> step : Located.each("rollback.manualSteps", steps)) {
            if (step.value().text().isBlank()) {
                report.add(step.path(), "The step says nothing.", "Say what a person does, or leave the step out.");
            }
        }
    }

    private static void bound(TimeSpan within, Report report) {
        if (within.length().isEmpty()) {
            report.add(
                    "rollback.within",
                    "The rollback is bound by '" + within.note() + "', which is no length of time.",
                    "Give one, such as 5 minutes.");
            return;
        }
        Duration length = within.length().get();
        if (!FindingText.isPositive(length)) {
            report.add(
                    "rollback.within",
                    "The rollback is to be done within " + FindingText.of(length) + ".",
                    "Give a length of time above zero, such as 5 minutes.");
        }
    }

    private static void data(DataRollback data, Report report) {
        if (data.required() && data.procedure().isBlank()) {
            report.add(
                    "rollback.data.procedure",
                    "The rollback must touch data, but no procedure is given.",
                    "Say how data is brought back, and rehearse it.");
        }
    }
}

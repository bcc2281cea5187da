package io.github.rolloutplanner.lint;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.internal.rules.LintRollbackRows;
import io.github.rolloutplanner.plan.DataRollback;
import io.github.rolloutplanner.plan.ManualStep;
import io.github.rolloutplanner.plan.RollbackPlan;
import io.github.rolloutplanner.plan.TimeSpan;
import io.github.rolloutplanner.policy.RolloutPolicy;
import java.time.Duration;
import java.util.List;

/** Whether the rollback can be carried out, by when, and for the data, too. */
final class RollbackChecks {

    private RollbackChecks() {}

    static void actionable(LintedPlan plan, Report report) {
        RollbackPlan rollback = plan.plan().rollback();
        steps(rollback.manualSteps(), report);
        action(rollback.manualSteps(), report);
        within(rollback.within(), report);
        if (rollback.data().required() && rollback.data().procedure().isBlank()) {
            report.add("rollback.data.procedure", LintRollbackRows.NO_DATA_PROCEDURE);
        }
    }

    private static void steps(List<ManualStep> steps, Report report) {
        if (steps.isEmpty()) {
            report.add("rollback.manualSteps", LintRollbackRows.NO_STEP);
        }
        for (Located<ManualStep> step : Located.each("rollback.manualSteps", steps)) {
            if (step.value().text().isBlank()) {
                report.add(step.path(), LintRollbackRows.BLANK_STEP);
            }
        }
    }

    /** One step that says what to do is enough: the others may be about people. */
    private static void action(List<ManualStep> steps, Report report) {
        List<String> stated = steps.stream()
                .filter(step -> step.kind() == ManualStep.Kind.STATED)
                .map(ManualStep::text)
                .filter(text -> !text.isBlank())
                .toList();
        boolean areAllStated = stated.size() == steps.size();
        if (areAllStated && !stated.isEmpty() && stated.stream().noneMatch(Prose::actsOnSystem)) {
            report.add(
                    Finding.Severity.WARNING,
                    "rollback.manualSteps",
                    LintRollbackRows.NO_ACTION,
                    fact("steps", stated));
        }
    }

    /** What the planner promises follows from how the change is delivered, which other plans do not say. */
    static void longerThanPolicy(LintedPlan plan, Report report) {
        RiskLevel risk = plan.plan().risk();
        Duration bound = RolloutPolicy.standard().rollbackBounds().getOrDefault(risk, Duration.ofHours(1));
        if (!plan.isDerived()) {
            plan.plan()
                    .rollback()
                    .within()
                    .length()
                    .filter(within -> within.compareTo(bound) > 0)
                    .ifPresent(within -> report.add(
                            "rollback.within",
                            LintRollbackRows.LONG,
                            fact("risk", risk),
                            fact("within", within),
                            fact("bound", bound)));
        }
    }

    private static void within(TimeSpan within, Report report) {
        if (within.length().isEmpty()) {
            report.add("rollback.within", LintRollbackRows.WITHIN_WORDS, fact("within", within.note()));
            return;
        }
        Duration length = within.length().get();
        if (!Lengths.isPositive(length)) {
            report.add("rollback.within", LintRollbackRows.WITHIN_NOT_POSITIVE, fact("within", length));
        }
    }

    static void data(LintedPlan plan, Report report) {
        DataRollback data = plan.plan().rollback().data();
        if (data.required() && !data.procedure().isBlank() && isMissing(data)) {
            report.add("rollback.data.procedure", LintRollbackRows.DATA_PROCEDURE, fact("procedure", data.procedure()));
        }
    }

    /** Where a procedure is promised, it may still say that there is none. */
    private static boolean isMissing(DataRollback data) {
        return switch (data.reversal()) {
            case MISSING, IMPOSSIBLE -> true;
            case PROCEDURE, NOT_NEEDED -> Prose.denies(data.procedure());
        };
    }
}

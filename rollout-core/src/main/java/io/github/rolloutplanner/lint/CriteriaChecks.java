package io.github.rolloutplanner.lint;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.internal.rules.LintPlanRows;
import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateHandling;
import io.github.rolloutplanner.metric.Response;
import io.github.rolloutplanner.plan.RolloutPhase;
import java.util.ArrayList;
import java.util.List;

/** Whether it is clear when a phase is passed, who approves it, and what happens without data. */
final class CriteriaChecks {

    private CriteriaChecks() {}

    static void clear(LintedPlan plan, Report report) {
        for (Located<RolloutPhase> phase : plan.phases()) {
            if (phase.value().goLiveCriteria().isEmpty()) {
                report.add(
                        phase.path("goLiveCriteria"),
                        LintPlanRows.NO_CRITERION,
                        fact("phase", phase.value().name()));
            }
        }
        plan.criteria().forEach(gate -> clear(gate, report));
    }

    /** A text with a number or a comparison may be clear to people; {@link TextChecks} says that it was not understood. */
    private static void clear(Located<Gate> gate, Report report) {
        if (gate.value().condition() instanceof Condition.Stated stated
                && !Prose.comparesOrCounts(stated.text())
                && !Prose.approves(stated.text())) {
            report.add(
                    Finding.Severity.WARNING,
                    gate.path(),
                    LintPlanRows.UNCLEAR_CRITERION,
                    fact("criterion", stated.text()));
        }
    }

    static void success(LintedPlan plan, Report report) {
        List<Located<Gate>> criteria =
                Located.each("successCriteria", plan.plan().successCriteria());
        if (criteria.isEmpty() && !plan.isDerived()) {
            report.add("successCriteria", LintPlanRows.NO_SUCCESS);
        }
        criteria.forEach(criterion -> measurable(criterion, report));
    }

    /** As of a gate; what must not occur can be counted in the end. */
    private static void measurable(Located<Gate> criterion, Report report) {
        if (criterion.value().condition() instanceof Condition.Stated stated
                && !Prose.comparesOrCounts(stated.text())
                && !Prose.countsNone(stated.text())
                && !Prose.approves(stated.text())) {
            report.add(criterion.path(), LintPlanRows.SUCCESS_UNCLEAR, fact("criterion", stated.text()));
        }
    }

    static void approver(LintedPlan plan, Report report) {
        List<Located<Gate>> waiting = plan.criteria().stream()
                .filter(gate ->
                        gate.value().condition() instanceof Condition.Approval approval && !approval.isAssigned())
                .toList();
        if (!waiting.isEmpty()) {
            report.add(waiting.get(0).path(), LintPlanRows.APPROVER, fact("gates", waiting.size()));
        }
    }

    /** A plan in which no gate says it has no place for it, as the contract: people may know what it does not say. */
    static void noData(LintedPlan plan, Report report) {
        boolean hasPlace = plan.isDerived() || !plan.gates().stream().allMatch(CriteriaChecks::isSilent);
        if (hasPlace) {
            plan.phases().forEach(phase -> silent(phase, plan, report));
        }
        plan.gates().forEach(gate -> ignored(gate, report));
    }

    private static boolean isSilent(MeasuredGate gate) {
        return gate.gate().handling().isEmpty();
    }

    private static void silent(Located<RolloutPhase> phase, LintedPlan plan, Report report) {
        List<MeasuredGate> silent =
                plan.gatesOf(phase).stream().filter(CriteriaChecks::isSilent).toList();
        if (!silent.isEmpty()) {
            report.add(
                    phase.path("goLiveCriteria"),
                    LintPlanRows.NO_DATA_IN_PHASE,
                    fact("phase", phase.value().name()),
                    fact("metrics", metrics(silent)));
        }
    }

    private static List<String> metrics(List<MeasuredGate> gates) {
        return gates.stream().map(MeasuredGate::metric).distinct().toList();
    }

    private static void ignored(MeasuredGate gate, Report report) {
        List<String> causes =
                gate.gate().handling().map(CriteriaChecks::ignored).orElse(List.of());
        if (!gate.isObserver() && !causes.isEmpty()) {
            report.add(gate.path(), LintPlanRows.NO_DATA_IGNORED, fact("gate", gate.gate()), fact("causes", causes));
        }
    }

    private static List<String> ignored(GateHandling handling) {
        List<String> causes = new ArrayList<>();
        if (handling.onNoData() == Response.IGNORE) {
            causes.add("missing data");
        }
        if (handling.onSourceFailure() == Response.IGNORE) {
            causes.add("a failing source");
        }
        return causes;
    }
}

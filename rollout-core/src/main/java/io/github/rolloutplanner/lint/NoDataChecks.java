package io.github.rolloutplanner.lint;

import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.GateHandling;
import io.github.rolloutplanner.metric.Response;
import io.github.rolloutplanner.plan.RolloutPhase;
import java.util.ArrayList;
import java.util.List;

/** Whether a gate says what follows when its metric says nothing. */
final class NoDataChecks {

    private NoDataChecks() {}

    static void noData(LintedPlan plan, Report report) {
        if (isOfContract(plan)) {
            report.add(
                    FindingSeverity.INFO,
                    "phases",
                    "The plan does not say what follows when no data come for " + metrics(plan.gates()) + ".",
                    "Agree that no data are never good news: hold, and after a while call a person.");
        } else {
            plan.phases().forEach(phase -> silent(phase, plan, report));
        }
        plan.gates().forEach(gate -> goodNews(gate, report));
    }

    /** The contract has no place for what follows from missing data, so people may know what the plan does not say. */
    private static boolean isOfContract(LintedPlan plan) {
        return !plan.isDerived()
                && !plan.gates().isEmpty()
                && plan.gates().stream().allMatch(NoDataChecks::isSilent);
    }

    private static boolean isSilent(MeasuredGate gate) {
        return gate.gate().handling().isEmpty();
    }

    private static void silent(Located<RolloutPhase> phase, LintedPlan plan, Report report) {
        List<MeasuredGate> silent =
                plan.gatesOf(phase).stream().filter(NoDataChecks::isSilent).toList();
        if (!silent.isEmpty()) {
            report.add(
                    phase.path("goLiveCriteria"),
                    PhaseChecks.named(phase) + " does not say what follows when no data come for " + metrics(silent)
                            + ".",
                    "Say it for each gate: hold, and after a while call a person.");
        }
    }

    private static String metrics(List<MeasuredGate> gates) {
        return Wording.and(
                gates.stream().map(gate -> "'" + gate.metric() + "'").distinct().toList());
    }

    private static void goodNews(MeasuredGate gate, Report report) {
        List<String> causes =
                gate.gate().handling().map(NoDataChecks::continuesWhen).orElse(List.of());
        if (!gate.isObserved() && !causes.isEmpty()) {
            report.add(
                    gate.path(),
                    "The gate '" + gate.gate() + "' lets the rollout continue when " + String.join(" or ", causes)
                            + ", so that what is broken counts as good news.",
                    "Hold or escalate then, or take the role observe, which decides nothing.");
        }
    }

    private static List<String> continuesWhen(GateHandling handling) {
        List<String> causes = new ArrayList<>();
        if (handling.onNoData() == Response.IGNORE) {
            causes.add("no data come");
        }
        if (handling.onSourceFailure() == Response.IGNORE) {
            causes.add("the source of the metric cannot be read");
        }
        return causes;
    }
}

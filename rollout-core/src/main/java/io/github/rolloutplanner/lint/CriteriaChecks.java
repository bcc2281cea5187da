package io.github.rolloutplanner.lint;

import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.plan.RolloutPhase;
import java.util.List;

/** Whether it is clear when a phase may be left. */
final class CriteriaChecks {

    private CriteriaChecks() {}

    static void clear(LintedPlan plan, Report report) {
        for (Located<RolloutPhase> phase : plan.phases()) {
            List<Gate> gates = phase.value().goLiveCriteria();
            if (gates.isEmpty()) {
                report.add(
                        phase.path("goLiveCriteria"),
                        PhaseChecks.named(phase) + " has no go-live criterion.",
                        "Say what must hold, as a metric with a limit or as the approval of a person.");
            }
            Located.each(phase.path("goLiveCriteria"), gates).forEach(gate -> clear(gate, report));
        }
    }

    /** A text with a number or a comparison may be clear to people; {@link TextChecks} says that it was not understood. */
    private static void clear(Located<Gate> gate, Report report) {
        Condition condition = gate.value().condition();
        if (condition instanceof Condition.Stated stated
                && !Prose.comparesOrCounts(stated.text())
                && !Prose.approves(stated.text())) {
            report.add(
                    FindingSeverity.WARNING,
                    gate.path(),
                    "'" + condition
                            + "' is neither measured nor the approval of a person, so it can be read in two ways.",
                    "Name a metric and its limit, or who confirms it.");
        }
    }
}

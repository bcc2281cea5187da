package io.github.rolloutplanner.lint;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.internal.rules.LintPhaseRows;
import io.github.rolloutplanner.internal.rules.LintPlanRows;
import io.github.rolloutplanner.internal.rules.UrgencyRows;
import io.github.rolloutplanner.plan.PlannedUrgency;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.reason.Rule;
import java.util.Optional;
import java.util.Set;

/**
 * The findings that are the price of a plan's urgency. They are suppressed with that reason, because the plan says the price
 * itself; a finding that the plan would have without urgency stays.
 */
final class AcceptedByUrgency {
    /** What a short phase is found for. */
    private static final Set<Rule> OF_SHORT_PHASES = Set.of(LintPhaseRows.SOAK_DAY, LintPhaseRows.SOAK_PEAK);
    /** What a phase is found for whose phase before is left out. */
    private static final Set<Rule> OF_FEWER_PHASES = Set.of(LintPhaseRows.JUMP_NEXT, LintPhaseRows.JUMP_RING);

    private final LintedPlan plan;

    AcceptedByUrgency(LintedPlan plan) {
        this.plan = plan;
    }

    /** Why a breach is accepted; empty where urgency is not what explains it. */
    Optional<String> reason(Breach breach) {
        return plan.plan()
                .urgency()
                .filter(PlannedUrgency::isShortened)
                .filter(urgency -> explains(urgency, breach))
                .map(AcceptedByUrgency::text);
    }

    private boolean explains(PlannedUrgency urgency, Breach breach) {
        return breach.row() == LintPhaseRows.TOO_SHORT
                || (OF_SHORT_PHASES.contains(breach.row()) && isShorter(urgency, breach.path()))
                || (OF_FEWER_PHASES.contains(breach.row()) && isAfterOneLeftOut(urgency, breach.path()))
                || (breach.row() == LintPlanRows.NO_DATA_IGNORED && isSetUpLater(urgency, breach.path()));
    }

    /** An expedited change may have no data of most metrics before its bake. */
    private boolean isSetUpLater(PlannedUrgency urgency, String path) {
        return urgency.why().isPresent()
                && phaseAt(path).flatMap(RolloutPhase::soak).isPresent();
    }

    private boolean isShorter(PlannedUrgency urgency, String path) {
        return phaseAt(path)
                .flatMap(phase -> urgency.phase(phase.name()))
                .filter(PlannedUrgency.PhasePrice::isShorter)
                .isPresent();
    }

    private boolean isAfterOneLeftOut(PlannedUrgency urgency, String path) {
        Optional<RolloutPhase> found = phaseAt(path);
        if (found.isEmpty()) {
            return false;
        }
        boolean isLeftOut = false;
        for (PlannedUrgency.PhasePrice phase : urgency.phases()) {
            if (phase.name().equals(found.get().name())) {
                return isLeftOut;
            }
            isLeftOut = phase.isLeftOut();
        }
        return false;
    }

    private Optional<RolloutPhase> phaseAt(String path) {
        return plan.phases().stream()
                .filter(phase -> path.startsWith(phase.path("")))
                .map(Located::value)
                .findFirst();
    }

    private static String text(PlannedUrgency urgency) {
        Reason reason = UrgencyRows.ACCEPTED.reason(
                fact("length", urgency.length()),
                fact("usual", urgency.usualLength()),
                fact("why", urgency.why()),
                fact("deadline", urgency.deadline()));
        return UrgencyRows.ACCEPTED.text(reason);
    }
}

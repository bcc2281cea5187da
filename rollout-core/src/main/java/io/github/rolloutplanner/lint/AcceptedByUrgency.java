package io.github.rolloutplanner.lint;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.internal.rules.LintLimitRows;
import io.github.rolloutplanner.internal.rules.LintPhaseRows;
import io.github.rolloutplanner.internal.rules.LintPlanRows;
import io.github.rolloutplanner.internal.rules.UrgencyRows;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.plan.PlannedUrgency;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.reason.Rule;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The findings that are the price of a plan's urgency. They are suppressed with that reason, because the plan says the price
 * itself; a finding that the plan would have without urgency stays.
 */
final class AcceptedByUrgency {
    private static final Set<Rule> OF_A_SHORT_PLAN =
            Set.of(LintPhaseRows.TOO_SHORT, LintPhaseRows.TOO_SHORT_FOR_POLICY);
    /** What a short phase is found for. */
    private static final Set<Rule> OF_SHORT_PHASES = Set.of(LintPhaseRows.SOAK_DAY, LintPhaseRows.SOAK_PEAK);
    /** What a phase is found for whose phase before is left out. */
    private static final Set<Rule> OF_FEWER_PHASES = Set.of(LintPhaseRows.JUMP_NEXT, LintPhaseRows.JUMP_RING);
    /** What a phase is found for whose gates have less evidence. */
    private static final Set<Rule> OF_LESS_EVIDENCE =
            Set.of(LintLimitRows.UNDERPOWERED, LintLimitRows.UNDERPOWERED_OBSERVER);

    private final LintedPlan plan;

    AcceptedByUrgency(LintedPlan plan) {
        this.plan = plan;
    }

    /** Why a breach is accepted; empty where urgency is not what explains it. */
    Optional<String> reason(Breach breach) {
        return plan.plan().urgency().filter(PlannedUrgency::isShortened).flatMap(urgency -> reason(urgency, breach));
    }

    private Optional<String> reason(PlannedUrgency urgency, Breach breach) {
        List<String> lost = OF_LESS_EVIDENCE.contains(breach.row()) ? lost(urgency, breach.path()) : List.of();
        return lost.isEmpty() && !explains(urgency, breach) ? Optional.empty() : Optional.of(text(urgency, lost));
    }

    private boolean explains(PlannedUrgency urgency, Breach breach) {
        return (OF_A_SHORT_PLAN.contains(breach.row()) && isUsuallyLongEnough(urgency))
                || (OF_SHORT_PHASES.contains(breach.row()) && isUsuallyADay(urgency, breach.path()))
                || (OF_FEWER_PHASES.contains(breach.row()) && isUsuallyNoJump(urgency, breach))
                || (breach.row() == LintPlanRows.NO_DATA_IGNORED && isSetUpLater(urgency, breach.path()));
    }

    /** An expedited change may have no data of most metrics before its bake. */
    private boolean isSetUpLater(PlannedUrgency urgency, String path) {
        return urgency.why().isPresent()
                && phaseAt(path).flatMap(RolloutPhase::soak).isPresent();
    }

    private boolean isUsuallyLongEnough(PlannedUrgency urgency) {
        return urgency.usualLength().compareTo(LengthGuide.of(plan.plan()).least()) >= 0;
    }

    private boolean isUsuallyADay(PlannedUrgency urgency, String path) {
        return phaseAt(path)
                .flatMap(phase -> urgency.phase(phase.name()))
                .filter(phase -> phase.isShorter() && phase.usual().compareTo(SoakChecks.DAY) >= 0)
                .isPresent();
    }

    /** Whether the phase before was left out, and the step from that one is none that is too steep. */
    private boolean isUsuallyNoJump(PlannedUrgency urgency, Breach breach) {
        Optional<RolloutPhase> found = phaseAt(breach.path());
        Optional<PlannedUrgency.PhasePrice> before = Optional.empty();
        for (PlannedUrgency.PhasePrice phase : urgency.phases()) {
            if (found.isPresent() && phase.name().equals(found.get().name())) {
                Percentage to = phase.percentage();
                return before.filter(PlannedUrgency.PhasePrice::isLeftOut)
                        .filter(left ->
                                step(breach, left.percentage(), to).exceeded().isEmpty())
                        .isPresent();
            }
            before = Optional.of(phase);
        }
        return false;
    }

    private static PercentageStep step(Breach breach, Percentage from, Percentage to) {
        return breach.row() == LintPhaseRows.JUMP_RING
                ? PercentageStep.betweenRings(from, to)
                : PercentageStep.between(from, to);
    }

    /** What urgency costs the metric of an underpowered gate, where it is that which makes it so; phase by phase. */
    private List<String> lost(PlannedUrgency urgency, String path) {
        return EvidenceChecks.gates(plan).stream()
                .filter(gate -> gate.path().equals(path) && gate.isLostToUrgency())
                .map(gate -> LostPower.of(gate.evidence().metric(), urgency))
                .findFirst()
                .orElse(List.of());
    }

    private Optional<RolloutPhase> phaseAt(String path) {
        return plan.phases().stream()
                .filter(phase -> path.startsWith(phase.path("")))
                .map(Located::value)
                .findFirst();
    }

    private static String text(PlannedUrgency urgency, List<String> lost) {
        Rule row = lost.isEmpty() ? UrgencyRows.ACCEPTED : UrgencyRows.ACCEPTED_LOSS;
        return row.text(row.reason(
                fact("length", urgency.length()),
                fact("usual", urgency.usualLength()),
                fact("why", urgency.why()),
                fact("deadline", urgency.deadline()),
                fact("lost", String.join(" ", lost))));
    }
}

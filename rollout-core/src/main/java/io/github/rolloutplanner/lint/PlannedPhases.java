package io.github.rolloutplanner.lint;

import io.github.rolloutplanner.evidence.EvidenceBasis;
import io.github.rolloutplanner.evidence.ExposureLedger;
import io.github.rolloutplanner.internal.bounds.TimeBound;
import io.github.rolloutplanner.internal.evidence.ExperimentSplit;
import io.github.rolloutplanner.internal.evidence.PhaseSpan;
import io.github.rolloutplanner.internal.evidence.PlannedTraffic;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.strategy.Audience;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The phases of a plan as its traffic goes through them. */
final class PlannedPhases {

    private PlannedPhases() {}

    /** What the plan's population brings to them; nothing where one of its numbers is none that can be computed with. */
    static Optional<PlannedTraffic> traffic(LintedPlan plan) {
        Optional<EvidenceBasis> basis = plan.plan().exposure().map(ExposureLedger::basis);
        List<PhaseSpan> spans = spans(plan);
        boolean isSound = spans.size() == plan.phases().size();
        return plan.users()
                .countable()
                .filter(population -> isSound)
                .flatMap(population -> basis.map(known -> new PlannedTraffic(population, known, spans)));
    }

    private static List<PhaseSpan> spans(LintedPlan plan) {
        return plan.phases().stream()
                .flatMap(phase -> plan
                        .lengthOf(phase)
                        .filter(length -> !length.isNegative() && length.compareTo(TimeBound.TEN_YEARS) <= 0)
                        .filter(length -> phase.value().percentage().isPercentage())
                        .map(length -> span(plan.plan(), phase.value(), length))
                        .stream())
                .toList();
    }

    private static PhaseSpan span(RolloutPlan plan, RolloutPhase phase, Duration length) {
        return new PhaseSpan(
                phase.number(),
                phase.percentage(),
                partOfOneVariant(plan, phase),
                phase.audience() instanceof Audience.RandomPercentage,
                length);
    }

    private static double partOfOneVariant(RolloutPlan plan, RolloutPhase phase) {
        return plan.experimentPhase()
                .map(tested -> new ExperimentSplit(
                                plan.experiment().orElseThrow().split())
                        .partIn(phase.number(), tested.number()))
                .orElse(1.0);
    }
}

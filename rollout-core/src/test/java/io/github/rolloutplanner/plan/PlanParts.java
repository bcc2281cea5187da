package io.github.rolloutplanner.plan;

import io.github.rolloutplanner.assessment.Assessment;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.evidence.ExposureLedger;
import io.github.rolloutplanner.evidence.GateEvidence;
import java.util.List;
import java.util.Optional;

/** Replaces one part of a plan and nothing that follows from it, as a hand that edits its document does. */
public final class PlanParts {

    private PlanParts() {}

    public static RolloutPlan replaceAssessment(RolloutPlan plan, Assessment assessment) {
        return ((ImmutableRolloutPlan) plan).replaceAssessment(assessment);
    }

    public static RolloutPlan replacePopulation(RolloutPlan plan, Population population) {
        return ((ImmutableRolloutPlan) plan).replacePopulation(population);
    }

    public static RolloutPlan replacePhases(RolloutPlan plan, List<RolloutPhase> phases) {
        return ((ImmutableRolloutPlan) plan).replacePhases(phases);
    }

    public static RolloutPlan replaceExposure(RolloutPlan plan, ExposureLedger exposure) {
        return ((ImmutableRolloutPlan) plan).replaceExposure(exposure);
    }

    public static RolloutPlan withoutExposure(RolloutPlan plan) {
        return ((ImmutableRolloutPlan) plan).replaceExposure(Optional.empty());
    }

    public static RolloutPlan replaceSuccessEvidence(RolloutPlan plan, List<GateEvidence> evidence) {
        return ((ImmutableRolloutPlan) plan).replaceSuccessEvidence(evidence);
    }
}

package io.github.rolloutplanner.internal.detection;

import io.github.rolloutplanner.evidence.EvidenceBasis;
import io.github.rolloutplanner.evidence.ExposureLedger;
import io.github.rolloutplanner.internal.evidence.PowerAnalysis;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.policy.EvidencePolicy;
import java.time.Duration;
import java.util.Collections;

/** What a plan is decided with: what its evidence was computed with, and without evidence what the standard policy says. */
public final class PlanBasis {
    private PlanBasis() {}

    public static EvidenceBasis of(RolloutPlan plan) {
        return plan.exposure().map(ExposureLedger::basis).orElseGet(() -> ofPolicy(plan));
    }

    private static EvidenceBasis ofPolicy(RolloutPlan plan) {
        return PowerAnalysis.basis(EvidencePolicy.standard(), Math.max(1, guardrails(plan)), Duration.ZERO);
    }

    /** The guardrails that the significance level is split over, of each variant of an experiment that runs. */
    public static int guardrails(RolloutPlan plan) {
        int treatments = plan.experimentPhase()
                .map(phase -> plan.experiment().orElseThrow().treatments().size())
                .orElse(1);
        return treatments * Collections.frequency(plan.statisticalRoles().values(), GateRole.GUARDRAIL);
    }
}

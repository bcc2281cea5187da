package io.github.rolloutplanner.report;

import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.util.List;
import java.util.Optional;

/** What makes the rollout a success, and whether the bake can show it. */
final class SuccessSection {
    private SuccessSection() {}

    static Optional<Section> of(RolloutPlan plan) {
        List<SeenGate> seen = plan.successEvidence().stream()
                .map(evidence -> new SeenGate("Bake", evidence))
                .toList();
        return new Content()
                .bullets(plan.successCriteria().stream()
                        .map(ObservedGates::phrase)
                        .toList())
                .table("What the bake can show", SeenGate.COLUMNS, seen, SeenGate::row)
                .reasons("Why", plan.successCriteria(), Gate::reasons)
                .reasons(
                        "How these numbers follow",
                        seen,
                        gate -> gate.evidence().reasons())
                .section("success", "Success criteria");
    }
}

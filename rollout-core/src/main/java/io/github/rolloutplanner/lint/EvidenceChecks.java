package io.github.rolloutplanner.lint;

import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.evidence.Verdict;
import io.github.rolloutplanner.plan.RolloutPhase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether gates can see the harm that they are there for. */
final class EvidenceChecks {

    private EvidenceChecks() {}

    static void tooSmall(LintedPlan plan, Report report) {
        Map<String, List<Sight>> blind = new LinkedHashMap<>();
        for (Sight sight : sights(plan)) {
            if (sight.evidence().verdict() == Verdict.TOO_SMALL) {
                blind.computeIfAbsent(sight.evidence().metric(), metric -> new ArrayList<>())
                        .add(sight);
            }
        }
        blind.values().forEach(sights -> new BlindMetric(sights).report(report));
    }

    private static List<Sight> sights(LintedPlan plan) {
        Optional<EstimatedEvidence> estimated = EstimatedEvidence.of(plan);
        List<Sight> sights = new ArrayList<>();
        for (Placed<RolloutPhase> phase : plan.phases()) {
            Placed.each(phase.path("evidence"), phase.value().evidence())
                    .forEach(evidence -> sights.add(new Sight(plan, phase, gateOf(plan, phase, evidence), evidence)));
            estimated.ifPresent(prover -> sights.addAll(prover.of(phase)));
        }
        return sights;
    }

    /** The gate that evidence is about; of several on one metric the one with the level of the harm. */
    private static Optional<MeasuredGate> gateOf(
            LintedPlan plan, Placed<RolloutPhase> phase, Placed<GateEvidence> evidence) {
        return plan.gatesOf(phase).stream()
                .filter(gate -> gate.metric().equals(evidence.value().metric()))
                .min(Comparator.comparing(gate -> !gate.kept()
                        .level()
                        .understood()
                        .equals(evidence.value().harm())));
    }
}

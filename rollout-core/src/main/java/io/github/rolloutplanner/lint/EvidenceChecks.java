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
        Map<String, List<Detectability>> blind = new LinkedHashMap<>();
        for (Detectability sight : sights(plan)) {
            if (sight.evidence().verdict() == Verdict.UNDERPOWERED) {
                blind.computeIfAbsent(sight.evidence().metric(), metric -> new ArrayList<>())
                        .add(sight);
            }
        }
        blind.values().forEach(sights -> new UnderpoweredMetric(sights).report(report));
    }

    private static List<Detectability> sights(LintedPlan plan) {
        Optional<EstimatedEvidence> estimated = EstimatedEvidence.of(plan);
        List<Detectability> sights = new ArrayList<>();
        for (Located<RolloutPhase> phase : plan.phases()) {
            Located.each(phase.path("evidence"), phase.value().evidence())
                    .forEach(evidence ->
                            sights.add(new Detectability(plan, phase, gateOf(plan, phase, evidence), evidence)));
            estimated.ifPresent(prover -> sights.addAll(prover.of(phase)));
        }
        return sights;
    }

    /** The gate that evidence is about; of several on one metric the one with the level of the harm. */
    private static Optional<MeasuredGate> gateOf(
            LintedPlan plan, Located<RolloutPhase> phase, Located<GateEvidence> evidence) {
        return plan.gatesOf(phase).stream()
                .filter(gate -> gate.metric().equals(evidence.value().metric()))
                .min(Comparator.comparing(gate -> !gate.kept()
                        .level()
                        .understood()
                        .equals(evidence.value().harm())));
    }
}

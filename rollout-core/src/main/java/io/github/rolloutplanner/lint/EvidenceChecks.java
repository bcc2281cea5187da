package io.github.rolloutplanner.lint;

import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.evidence.Verdict;
import io.github.rolloutplanner.internal.rules.LintPlanRows;
import io.github.rolloutplanner.plan.RolloutPhase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether gates have the power that they need, and whether that can be computed. */
final class EvidenceChecks {

    private EvidenceChecks() {}

    /** Plans that others wrote have no place for traffic. */
    static void populationUnknown(LintedPlan plan, Report report) {
        if (plan.isDerived() && plan.population().isEmpty()) {
            report.add("population", LintPlanRows.NO_POPULATION);
        }
    }

    static void underpowered(LintedPlan plan, Report report) {
        Map<List<Object>, List<GatePower>> underpowered = new LinkedHashMap<>();
        for (GatePower gate : gates(plan)) {
            if (gate.evidence().verdict() == Verdict.UNDERPOWERED) {
                underpowered.computeIfAbsent(of(gate), of -> new ArrayList<>()).add(gate);
            }
        }
        underpowered.values().forEach(phases -> new UnderpoweredMetric(phases).report(report));
    }

    /** What urgency makes underpowered has a price, and is apart from what is so anyway. */
    private static List<Object> of(GatePower gate) {
        return List.of(gate.evidence().metric(), gate.isLostToUrgency());
    }

    static List<GatePower> gates(LintedPlan plan) {
        Optional<EstimatedEvidence> estimated = EstimatedEvidence.of(plan);
        List<GatePower> gates = new ArrayList<>();
        for (Located<RolloutPhase> phase : plan.phases()) {
            Map<String, List<MeasuredGate>> byMetric =
                    plan.gatesOf(phase).stream().collect(Collectors.groupingBy(MeasuredGate::metric));
            Located.each(phase.path("evidence"), phase.value().evidence())
                    .forEach(evidence -> gates.add(new GatePower(plan, phase, gateOf(byMetric, evidence), evidence)));
            estimated.ifPresent(estimate -> gates.addAll(estimate.of(phase)));
        }
        return gates;
    }

    /** The gate that evidence is about; of several on one metric the one with the level of the effect. */
    private static Optional<MeasuredGate> gateOf(
            Map<String, List<MeasuredGate>> byMetric, Located<GateEvidence> evidence) {
        return byMetric.getOrDefault(evidence.value().metric(), List.of()).stream()
                .min(Comparator.comparing(gate -> !gate.kept()
                        .level()
                        .understood()
                        .equals(evidence.value().harm())));
    }
}

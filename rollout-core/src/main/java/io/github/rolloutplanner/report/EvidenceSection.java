package io.github.rolloutplanner.report;

import io.github.rolloutplanner.plan.RolloutPlan;
import java.util.List;
import java.util.Optional;

/** Whether each phase can detect what its gates guard against. */
final class EvidenceSection {
    private EvidenceSection() {}

    static Optional<Section> of(RolloutPlan plan) {
        List<SeenGate> gates = SeenGate.ofPhases(plan);
        return gates.isEmpty() ? Optional.empty() : section(gates);
    }

    private static Optional<Section> section(List<SeenGate> gates) {
        return new Content()
                .paragraph(
                        "The minimum detectable effect (MDE) is the smallest regression that a phase can detect with its"
                                + " power. It is given as the value that the metric rises or falls to. Powered: the phase detects"
                                + " what the gate guards against. Extended: it was made longer so that it does. Underpowered: it"
                                + " does not, and a pass of the gate says little.")
                .paragraph(
                        gates.stream().map(SeenGate::evidence).anyMatch(EvidenceFigure::isCut)
                                ? "A bar that fills its row is cut, at twice the regression that the gate guards against."
                                : "")
                .picture(Optional.of(new EvidenceFigure(gates)))
                .table("What each phase can see", SeenGate.COLUMNS, gates, SeenGate::row)
                .reasons(
                        "How these numbers follow",
                        gates,
                        gate -> gate.evidence().reasons())
                .section("evidence", "What each phase can see");
    }
}

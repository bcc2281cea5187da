package io.github.rolloutplanner.report;

import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.util.List;
import java.util.Optional;

/** What must hold to leave a phase. */
final class GateSection {
    private GateSection() {}

    static Optional<Section> of(RolloutPlan plan) {
        List<PhaseGate> gates = plan.phases().stream()
                .flatMap(phase -> phase.goLiveCriteria().stream().map(gate -> new PhaseGate(phase, gate)))
                .toList();
        return new Content()
                .table(
                        "What must hold before the next phase",
                        List.of(Block.Column.text("Phase"), Block.Column.text("Gate"), Block.Column.text("Role")),
                        gates,
                        PhaseGate::row)
                .reasons("Why these gates", gates, gate -> gate.gate.reasons())
                .section("gates", "Gates");
    }

    private record PhaseGate(RolloutPhase phase, Gate gate) {
        List<Phrase> row() {
            return List.of(
                    Phrase.name(phase.name()),
                    Phrase.words(gate.toString()),
                    Phrase.words(Wording.capitalized(Wording.of(gate.role()))));
        }
    }
}

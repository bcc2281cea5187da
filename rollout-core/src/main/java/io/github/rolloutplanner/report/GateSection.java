package io.github.rolloutplanner.report;

import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.util.List;
import java.util.Optional;

/** What must hold to leave a phase. */
final class GateSection {
    private static final List<Block.Column> COLUMNS =
            List.of(Block.Column.text("Phase"), Block.Column.text("Gate"), Block.Column.text("Role"));

    private static final List<Block.Column> OBSERVED =
            List.of(Block.Column.text("Phase"), Block.Column.text("Gate"), Block.Column.text("On a breach"));

    private GateSection() {}

    static Optional<Section> of(RolloutPlan plan) {
        List<PhaseGate> gates = plan.phases().stream()
                .flatMap(phase -> phase.goLiveCriteria().stream().map(gate -> new PhaseGate(phase, gate)))
                .toList();
        return new Content()
                .table(
                        "What must hold before the next phase",
                        COLUMNS,
                        gates.stream().filter(gate -> !gate.isObserved()).toList(),
                        PhaseGate::row)
                .table(
                        ObservedGates.NOT_WAITED_FOR,
                        OBSERVED,
                        gates.stream().filter(PhaseGate::isObserved).toList(),
                        PhaseGate::observedRow)
                .reasons("Why these gates", gates, gate -> gate.gate.reasons())
                .section("gates", "Gates");
    }

    private record PhaseGate(RolloutPhase phase, Gate gate) {
        boolean isObserved() {
            return ObservedGates.has(gate);
        }

        List<Phrase> observedRow() {
            return row(ObservedGates.onBreach(gate));
        }

        List<Phrase> row() {
            return row(Wording.of(gate.role()));
        }

        private List<Phrase> row(String last) {
            return List.of(
                    Phrase.name(phase.name()), Phrase.words(gate.toString()), Phrase.words(Wording.capitalized(last)));
        }
    }
}

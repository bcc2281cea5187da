package io.github.rolloutplanner.report;

import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.plan.Checkpoint;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The gates that no decision waits for. */
final class ObservedGates {
    static final String DECIDE_NOTHING = "Observed only: decides nothing, for want of data";

    private ObservedGates() {}

    static boolean has(Gate gate) {
        return gate.role() == GateRole.OBSERVE;
    }

    static Phrase phrase(Gate gate) {
        Phrase words = Phrase.words(gate.toString());
        return has(gate) ? words.thenQuiet(" (observed only: decides nothing, for want of data)") : words;
    }

    /** Returns what a checkpoint names and does not wait for. */
    static Set<String> of(RolloutPlan plan, Checkpoint checkpoint) {
        List<Gate> gates = gates(plan, checkpoint);
        Set<String> observed =
                gates.stream().filter(ObservedGates::has).map(Gate::toString).collect(Collectors.toSet());
        gates.stream().filter(gate -> !has(gate)).map(Gate::toString).forEach(observed::remove);
        return observed;
    }

    private static List<Gate> gates(RolloutPlan plan, Checkpoint checkpoint) {
        int passed = switch (checkpoint.kind()) {
            case START -> 0;
            case PROMOTION -> checkpoint.phase() - 1;
            case COMPLETION -> checkpoint.phase();
        };
        List<Gate> gates = new ArrayList<>();
        plan.phases().stream()
                .filter(phase -> phase.number() == passed)
                .map(RolloutPhase::goLiveCriteria)
                .forEach(gates::addAll);
        if (checkpoint.kind() == Checkpoint.Kind.COMPLETION) {
            gates.addAll(plan.successCriteria());
        }
        return gates;
    }
}

package io.github.rolloutplanner.report;

import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateHandling;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Response;
import io.github.rolloutplanner.plan.Checkpoint;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The gates that no decision waits for, and what a breach of them does all the same. */
final class ObservedGates {
    static final String NOT_WAITED_FOR = "Not waited for";

    private ObservedGates() {}

    static boolean has(Gate gate) {
        return gate.role() == GateRole.OBSERVE;
    }

    static Phrase phrase(Gate gate) {
        Phrase words = Phrase.words(gate.toString());
        return has(gate) ? words.thenQuiet(" (not waited for: " + onBreach(gate) + ")") : words;
    }

    static String onBreach(Gate gate) {
        return switch (gate.handling().map(GateHandling::onBreach).orElse(Response.IGNORE)) {
            case ROLL_BACK -> "a breach still rolls back";
            case HOLD -> "a breach still holds the rollout";
            case ESCALATE -> "a breach still calls a person";
            case IGNORE -> "a breach decides nothing";
        };
    }

    /** Returns what a checkpoint names and does not wait for, by the words that it has for it. */
    static Map<String, Phrase> of(RolloutPlan plan, Checkpoint checkpoint) {
        Map<String, Phrase> observed = new HashMap<>();
        List<Gate> gates = gates(plan, checkpoint);
        gates.stream().filter(ObservedGates::has).forEach(gate -> observed.put(gate.toString(), phrase(gate)));
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

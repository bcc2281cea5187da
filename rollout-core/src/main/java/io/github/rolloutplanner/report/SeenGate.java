package io.github.rolloutplanner.report;

import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.util.ArrayList;
import java.util.List;

/** What a phase, or the bake, can see of a metric. */
record SeenGate(String phase, GateEvidence evidence) {
    static final List<Block.Column> COLUMNS = List.of(
            Block.Column.text("Phase"),
            Block.Column.text("Metric"),
            Block.Column.text("Verdict"),
            Block.Column.text("Detects (MDE)"),
            Block.Column.number("Guards against"),
            Block.Column.number("Baseline"),
            Block.Column.text("Sample needed"),
            Block.Column.text("Enough after"));

    static List<SeenGate> ofPhases(RolloutPlan plan) {
        List<SeenGate> gates = new ArrayList<>();
        plan.phases()
                .forEach(phase ->
                        phase.evidence().forEach(evidence -> gates.add(new SeenGate(phase.name(), evidence))));
        return gates;
    }

    String label() {
        return phase + " · " + evidence.metric();
    }

    List<Phrase> row() {
        return List.of(
                Phrase.name(phase),
                Phrase.name(evidence.metric()),
                Phrase.tag(Tones.of(evidence.verdict()), Wording.capitalized(Wording.of(evidence.verdict()))),
                Phrase.words(detected(evidence)),
                Phrase.words(evidence.harm().toString()),
                Phrase.words(evidence.baseline().toString()),
                Phrase.words(sample()),
                Phrase.words(evidence.reachedAfter().map(Wording::of).orElse("not in this phase")));
    }

    /** Returns the level that a metric has at the MDE. Where more is better, a regression is a fall. */
    static String detected(GateEvidence evidence) {
        String way = evidence.harm().value() < evidence.baseline().value() ? "fall" : "rise";
        return evidence.minimumDetectableEffect()
                .map(level -> way + " to " + level)
                .orElse("no " + way);
    }

    private String sample() {
        String available = Wording.count(evidence.available(), evidence.unit());
        return evidence.needed().isPresent()
                ? Wording.of(evidence.needed().getAsLong()) + " of " + available
                : "not known; there are " + available;
    }
}

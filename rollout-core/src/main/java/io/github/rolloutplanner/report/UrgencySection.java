package io.github.rolloutplanner.report;

import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.plan.PlannedUrgency;
import io.github.rolloutplanner.plan.PlannedUrgency.PhasePrice;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.reason.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is given up for being there sooner. */
final class UrgencySection {
    private UrgencySection() {}

    static Optional<Section> of(RolloutPlan plan) {
        return plan.urgency().flatMap(UrgencySection::section);
    }

    private static Optional<Section> section(PlannedUrgency urgency) {
        List<Block.Fact> facts = new ArrayList<>();
        urgency.deadline()
                .ifPresent(deadline -> facts.add(Block.Fact.of("100% at the latest after", Wording.of(deadline))));
        urgency.why().ifPresent(why -> facts.add(Block.Fact.of("Expedited because", why)));
        facts.add(Block.Fact.of("From the first phase to 100%", Wording.of(urgency.length())));
        facts.add(Block.Fact.of("Without urgency", Wording.of(urgency.usualLength())));
        facts.add(Block.Fact.of("Guardrails evaluated every", Wording.of(urgency.lookEvery())));
        return new Content()
                .facts(facts)
                .table(
                        "Phases with and without urgency",
                        List.of(
                                Block.Column.text("Phase"),
                                Block.Column.text("Length"),
                                Block.Column.text("Without urgency"),
                                Block.Column.text("No longer detected")),
                        urgency.phases(),
                        UrgencySection::row)
                .reasons("What it costs", urgency.phases(), UrgencySection::reasons)
                .section("urgency", "What the urgency costs");
    }

    private static List<Phrase> row(PhasePrice phase) {
        String length = phase.length().map(UrgencySection::words).orElse("left out");
        List<Phrase> lost = phase.metrics().stream()
                .filter(PlannedUrgency.MetricPrice::isLost)
                .map(metric -> Phrase.name(metric.metric()))
                .toList();
        return List.of(
                Phrase.name(phase.name()).then(" " + phase.percentage()),
                Phrase.words(length),
                Phrase.words(words(phase.usual())),
                Phrase.list(lost));
    }

    private static String words(Duration length) {
        return length.isZero() ? "none" : Wording.of(length);
    }

    private static List<Reason> reasons(PhasePrice phase) {
        List<Reason> reasons = new ArrayList<>(List.of(phase.reason()));
        phase.metrics().forEach(metric -> reasons.add(metric.reason()));
        return reasons;
    }
}

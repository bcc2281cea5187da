package io.github.rolloutplanner.report;

import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.plan.PlanRisk;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.util.List;
import java.util.Optional;

/** What could go wrong, and what is done about it. */
final class RiskSection {
    private RiskSection() {}

    static Optional<Section> of(RolloutPlan plan) {
        return new Content()
                .table(
                        "Risks and mitigations",
                        List.of(
                                Block.Column.text("Risk"),
                                Block.Column.text("Severity"),
                                Block.Column.text("Mitigation")),
                        plan.risks(),
                        RiskSection::row)
                .reasons("Why", plan.risks(), PlanRisk::reasons)
                .section("risks", "Risks");
    }

    private static List<Phrase> row(PlanRisk risk) {
        return List.of(
                Phrase.words(risk.risk()),
                Phrase.tag(Tones.of(risk.severity()), Wording.capitalized(Wording.of(risk.severity()))),
                Phrase.words(risk.mitigation()));
    }
}

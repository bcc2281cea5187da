package io.github.rolloutplanner.report;

import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.lint.Finding;
import io.github.rolloutplanner.lint.PlanLinter;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.util.List;
import java.util.Optional;

/** What the linter has to say about the plan. */
final class FindingSection {
    private FindingSection() {}

    static Optional<Section> of(RolloutPlan plan) {
        return new Content()
                .table(
                        "Findings of the linter",
                        List.of(
                                Block.Column.text("Finding"),
                                Block.Column.text("Severity"),
                                Block.Column.text("What to do"),
                                Block.Column.text("Where")),
                        PlanLinter.lint(plan),
                        FindingSection::row)
                .section("findings", "Findings");
    }

    private static List<Phrase> row(Finding finding) {
        return List.of(
                Phrase.words(finding.message()),
                Phrase.tag(Tones.of(finding.severity()), Wording.capitalized(Wording.of(finding.severity()))),
                Phrase.words(finding.advice()),
                Phrase.code(finding.path()).thenQuiet(" " + finding.rule()));
    }
}

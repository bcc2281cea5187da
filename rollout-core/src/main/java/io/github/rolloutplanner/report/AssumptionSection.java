package io.github.rolloutplanner.report;

import io.github.rolloutplanner.plan.Assumption;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.util.List;
import java.util.Optional;

/** What the numbers rest on that no fact of the change says. */
final class AssumptionSection {
    private AssumptionSection() {}

    static Optional<Section> of(RolloutPlan plan) {
        return new Content()
                .table(
                        "What the numbers rest on",
                        List.of(Block.Column.text("Assumption"), Block.Column.text("To replace it")),
                        plan.assumptions(),
                        one -> List.of(Phrase.words(one.assumption()), Phrase.words(one.remedy())))
                .reasons("Why", plan.assumptions(), Assumption::reasons)
                .section("assumptions", "Assumptions");
    }
}

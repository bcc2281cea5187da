package io.github.rolloutplanner.report;

import io.github.rolloutplanner.plan.RolloutPlan;
import java.util.List;
import java.util.Optional;

/** Who does what, and who is called. */
final class PeopleSection {
    private PeopleSection() {}

    static Optional<Section> of(RolloutPlan plan) {
        return new Content()
                .table(
                        "Roles",
                        List.of(Block.Column.text("Role"), Block.Column.text("Who"), Block.Column.text("Does what")),
                        plan.responsibilities(),
                        one -> List.of(
                                Phrase.words(PeopleNames.role(one.role())),
                                PeopleNames.of(one),
                                Phrase.words(one.duty().text())))
                .reasons("Why", plan.responsibilities(), one -> one.duty().reasons())
                .section("people", "Who does what");
    }
}

package io.github.rolloutplanner.report;

import io.github.rolloutplanner.plan.Checklists;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.plan.Statement;
import java.util.List;
import java.util.Optional;

/** What people tick off. */
final class ChecklistSection {
    private ChecklistSection() {}

    static Optional<Section> of(RolloutPlan plan) {
        return new Content()
                .paragraph(plan.checklists().equals(Checklists.NONE) ? "" : PlannedDates.beside(plan))
                .group("Before the start", list(plan.checklists().before()))
                .group("During the rollout", list(plan.checklists().during()))
                .group("After 100%", list(plan.checklists().after()))
                .section("checklists", "Checklists");
    }

    private static Content list(List<Statement> items) {
        return new Content().checks(Content.phrases(items)).reasons("Why", items, Statement::reasons);
    }
}

package io.github.rolloutplanner.report;

import io.github.rolloutplanner.evidence.DefectCost;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a defect would cost that starts with a phase, until it is rolled back. */
final class DefectSection {
    private static final List<Block.Column> COLUMNS = List.of(
            Block.Column.text("Phase"),
            Block.Column.text("Metric"),
            Block.Column.text("Worse by"),
            Block.Column.text("Detected after"),
            Block.Column.text("Lasts"),
            Block.Column.number("Extra bad events"),
            Block.Column.number("Of the error budget"));

    private DefectSection() {}

    static Optional<Section> of(RolloutPlan plan) {
        List<PhaseCost> costs = new ArrayList<>();
        plan.phases()
                .forEach(phase -> ExposedUsers.in(plan, phase)
                        .ifPresent(
                                exposed -> exposed.defects().forEach(cost -> costs.add(new PhaseCost(phase, cost)))));
        return costs.isEmpty() ? Optional.empty() : section(costs);
    }

    private static Optional<Section> section(List<PhaseCost> costs) {
        List<Block.Column> columns = columns(costs);
        return new Content()
                .paragraph(
                        "If the change makes a metric worse from the start of a phase on: how long users have that until it"
                                + " is detected and rolled back, and how many bad events it adds. The times are for the"
                                + " factor of each row. A finding or a trigger that names another level is about that one.")
                .picture(Optional.of(new CostFigure(costs)))
                .table(
                        "Cost of a defect by phase",
                        columns,
                        costs,
                        cost -> cost.row().subList(0, columns.size()))
                .section("defects", "What a defect would cost");
    }

    /** Where no error budget is known, there is no column for it. */
    private static List<Block.Column> columns(List<PhaseCost> costs) {
        boolean areBudgeted =
                costs.stream().anyMatch(cost -> cost.cost.budgetPercentage().isPresent());
        return areBudgeted ? COLUMNS : COLUMNS.subList(0, COLUMNS.size() - 1);
    }

    /** The cost of a defect of a phase. */
    record PhaseCost(RolloutPhase phase, DefectCost cost) {
        String label() {
            return phase.name() + " · " + cost.metric();
        }

        List<Phrase> row() {
            return List.of(
                    Phrase.name(phase.name()),
                    Phrase.name(cost.metric()),
                    Phrase.words(Wording.of(cost.factor()) + " times the baseline"),
                    Phrase.words(cost.seenAfter().map(Wording::of).orElse("not in this phase")),
                    Phrase.words(Wording.of(cost.lasts())),
                    Phrase.words(Wording.of(cost.extraEvents())),
                    Phrase.words(cost.budgetPercentage().map(Object::toString).orElse("")));
        }
    }
}

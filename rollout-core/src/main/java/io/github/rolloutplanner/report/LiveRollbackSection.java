package io.github.rolloutplanner.report;

import io.github.rolloutplanner.decision.Decision;
import io.github.rolloutplanner.decision.RollbackProcedure;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.plan.ManualStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How the change is rolled back from where it is. */
final class LiveRollbackSection {
    private LiveRollbackSection() {}

    static Optional<Section> of(LiveRollout live) {
        RollbackProcedure procedure = procedure(live);
        return new Content()
                .facts(facts(procedure))
                .table(
                        "Percentages to go down by",
                        List.of(
                                Block.Column.text("Still has the change"),
                                Block.Column.number("Percentage"),
                                Block.Column.text("Loses it")),
                        procedure.steps(),
                        step -> List.of(
                                Phrase.words(step.kept()),
                                Phrase.words(step.percentage().toString()),
                                Phrase.words(step.leaving())))
                .group(
                        "Steps",
                        new Content()
                                .steps(Content.phrases(procedure.manualSteps()))
                                .reasons("Why", procedure.manualSteps(), ManualStep::reasons))
                .group("Data", new Content().paragraph(procedure.data().procedure()))
                .group(
                        "Does not come back",
                        new Content().paragraph(procedure.pointOfNoReturn().orElse("")))
                .group(
                        "What is said",
                        new Content()
                                .paragraph(procedure.communication().internal())
                                .paragraph(procedure.communication().external()))
                .section(
                        "rollback",
                        live.rollout().isRolledBack() ? "How it is rolled back" : "How to roll back from here");
    }

    private static RollbackProcedure procedure(LiveRollout live) {
        return live.decision() instanceof Decision.RollBack back
                ? back.procedure()
                : live.rollout().rollbackProcedure(live.now(), RollbackProcedure.Pace.IMMEDIATE);
    }

    private static List<Block.Fact> facts(RollbackProcedure procedure) {
        List<Block.Fact> facts = new ArrayList<>();
        facts.add(Block.Fact.of("Pace", Wording.capitalized(Wording.of(procedure.pace()))));
        procedure.within().ifPresent(within -> facts.add(Block.Fact.of("Promised within", Wording.of(within))));
        return facts;
    }
}

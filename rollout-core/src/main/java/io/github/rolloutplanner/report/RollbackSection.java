package io.github.rolloutplanner.report;

import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.plan.DataRollback;
import io.github.rolloutplanner.plan.ManualStep;
import io.github.rolloutplanner.plan.ReactionTime;
import io.github.rolloutplanner.plan.RollbackPlan;
import io.github.rolloutplanner.plan.RollbackTrigger;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** When it is rolled back, how, and how fast. */
final class RollbackSection {
    private RollbackSection() {}

    static Optional<Section> of(RolloutPlan plan) {
        RollbackPlan rollback = plan.rollback();
        return new Content()
                .facts(times(rollback))
                .picture(rollback.reaction()
                        .map(reaction ->
                                new RollbackFigure(reaction, rollback.within().length())))
                .reasons(
                        "How these times follow",
                        rollback.reaction().map(ReactionTime::reasons).orElse(List.of()))
                .group(
                        "It is rolled back when",
                        new Content()
                                .bullets(Content.phrases(rollback.automaticTriggers()))
                                .reasons("Why", rollback.automaticTriggers(), RollbackTrigger::reasons))
                .group(
                        "Steps",
                        new Content()
                                .steps(Content.phrases(rollback.manualSteps()))
                                .reasons("Why", rollback.manualSteps(), ManualStep::reasons))
                .group("Data", data(rollback.data()))
                .group(
                        "What is said",
                        new Content()
                                .paragraph(rollback.communication().internal())
                                .paragraph(rollback.communication().external()))
                .reasons("Why this bound", rollback.reasons())
                .section("rollback", "Rollback");
    }

    private static List<Block.Fact> times(RollbackPlan rollback) {
        List<Block.Fact> facts = new ArrayList<>();
        rollback.within()
                .length()
                .map(Wording::of)
                .or(rollback.within()::wording)
                .filter(words -> !words.isBlank())
                .ifPresent(words -> facts.add(Block.Fact.of("Promised within", words)));
        rollback.reaction().ifPresent(reaction -> {
            facts.add(Block.Fact.of("Time to detect", Wording.of(reaction.timeToDetect())));
            facts.add(Block.Fact.of("Propagation delay", Wording.of(reaction.propagation())));
            if (!reaction.cacheExpiry().isZero()) {
                facts.add(Block.Fact.of("Caches expire in", Wording.of(reaction.cacheExpiry())));
            }
            facts.add(Block.Fact.of("Time to restore", Wording.of(reaction.total())));
        });
        return facts;
    }

    private static Content data(DataRollback data) {
        return new Content().paragraph(data.procedure()).reasons("Why", data.reasons());
    }
}

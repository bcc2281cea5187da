package io.github.rolloutplanner.report;

import io.github.rolloutplanner.decision.Decision;
import io.github.rolloutplanner.decision.ExperimentReadOut;
import io.github.rolloutplanner.decision.Wait;
import io.github.rolloutplanner.internal.text.EvidenceRatio;
import io.github.rolloutplanner.internal.text.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether the groups have the sizes that they should have. */
final class LiveGroupSection {
    private static final List<Block.Column> MISMATCHES = List.of(
            Block.Column.text("Seen in"),
            Block.Column.text("At"),
            Block.Column.number("Exposed"),
            Block.Column.number("Control"),
            Block.Column.number("Control planned"),
            Block.Column.number("Evidence"),
            Block.Column.number("Threshold"));

    private final LiveRollout live;

    private LiveGroupSection(LiveRollout live) {
        this.live = live;
    }

    static Optional<Section> of(LiveRollout live) {
        return new LiveGroupSection(live).section();
    }

    private Optional<Section> section() {
        List<Wait> waits = live.decision() instanceof Decision.Hold hold ? hold.waits() : List.of();
        List<Wait.ForSplit> splits = of(Wait.ForSplit.class, waits);
        List<Wait.ForExposure> exposures = of(Wait.ForExposure.class, waits);
        Optional<ExperimentReadOut> readOut = live.rollout().readOut(live.now());
        List<ExperimentReadOut.Group> groups =
                readOut.map(ExperimentReadOut::groups).orElse(List.of());
        return new Content()
                .facts(facts(splits.isEmpty() && exposures.isEmpty(), readOut))
                .table("Sample ratio mismatch (SRM)", MISMATCHES, splits, this::row)
                .bullets(exposures.stream()
                        .map(wait -> Phrase.words(wait.reason().toString()))
                        .toList())
                .table(
                        "Groups of the experiment",
                        List.of(Block.Column.text("Group"), Block.Column.number("Users")),
                        groups,
                        group -> List.of(Phrase.name(group.variant()), Phrase.words(Wording.of(group.size()))))
                .section("groups", "Sizes of the groups");
    }

    private static <T extends Wait> List<T> of(Class<T> kind, List<Wait> waits) {
        return waits.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private List<Block.Fact> facts(boolean isHealthy, Optional<ExperimentReadOut> readOut) {
        List<Block.Fact> facts = new ArrayList<>();
        boolean isBroken =
                !isHealthy || readOut.filter(shown -> !shown.splitIsHealthy()).isPresent();
        facts.add(new Block.Fact(
                "Sample ratio",
                isBroken ? Phrase.tag(Phrase.Tone.POOR, "Mismatch") : Phrase.tag(Phrase.Tone.GOOD, "No mismatch")));
        facts.add(Block.Fact.of(
                "Significance level", Wording.rounded(live.rollout().policy().srmSignificanceLevel())));
        readOut.ifPresent(shown -> shown.splitPValue()
                .ifPresent(p -> facts.add(Block.Fact.of("p-value for one look", Wording.rounded(p)))));
        return facts;
    }

    private List<Phrase> row(Wait.ForSplit split) {
        long exposed = split.detection().treated().observations();
        return List.of(
                Phrase.name(split.name()),
                Phrase.words(live.time(split.detection().at())),
                Phrase.words(Wording.of(exposed)),
                Phrase.words(split.detection()
                        .control()
                        .map(group -> Wording.of(group.observations()))
                        .orElse("")),
                Phrase.words(Wording.of(Math.round(exposed * split.controlPerTreated()))),
                Phrase.words(new EvidenceRatio(split.detection().evidence()).toString()),
                Phrase.words(new EvidenceRatio(split.detection().needed()).toString()));
    }
}

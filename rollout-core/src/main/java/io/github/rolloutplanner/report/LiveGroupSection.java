package io.github.rolloutplanner.report;

import io.github.rolloutplanner.decision.ExperimentReadOut;
import io.github.rolloutplanner.decision.GroupCheck;
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
        GroupCheck check = live.rollout().groupCheck();
        Optional<ExperimentReadOut> readOut = live.rollout().readOut(live.until());
        List<ExperimentReadOut.Group> groups =
                readOut.map(ExperimentReadOut::groups).orElse(List.of());
        return new Content()
                .facts(facts(check, readOut))
                .table("Sample ratio mismatch (SRM)", MISMATCHES, check.splits(), this::row)
                .bullets(check.exposures().stream()
                        .map(wait -> ReasonText.of(wait.reason()))
                        .toList())
                .table(
                        "Groups of the experiment",
                        List.of(Block.Column.text("Group"), Block.Column.number("Users")),
                        groups,
                        group -> List.of(Phrase.name(group.variant()), Phrase.words(Wording.of(group.size()))))
                .section("groups", "Sizes of the groups");
    }

    private List<Block.Fact> facts(GroupCheck check, Optional<ExperimentReadOut> readOut) {
        List<Block.Fact> facts = new ArrayList<>();
        facts.add(new Block.Fact("Sample ratio", ratio(check, readOut)));
        if (!check.exposures().isEmpty()) {
            facts.add(new Block.Fact("Exposed users", Phrase.tag(Phrase.Tone.POOR, "More than planned")));
        }
        facts.add(Block.Fact.of(
                "Significance level", Wording.rounded(live.rollout().policy().srmSignificanceLevel())));
        readOut.ifPresent(shown -> shown.splitPValue()
                .ifPresent(p -> facts.add(Block.Fact.of("p-value for one look", Wording.rounded(p)))));
        return facts;
    }

    /** Groups that were never counted are not known to have their sizes. */
    private static Phrase ratio(GroupCheck check, Optional<ExperimentReadOut> readOut) {
        boolean isUnhealthy = readOut.filter(shown -> !shown.splitIsHealthy()).isPresent();
        if (!check.splits().isEmpty() || (isUnhealthy && !check.acknowledged())) {
            return Phrase.tag(Phrase.Tone.POOR, "Mismatch");
        }
        if (check.acknowledged()) {
            return Phrase.tag(Phrase.Tone.FAIR, "Mismatch acknowledged");
        }
        boolean isCounted = check.counted()
                || readOut.filter(shown -> !shown.groups().isEmpty()).isPresent();
        return isCounted ? Phrase.tag(Phrase.Tone.GOOD, "No mismatch") : Phrase.words("Not counted in this phase");
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

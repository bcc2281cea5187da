package io.github.rolloutplanner.report;

import io.github.rolloutplanner.decision.Decision;
import io.github.rolloutplanner.decision.Wait;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where the rollout is, what to do now, what it waits for, and who has to act. */
final class LiveStateSection {
    private final LiveRollout live;

    private LiveStateSection(LiveRollout live) {
        this.live = live;
    }

    static Optional<Section> of(LiveRollout live) {
        return new LiveStateSection(live).section();
    }

    private Optional<Section> section() {
        return new Content()
                .facts(facts())
                .group("Why", new Content().bullets(why()))
                .group("People must approve", new Content().checks(approvals()))
                .group("Never evaluated", new Content().bullets(unevaluated()))
                .section("state", "Now");
    }

    private List<Block.Fact> facts() {
        List<Block.Fact> facts = new ArrayList<>();
        facts.add(new Block.Fact("State", state()));
        facts.add(new Block.Fact(
                "Phase",
                Phrase.words(live.phase().number() + " of "
                                + live.plan().phases().size() + ", ")
                        .then(Phrase.name(live.phase().name()))));
        facts.add(Block.Fact.of("Live", live.rollout().live().percentage().toString()));
        if (live.rollout().applied().isPresent()) {
            facts.add(Block.Fact.of("Seen live", live.rollout().isApplied() ? "yes" : "not yet"));
        }
        facts.add(Block.Fact.of("Phase began", live.time(live.rollout().since())));
        facts.add(Block.Fact.of("Now", live.time(live.now())));
        live.end()
                .ifPresentOrElse(
                        end -> facts.add(Block.Fact.of("Ended", live.time(end.at()))), () -> facts.addAll(decided()));
        return facts;
    }

    private Phrase state() {
        if (live.rollout().isRolledBack()) {
            return Phrase.tag(Phrase.Tone.POOR, "Rolled back");
        }
        if (live.rollout().isOver()) {
            return Phrase.tag(Phrase.Tone.GOOD, "Completed");
        }
        return live.pause().isPresent()
                ? Phrase.tag(Phrase.Tone.FAIR, "Paused")
                : Phrase.tag(Phrase.Tone.GOOD, "Running");
    }

    private List<Block.Fact> decided() {
        Decision decision = live.decision();
        return List.of(
                new Block.Fact("Decision", LiveWords.tag(decision)),
                Block.Fact.of(
                        "Next look", decision.lookAgainAt().map(live::time).orElse("when a person acts")));
    }

    private List<Phrase> why() {
        List<Phrase> why = new ArrayList<>();
        if (live.decision() instanceof Decision.Hold hold) {
            hold.waits().stream().map(wait -> wait(hold, wait)).distinct().forEach(why::add);
        } else {
            live.decision().reasons().forEach(reason -> why.add(ReasonText.of(reason)));
        }
        return why;
    }

    private Phrase wait(Decision.Hold hold, Wait wait) {
        Phrase why = ReasonText.of(wait.reason());
        Phrase until = wait.until()
                .map(time -> Phrase.words("Until " + live.time(time) + ": ").then(why))
                .orElse(why);
        if (!wait.callsPerson()) {
            return until;
        }
        String calls = hold.newCalls().contains(wait) ? "calls a person now" : "a person was called";
        return until.then(" ").then(Phrase.tag(Phrase.Tone.FAIR, calls));
    }

    private List<Phrase> approvals() {
        return live.rollout().isOver()
                ? List.of()
                : Content.phrases(live.rollout().pendingApprovals());
    }

    private List<Phrase> unevaluated() {
        return live.rollout().unevaluated().stream()
                .map(LiveStateSection::unevaluated)
                .toList();
    }

    private static Phrase unevaluated(RolloutPlan.Unevaluated one) {
        return Phrase.code(one.path())
                .then(" ")
                .then(Phrase.words(one.condition().toString()));
    }
}

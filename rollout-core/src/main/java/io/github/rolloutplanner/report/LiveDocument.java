package io.github.rolloutplanner.report;

import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.observation.Transition;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What the report of a running rollout says: its sections in their order. Each is left out where there is nothing for it. */
final class LiveDocument {
    private static final List<Function<LiveRollout, Optional<Section>>> SECTIONS = List.of(
            LiveStateSection::of,
            LiveRampSection::of,
            LiveGateSection::of,
            LiveEffectSection::of,
            LiveGroupSection::of,
            LiveLogSection::of,
            LiveRollbackSection::of);

    private LiveDocument() {}

    static Document of(LiveRollout live) {
        return new Document("Running rollout", PlanDocument.title(live.plan()), lead(live), sections(live));
    }

    private static List<Section> sections(LiveRollout live) {
        return SECTIONS.stream()
                .flatMap(section -> section.apply(live).stream())
                .toList();
    }

    private static Phrase lead(LiveRollout live) {
        return live.end()
                .map(end -> ended(live, end))
                .orElseGet(() -> Phrase.name(live.phase().name())
                        .then(", phase " + live.phase().number() + " of "
                                + live.plan().phases().size() + ", at "
                                + live.rollout().live().percentage() + " for "
                                + Wording.of(live.now().minus(live.rollout().since())) + ". ")
                        .then(LiveWords.decided(live.decision()))
                        .then("."));
    }

    private static Phrase ended(LiveRollout live, Transition end) {
        return end.kind() == Transition.Kind.ROLLED_BACK
                ? Phrase.words("Rolled back from ")
                        .then(Phrase.name(live.phase().name()))
                        .then(" after " + Wording.of(end.at()) + " by ")
                        .then(Phrase.name(end.by()))
                        .then(": ")
                        .then(Phrase.name(end.why()))
                : Phrase.words("Completed after " + Wording.of(end.at()) + ": the change is at 100%.");
    }
}

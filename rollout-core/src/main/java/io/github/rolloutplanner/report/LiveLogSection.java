package io.github.rolloutplanner.report;

import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.observation.Correction;
import io.github.rolloutplanner.observation.Detection;
import io.github.rolloutplanner.observation.EvidenceFate;
import io.github.rolloutplanner.observation.PersonCall;
import io.github.rolloutplanner.observation.Replanning;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.observation.Transition;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What was done so far: by whom and why, what was corrected, and who was called. */
final class LiveLogSection {
    private static final int MOST = 200;
    private static final int MOST_NAMES = 12;
    private static final List<Block.Column> STEPS = List.of(
            Block.Column.text("When"),
            Block.Column.text("What"),
            Block.Column.text("Phase"),
            Block.Column.text("Who"),
            Block.Column.text("Why"));
    private static final List<Block.Column> REPLANNINGS = List.of(
            Block.Column.text("When"),
            Block.Column.text("Phase"),
            Block.Column.text("Who"),
            Block.Column.text("Why"),
            Block.Column.text("Evidence"),
            Block.Column.text("Riskier"));
    private static final List<Block.Column> CORRECTIONS = List.of(
            Block.Column.text("Metric"),
            Block.Column.text("What"),
            Block.Column.text("Who"),
            Block.Column.text("Why"),
            Block.Column.text("Revoked"));
    private static final List<Block.Column> CALLS = List.of(
            Block.Column.text("When"),
            Block.Column.text("What for"),
            Block.Column.text("About"),
            Block.Column.text("Who"));

    private final LiveRollout live;

    private LiveLogSection(LiveRollout live) {
        this.live = live;
    }

    static Optional<Section> of(LiveRollout live) {
        return new LiveLogSection(live).section();
    }

    private Optional<Section> section() {
        List<Transition> steps = live.rollout().transitions();
        List<Replanning> replannings = live.rollout().replannings();
        List<Correction> corrections = live.rollout().corrections();
        return new Content()
                .table("Decisions so far", STEPS, latest(steps), this::row)
                .paragraph(left(steps.size(), "decision"))
                .table("Planned again", REPLANNINGS, latest(replannings), this::row)
                .paragraph(left(replannings.size(), "replanning"))
                .table("Corrections of data", CORRECTIONS, latest(corrections), this::row)
                .paragraph(left(corrections.size(), "correction"))
                .table("People called in this phase", CALLS, live.rollout().calls(), this::row)
                .section("log", "What was done");
    }

    private static <T> List<T> latest(List<T> all) {
        return all.subList(Math.max(0, all.size() - MOST), all.size());
    }

    private static String left(int number, String what) {
        return number > MOST ? Wording.count(number - MOST, "earlier " + what) + " not shown." : "";
    }

    private List<Phrase> row(Transition done) {
        Phrase what = Phrase.words(LiveWords.done(done));
        return List.of(
                Phrase.words(live.time(done.at())),
                done.treatment()
                        .map(treatment -> what.then(": ").then(Phrase.name(treatment)))
                        .orElse(what),
                Phrase.name(live.plan().phases().get(done.phase() - 1).name()),
                named(done.by()),
                done.by().isEmpty() ? Phrase.words("as decided") : named(done.why()));
    }

    private List<Phrase> row(Replanning done) {
        return List.of(
                Phrase.words(live.time(done.at())),
                Phrase.name(live.plan().phases().get(done.phase() - 1).name()),
                Phrase.name(done.by()),
                Phrase.name(done.why()),
                Phrase.list(Stream.of(EvidenceFate.Kind.values())
                        .map(kind -> evidence(done, kind))
                        .filter(words -> !words.isEmpty())
                        .toList()),
                riskier(done));
    }

    private static Phrase evidence(Replanning done, EvidenceFate.Kind kind) {
        List<String> metrics = done.evidence().stream()
                .filter(fate -> fate.kind() == kind)
                .map(EvidenceFate::metric)
                .toList();
        return metrics.isEmpty()
                ? Phrase.EMPTY
                : Phrase.words(Wording.of(kind) + ": ").then(names(metrics));
    }

    private static Phrase riskier(Replanning done) {
        List<String> metrics = done.evidence().stream()
                .filter(EvidenceFate::riskier)
                .map(EvidenceFate::metric)
                .toList();
        return metrics.isEmpty()
                ? Phrase.words("no")
                : Phrase.tag(Phrase.Tone.FAIR, "riskier").then(" for ").then(names(metrics));
    }

    private static Phrase names(List<String> metrics) {
        Phrase some =
                Phrase.list(metrics.stream().limit(MOST_NAMES).map(Phrase::name).toList());
        return metrics.size() > MOST_NAMES ? some.then(" and " + (metrics.size() - MOST_NAMES) + " more") : some;
    }

    private List<Phrase> row(Correction done) {
        return List.of(
                Phrase.name(done.metric()),
                Phrase.words(what(done)),
                Phrase.name(done.by()),
                named(done.why()),
                Phrase.words(revoked(done)));
    }

    /** What is not said leaves its cell empty. */
    private static Phrase named(String name) {
        return name.isEmpty() ? Phrase.EMPTY : Phrase.name(name);
    }

    private String what(Correction done) {
        if (done instanceof Correction.Revised revised) {
            return Wording.capitalized(window(revised.now().window())) + ": "
                    + revised.was().treated() + " became " + revised.now().treated();
        }
        return done instanceof Correction.Restarted restarted
                ? "Counter started again: " + live.time(restarted.at())
                : "Time before the rollout: what was shown then";
    }

    private String window(TimeWindow window) {
        return live.time(window.start()) + " to " + live.time(window.end());
    }

    private static String revoked(Correction done) {
        List<Detection> revoked = done instanceof Correction.Revised revised
                ? revised.revoked()
                : done instanceof Correction.RevisedBefore before ? before.revoked() : List.of();
        return revoked.isEmpty() ? "" : Wording.count(revoked.size(), "detection");
    }

    private List<Phrase> row(PersonCall call) {
        return List.of(
                Phrase.words(live.time(call.at())),
                Phrase.words(Wording.capitalized(Wording.of(call.subject().matter()))),
                named(call.subject().about()),
                named(call.who()));
    }
}

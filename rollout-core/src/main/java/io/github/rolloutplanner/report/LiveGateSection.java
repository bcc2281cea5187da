package io.github.rolloutplanner.report;

import io.github.rolloutplanner.decision.GateStatus;
import io.github.rolloutplanner.internal.text.Wording;
import java.util.List;
import java.util.Optional;

/** Where each measured gate of the phase stands, how its evidence came about, and what it still has to see. */
final class LiveGateSection {
    /** So many metrics have a picture of their time. */
    static final int MOST_PICTURES = 12;

    private static final List<Block.Column> COLUMNS = List.of(
            Block.Column.text("Metric"),
            Block.Column.text("Gate"),
            Block.Column.text("State"),
            Block.Column.text("Exposed against control"),
            Block.Column.number("Evidence"),
            Block.Column.number("Sample"),
            Block.Column.text("Data until"));

    private final LiveRollout live;
    private final List<GateStatus> gates;
    private final List<EvidenceCourse> courses;
    private final LiveTime time;

    private LiveGateSection(LiveRollout live) {
        this.live = live;
        this.gates = live.look().gates();
        this.courses = EvidenceCourse.in(live.looks());
        this.time = LiveTime.of(live);
    }

    static Optional<Section> of(LiveRollout live) {
        return new LiveGateSection(live).section();
    }

    private Optional<Section> section() {
        Content content = new Content()
                .paragraph(
                        gates.isEmpty()
                                ? "No gate of this phase is measured."
                                : "Evidence says how many times more likely a regression makes what was seen. Where that of a"
                                        + " guardrail reaches its threshold, the regression is detected; that holds for any number of"
                                        + " looks.")
                .legend(courses.isEmpty() ? "" : beginning());
        MetricOrder.most(courses, MOST_PICTURES, EvidenceCourse::closeness)
                .forEach(course -> content.picture(Optional.of(new EvidenceCourseFigure(course, time))));
        return content.legend(more())
                .picture(SampleFigure.of(gates))
                .table("Gates of this phase", COLUMNS, gates, this::row)
                .section("gates", "Gates");
    }

    /** Says why pictures begin late, where they do. */
    private String beginning() {
        return time.beginsLate()
                ? "The curves begin with the first look that this page knows of: " + live.time(time.from()) + "."
                : "";
    }

    private String more() {
        return courses.size() > MOST_PICTURES
                ? "The " + MOST_PICTURES + " metrics that came closest to their threshold; the others are in the table."
                : "";
    }

    private List<Phrase> row(GateStatus gate) {
        return List.of(
                Phrase.name(gate.name()),
                Phrase.words(gate.gate() + ", " + Wording.of(gate.gate().role())),
                LiveWords.tag(gate.state())
                        .then(gate.failure().map(why -> " " + why).orElse("")),
                Phrase.words(LiveWords.shown(gate.treated(), gate.kind())
                        + gate.control()
                                .map(group -> " against " + LiveWords.shown(group, gate.kind()))
                                .orElse("")),
                Phrase.words(LiveWords.evidence(gate.evidence(), gate.evidenceNeeded())),
                Phrase.words(sample(gate)),
                Phrase.words(gate.dataUntil().map(live::time).orElse("")));
    }

    private static String sample(GateStatus gate) {
        return gate.needed().isPresent() ? SampleFigure.value(gate) : Wording.of(gate.sample());
    }
}

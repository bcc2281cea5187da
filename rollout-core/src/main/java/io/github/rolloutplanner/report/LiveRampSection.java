package io.github.rolloutplanner.report;

import io.github.rolloutplanner.internal.text.Wording;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The ramp as it was planned, and as it went. */
final class LiveRampSection {
    private static final List<Block.Column> COLUMNS = List.of(
            Block.Column.text("Phase"),
            Block.Column.number("Percentage"),
            Block.Column.text("Planned length"),
            Block.Column.text("Began"),
            Block.Column.text("Lasted"));

    private final LiveRollout live;
    private final Course planned;
    private final LiveCourse went;

    private LiveRampSection(LiveRollout live) {
        this.live = live;
        this.planned = Course.of(live.plan());
        this.went = LiveCourse.of(live);
    }

    static Optional<Section> of(LiveRollout live) {
        return new LiveRampSection(live).section();
    }

    private Optional<Section> section() {
        return new Content()
                .picture(Optional.of(new LiveRampFigure(live, planned, went)))
                .table("Phases as planned and as they went", COLUMNS, planned.stays(), this::row)
                .section("ramp", "Ramp");
    }

    private List<Phrase> row(Course.Stay stay) {
        Optional<LiveCourse.Step> step = went.step(stay.phase().number());
        return List.of(
                Phrase.words(stay.phase().number() + " ")
                        .then(Phrase.name(stay.phase().name())),
                Phrase.words(stay.phase().percentage().toString()),
                Phrase.words(stay.length().map(Wording::of).orElse("not known")),
                Phrase.words(step.map(LiveCourse.Step::from).map(live::time).orElse("")),
                Phrase.words(step.map(this::lasted).orElse("")));
    }

    private String lasted(LiveCourse.Step step) {
        Duration length = step.to().minus(step.from());
        return Wording.of(length)
                + (step.phase() == live.phase().number() && live.end().isEmpty() ? " so far" : "");
    }
}

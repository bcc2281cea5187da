package io.github.rolloutplanner.report;

import io.github.rolloutplanner.internal.text.Wording;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The percentages as they were planned, dashed, and as they went. */
final class LiveRampFigure implements Figure {
    private static final double TOP = 18;
    private static final double BOTTOM = 168;
    private static final double LEFT = 40;
    private static final double RIGHT = 352;
    private static final double LEGEND = BOTTOM + 42;
    private static final double SWATCH = 22;
    /** How far above its place the plan is drawn, so that it is seen where it was kept. */
    private static final double BESIDE = 3;

    private static final int MOST_DESCRIBED = 20;
    private static final double[] PERCENTAGES = {0, 5, 25, 50, 100};

    private final LiveRollout live;
    private final Course planned;
    private final LiveCourse went;
    private final Duration end;
    private final Scale time;
    private final Scale percentage = Scale.root(100, BOTTOM, TOP);

    LiveRampFigure(LiveRollout live, Course planned, LiveCourse went) {
        this.live = live;
        this.planned = planned;
        this.went = went;
        this.end = LiveCourse.later(planned.isKnown() ? planned.end() : Duration.ZERO, live.until());
        this.time = Scale.linear(0, LiveRollout.seconds(end), LEFT, RIGHT);
    }

    @Override
    public String title() {
        return "Percentage over time, as planned and as it went; the scale spreads small percentages";
    }

    @Override
    public String description() {
        return went.steps().stream()
                        .limit(MOST_DESCRIBED)
                        .map(step -> step.percentage() + " from " + live.time(step.from()))
                        .collect(Collectors.joining("; "))
                + live.end()
                        .map(done -> "; " + Wording.of(done.kind()) + " " + live.time(done.at()))
                        .orElse("")
                + ".";
    }

    @Override
    public Svg drawing() {
        Svg svg = new Svg(LEGEND + (went.pauses().isEmpty() ? 6 : 26));
        grid(svg);
        went(svg);
        if (planned.isKnown()) {
            svg.path(planned(), "plan");
        }
        now(svg);
        legend(svg);
        return svg;
    }

    private void grid(Svg svg) {
        for (double tick : PERCENTAGES) {
            double y = percentage.at(tick);
            svg.line(LEFT, y, RIGHT, y, "axis");
            svg.text(LEFT - 6, y + 4, Wording.of(tick) + "%", "note end");
        }
        TimeAxis.draw(svg, live.ticks(Duration.ZERO), end, time, BOTTOM, RIGHT);
    }

    private List<Svg.Point> planned() {
        List<Svg.Point> line = new ArrayList<>();
        for (Course.Stay stay : planned.stays()) {
            double y = percentage.at(stay.phase().percentage().value()) - BESIDE;
            line.add(new Svg.Point(x(stay.from()), y));
            line.add(new Svg.Point(x(stay.to()), y));
        }
        return line;
    }

    private void went(Svg svg) {
        List<Svg.Point> line = new ArrayList<>();
        for (LiveCourse.Step step : went.steps()) {
            double y = percentage.at(step.percentage().value());
            line.add(new Svg.Point(x(step.from()), y));
            line.add(new Svg.Point(x(step.to()), y));
        }
        List<Svg.Point> area = new ArrayList<>(line);
        area.add(new Svg.Point(line.get(line.size() - 1).x(), BOTTOM));
        area.add(new Svg.Point(line.get(0).x(), BOTTOM));
        if (live.rollout().isOver()) {
            double y = percentage.at(live.rollout().live().percentage().value());
            line.add(new Svg.Point(line.get(line.size() - 1).x(), y));
            line.add(new Svg.Point(x(live.until()), y));
        }
        svg.path(area, "area").path(line, "series");
        for (LiveCourse.Pause pause : went.pauses()) {
            svg.line(x(pause.from()), BOTTOM, x(pause.to()), BOTTOM, "paused");
        }
    }

    private void now(Svg svg) {
        double x = x(live.until());
        double y = percentage.at(live.rollout().live().percentage().value());
        svg.dot(x, y, 5, live.rollout().isRolledBack() ? "bar-poor" : "mark");
    }

    private void legend(Svg svg) {
        svg.line(LEFT, LEGEND - 4, LEFT + SWATCH, LEGEND - 4, "series")
                .text(LEFT + SWATCH + 8, LEGEND, "as it went", "note");
        if (planned.isKnown()) {
            double middle = (LEFT + RIGHT) / 2;
            svg.line(middle, LEGEND - 4, middle + SWATCH, LEGEND - 4, "plan")
                    .text(middle + SWATCH + 8, LEGEND, "as planned", "note");
        }
        if (!went.pauses().isEmpty()) {
            svg.line(LEFT, LEGEND + 16, LEFT + SWATCH, LEGEND + 16, "paused")
                    .text(LEFT + SWATCH + 8, LEGEND + 20, "paused", "note");
        }
    }

    private double x(Duration at) {
        return time.at(LiveRollout.seconds(at));
    }
}

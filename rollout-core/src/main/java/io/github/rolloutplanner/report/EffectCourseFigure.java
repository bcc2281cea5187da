package io.github.rolloutplanner.report;

import io.github.rolloutplanner.internal.text.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** How the effect on one metric, and what is not ruled out of it, came to be what it is. */
final class EffectCourseFigure implements Figure {
    private static final double TOP = 30;
    private static final double BOTTOM = 158;
    private static final double LEFT = 58;
    private static final double RIGHT = 352;
    private static final double LEGEND = BOTTOM + 42;
    private static final double ROW = 20;
    private static final double SWATCH = 22;
    /** What is drawn, in margins: effects beyond it stand at its ends. */
    private static final double[] PARTS = {-1, 0, 1, 2};

    private static final double BEST = PARTS[0];
    private static final double WORST = PARTS[PARTS.length - 1];

    private final EffectCourse course;
    private final LiveTime shown;
    private final Scale time;
    private final Scale part = Scale.linear(BEST, WORST, BOTTOM, TOP);

    EffectCourseFigure(EffectCourse course, LiveTime shown) {
        this.course = course;
        this.shown = shown.upTo(course.last().at());
        this.time = this.shown.scale(LEFT, RIGHT);
    }

    @Override
    public String title() {
        return course.metric() + ": effect over time";
    }

    @Override
    public String description() {
        return "Effect after " + Wording.of(course.last().at()) + ": " + last()
                + ". 0% is no effect, 100% is what the gate guards against.";
    }

    private String last() {
        return EffectFigure.value(course.last().effect());
    }

    @Override
    public Svg drawing() {
        Svg svg = new Svg(LEGEND + ROW + 6);
        grid(svg);
        PhaseMarks.draw(svg, shown, time, TOP, BOTTOM);
        List<List<EffectCourse.Point>> phases = course.byPhase();
        phases.forEach(points -> interval(svg, points));
        svg.line(LEFT, part.at(1), RIGHT, part.at(1), "threshold");
        phases.forEach(points -> estimate(svg, points));
        legend(svg);
        return svg;
    }

    private void grid(Svg svg) {
        for (double tick : PARTS) {
            double y = part.at(tick);
            svg.line(LEFT, y, RIGHT, y, "axis");
            svg.text(LEFT - 6, y + 4, LiveEffectSection.percent(OptionalDouble.of(tick), ""), "note end");
        }
        TimeAxis.draw(svg, shown.ticks(), shown.until(), time, BOTTOM, RIGHT);
    }

    /** What is not bounded reaches to the edge of the picture. */
    private void interval(Svg svg, List<EffectCourse.Point> points) {
        List<Svg.Point> area = new ArrayList<>();
        points.forEach(point ->
                area.add(new Svg.Point(x(point), part.at(point.effect().high().orElse(WORST)))));
        for (int place = points.size() - 1; place >= 0; place--) {
            EffectCourse.Point point = points.get(place);
            area.add(new Svg.Point(x(point), part.at(point.effect().low().orElse(BEST))));
        }
        svg.path(area, points.size() > 1 ? "area" : "range");
    }

    /** Draws a line through the looks at which the effect was known, and a dot at the last. */
    private void estimate(Svg svg, List<EffectCourse.Point> points) {
        List<Svg.Point> line = new ArrayList<>();
        for (EffectCourse.Point point : points) {
            point.effect().value().ifPresent(value -> line.add(new Svg.Point(x(point), part.at(value))));
        }
        if (line.isEmpty()) {
            return;
        }
        svg.path(line, "series");
        Svg.Point last = line.get(line.size() - 1);
        boolean isLast = points.get(points.size() - 1).equals(course.last());
        svg.dot(last.x(), last.y(), isLast ? 4.5 : 2, "mark");
    }

    private void legend(Svg svg) {
        double left = LEFT - 44;
        double text = left + SWATCH + 8;
        svg.line(left, LEGEND - 4, left + SWATCH, LEGEND - 4, "series")
                .text(text, LEGEND, "effect: " + last(), RIGHT - text, "note");
        svg.line(left, LEGEND + ROW - 4, left + SWATCH, LEGEND + ROW - 4, "threshold")
                .text(text, LEGEND + ROW, "what the gate guards against", "note");
    }

    private double x(EffectCourse.Point point) {
        return time.at(LiveRollout.seconds(point.at()));
    }
}

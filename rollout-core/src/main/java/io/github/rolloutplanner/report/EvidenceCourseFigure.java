package io.github.rolloutplanner.report;

import io.github.rolloutplanner.internal.text.EvidenceRatio;
import io.github.rolloutplanner.internal.text.Wording;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How the evidence of a regression of one metric came to be what it is, against what it takes to roll back. */
final class EvidenceCourseFigure implements Figure {
    private static final double TOP = 30;
    private static final double BOTTOM = 158;
    private static final double LEFT = 58;
    private static final double RIGHT = 352;
    private static final double LEGEND = BOTTOM + 42;
    private static final double ROW = 20;
    private static final double SWATCH = 22;
    private static final int MOST_POWERS = 5;
    /** The lowest power of ten that is drawn. Less evidence stands there. */
    private static final int LOWEST = -2;
    /** How far above the lowest line evidence is seen to be above it, in powers of ten. */
    private static final double CLEAR = 0.2;
    /** How many powers of ten above the threshold are drawn. More evidence stands there. */
    private static final int ABOVE = 3;
    /** Powers of ten that are written out. */
    private static final int WRITTEN = 6;

    private final EvidenceCourse course;
    private final LiveTime shown;
    private final Scale time;
    private final int low;
    private final int high;
    private final boolean isBelow;
    private final Scale power;

    EvidenceCourseFigure(EvidenceCourse course, LiveTime shown) {
        this.course = course;
        this.shown = shown.upTo(course.last().at());
        this.time = this.shown.scale(LEFT, RIGHT);
        double[] evidence = course.points().stream()
                .mapToDouble(EvidenceCourse.Point::evidence)
                .sorted()
                .toArray();
        int threshold = (int) Math.ceil(power(course.mostNeeded()));
        this.low = (int) Math.max(LOWEST, Math.min(-1, Math.floor(power(evidence[0]) - CLEAR)));
        this.isBelow = power(evidence[0]) < low;
        this.high = (int) Math.min(
                threshold + ABOVE, Math.max(threshold + 1, Math.ceil(power(evidence[evidence.length - 1]))));
        this.power = Scale.linear(low, high, BOTTOM, TOP);
    }

    private static double power(double logarithm) {
        return logarithm / Math.log(10);
    }

    @Override
    public String title() {
        return course.metric() + ": evidence of a regression";
    }

    @Override
    public String description() {
        Optional<EvidenceCourse.Point> crossing =
                course.points().stream().filter(EvidenceCourse.Point::isBeyond).findFirst();
        return "Evidence after " + Wording.of(course.last().at()) + ": " + last() + "."
                + crossing.map(point -> " It was beyond the threshold first after " + Wording.of(point.at()) + ".")
                        .orElse(" It was never beyond the threshold.");
    }

    private String last() {
        EvidenceCourse.Point last = course.last();
        return LiveWords.evidence(last.evidence(), last.needed());
    }

    @Override
    public Svg drawing() {
        Svg svg = new Svg(LEGEND + (isBelow ? 2 : 1) * ROW + 6);
        grid(svg);
        PhaseMarks.draw(svg, shown, time, TOP, BOTTOM);
        lines(svg);
        legend(svg);
        return svg;
    }

    private void legend(Svg svg) {
        double left = LEFT - 44;
        double text = left + SWATCH + 8;
        svg.line(left, LEGEND - 4, left + SWATCH, LEGEND - 4, "series")
                .text(
                        text,
                        LEGEND,
                        "evidence: " + new EvidenceRatio(course.last().evidence()),
                        "note");
        svg.line(left, LEGEND + ROW - 4, left + SWATCH, LEGEND + ROW - 4, "threshold")
                .text(
                        text,
                        LEGEND + ROW,
                        "threshold: " + new EvidenceRatio(course.last().needed()),
                        "note");
        if (isBelow) {
            svg.text(left, LEGEND + 2 * ROW, "Evidence below " + label(low) + " stands on the bottom line.", "note");
        }
    }

    private void grid(Svg svg) {
        int step = Math.max(1, (high - low + MOST_POWERS - 1) / MOST_POWERS);
        for (int exponent = low; exponent <= high; exponent++) {
            if (exponent % step == 0 || (isBelow && exponent == low)) {
                double y = power.at(exponent);
                svg.line(LEFT, y, RIGHT, y, "axis");
                svg.text(LEFT - 6, y + 4, label(exponent), "note end");
            }
        }
        TimeAxis.draw(svg, shown.ticks(), shown.until(), time, BOTTOM, RIGHT);
    }

    private static String label(int exponent) {
        if (exponent > WRITTEN) {
            return "1e" + exponent;
        }
        double power = Math.pow(10, exponent);
        return exponent < 0 ? Wording.of(power) : Wording.of((long) power);
    }

    /** A gate that was not there for a phase leaves a gap; a threshold that changed, with a phase or a plan, a step. */
    private void lines(Svg svg) {
        List<Svg.Point> line = new ArrayList<>();
        List<Svg.Point> threshold = new ArrayList<>();
        EvidenceCourse.Point before = course.points().get(0);
        for (EvidenceCourse.Point point : course.points()) {
            if (point.phase() > before.phase() + 1) {
                draw(svg, line, threshold);
            }
            Duration changed = shown.changedBefore(point.phase(), point.at());
            if (line.isEmpty()) {
                threshold.add(new Svg.Point(x(changed), y(point.needed())));
            } else if (before.needed() != point.needed()) {
                double step = x(changed.compareTo(before.at()) < 0 ? point.at() : changed);
                threshold.add(new Svg.Point(step, y(before.needed())));
                threshold.add(new Svg.Point(step, y(point.needed())));
            }
            before = point;
            line.add(new Svg.Point(x(point.at()), y(point.evidence())));
            threshold.add(new Svg.Point(x(point.at()), y(point.needed())));
        }
        draw(svg, line, threshold);
        EvidenceCourse.Point last = course.last();
        svg.dot(x(last.at()), y(last.evidence()), 4.5, last.isBeyond() ? "bar-poor" : "mark");
    }

    private void draw(Svg svg, List<Svg.Point> line, List<Svg.Point> threshold) {
        svg.path(threshold, "threshold").path(line, "series");
        line.clear();
        threshold.clear();
    }

    private double x(Duration at) {
        return time.at(LiveRollout.seconds(at));
    }

    private double y(double logarithm) {
        return power.at(power(logarithm));
    }
}

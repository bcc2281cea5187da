package io.github.rolloutplanner.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The ticks of an axis of time below a picture. There are as many as their labels have room for. */
final class TimeAxis {
    private static final int MOST_TICKS = 6;
    private static final double TICK = 4;
    private static final double LABEL = 16;
    private static final double GAP = 6;

    private TimeAxis() {}

    /** Draws an axis of lengths of time. */
    static void draw(Svg svg, Duration end, Scale time, double y, double right) {
        draw(svg, TimeTicks::upTo, end, time, y, right);
    }

    static void draw(Svg svg, Ticks ticks, Duration end, Scale time, double y, double right) {
        for (int most = MOST_TICKS; most >= 1; most--) {
            List<Label> labels = labels(ticks, end, time, right, most);
            if (haveRoom(labels)) {
                labels.forEach(label -> label.draw(svg, y));
                return;
            }
        }
    }

    private static List<Label> labels(Ticks ticks, Duration end, Scale time, double right, int most) {
        List<Label> labels = new ArrayList<>();
        ticks.upTo(end, most)
                .forEach((text, at) -> labels.add(Label.of(text, time.at((double) at.toSeconds()), right)));
        return labels;
    }

    private static boolean haveRoom(List<Label> labels) {
        for (int next = 1; next < labels.size(); next++) {
            Label before = labels.get(next - 1);
            if (labels.get(next).start < before.start + before.width + GAP) {
                return false;
            }
        }
        return true;
    }

    /** What is round on an axis. */
    interface Ticks {
        /** Returns the labels and places of about so many ticks. */
        Map<String, Duration> upTo(Duration end, int most);
    }

    /** A label below its tick; at the end of the axis it ends there. */
    private record Label(String text, double x, double start, double width) {
        static Label of(String text, double x, double right) {
            double width = TextWidth.ems(text) * Svg.NOTE_SIZE;
            return new Label(text, x, x + width / 2 > right ? x - width : x - width / 2, width);
        }

        void draw(Svg svg, double y) {
            svg.line(x, y, x, y + TICK, "axis");
            svg.text(x, y + LABEL, text, start + width <= x ? "note end" : "note middle");
        }
    }
}

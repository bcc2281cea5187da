package io.github.rolloutplanner.report;

import java.time.Duration;
import java.util.Map;

/** The ticks of an axis of time below a picture. A label that has no room is left out. */
final class TimeAxis {
    private static final int MOST_TICKS = 6;
    private static final double TICK = 4;
    private static final double LABEL = 16;
    private static final double GAP = 6;

    private TimeAxis() {}

    static void draw(Svg svg, Duration end, Scale time, double y, double right) {
        double free = 0;
        for (Map.Entry<String, Duration> tick : TimeTicks.upTo(end, MOST_TICKS).entrySet()) {
            double x = time.at(tick.getValue().toSeconds());
            double width = TextWidth.ems(tick.getKey()) * Svg.NOTE_SIZE;
            boolean isLast = x + width / 2 > right;
            double start = isLast ? x - width : x - width / 2;
            svg.line(x, y, x, y + TICK, "axis");
            if (start >= free) {
                svg.text(x, y + LABEL, tick.getKey(), isLast ? "note end" : "note middle");
                free = start + width + GAP;
            }
        }
    }
}

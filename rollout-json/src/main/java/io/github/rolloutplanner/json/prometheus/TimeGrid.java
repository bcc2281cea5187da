package io.github.rolloutplanner.json.prometheus;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Times at which a query is asked, in milliseconds since 1970.
 *
 * @param first the first of them
 * @param last the last of them, a whole number of steps later
 * @param step the time between two
 */
record TimeGrid(long first, long last, long step) {

    static TimeGrid at(long time) {
        return new TimeGrid(time, time, 1000);
    }

    /** The ends of the steps that cover a window: the last one is its end, the first step may begin before it. */
    static TimeGrid over(long from, long until, long step) {
        long steps = Math.max(1, Math.floorDiv(until - from + step - 1, step));
        return new TimeGrid(until - (steps - 1) * step, until, step);
    }

    long points() {
        return (last - first) / step + 1;
    }

    boolean has(long time) {
        return time >= first && time <= last && (time - first) % step == 0;
    }

    /** The same times, in parts of which none is longer than a server answers at once. */
    List<TimeGrid> parts(long longest) {
        List<TimeGrid> parts = new ArrayList<>();
        for (long start = first; start <= last; start += longest * step) {
            parts.add(new TimeGrid(start, Math.min(last, start + (longest - 1) * step), step));
        }
        return parts;
    }

    /** Milliseconds as seconds, to the millisecond. */
    static String seconds(long millis) {
        return BigDecimal.valueOf(millis, 3).stripTrailingZeros().toPlainString();
    }
}

package io.github.rolloutplanner.report;

import io.github.rolloutplanner.internal.text.Wording;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Round lengths of time on an axis. */
final class TimeTicks {
    private static final long HOUR = 3_600;
    private static final long DAY = 24 * HOUR;
    private static final List<Unit> UNITS = List.of(
            new Unit(1, "second", List.of(1L, 5L, 15L, 30L)),
            new Unit(60, "minute", List.of(1L, 5L, 15L, 30L)),
            new Unit(HOUR, "hour", List.of(1L, 2L, 4L, 6L, 12L)),
            new Unit(DAY, "day", List.of(1L, 2L, 5L, 7L, 14L, 28L, 56L, 112L)),
            new Unit(365 * DAY, "day", List.of(1L, 2L, 5L, 10L, 20L, 50L, 100L, 1_000L, 10_000L)));

    private TimeTicks() {}

    /** Returns the labels and places of at most so many ticks after the 0. */
    static Map<String, Duration> upTo(Duration end, int most) {
        return from(Duration.ZERO).upTo(end, most);
    }

    /** Returns the ticks of an axis that begins later than the 0. */
    static TimeAxis.Ticks from(Duration from) {
        return (end, most) -> between(from.toSeconds(), end.toSeconds(), most);
    }

    private static Map<String, Duration> between(long from, long end, int most) {
        for (Unit unit : UNITS) {
            for (long step : unit.steps) {
                if (unit.seconds * step * most >= end - from) {
                    return ticks(unit, step, from, end);
                }
            }
        }
        return Map.of();
    }

    private static Map<String, Duration> ticks(Unit unit, long step, long from, long end) {
        Map<String, Duration> ticks = new LinkedHashMap<>();
        long first = -Math.floorDiv(-from, unit.seconds * step) * step;
        for (long at = first; at * unit.seconds <= end; at += step) {
            ticks.put(
                    at == 0 ? Wording.count(0, unit.word) : Wording.of(Duration.ofSeconds(at * unit.seconds)),
                    Duration.ofSeconds(at * unit.seconds));
        }
        return ticks;
    }

    private record Unit(long seconds, String word, List<Long> steps) {}
}

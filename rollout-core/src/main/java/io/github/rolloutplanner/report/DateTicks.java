package io.github.rolloutplanner.report;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Round times of a clock on an axis that begins at some time.
 *
 * @param start what is at the 0 of the axis
 * @param zone where people read the clock
 * @param from where the axis begins
 */
record DateTicks(Instant start, ZoneId zone, Duration from) implements TimeAxis.Ticks {
    private static final List<Step> STEPS = List.of(
            new Step(ChronoUnit.MINUTES, List.of(1, 5, 15, 30), "d MMM HH:mm"),
            new Step(ChronoUnit.HOURS, List.of(1, 2, 4, 6, 12), "d MMM HH:mm"),
            new Step(ChronoUnit.DAYS, List.of(1, 2, 4, 7, 14, 28, 56), "d MMM"),
            new Step(ChronoUnit.DAYS, List.of(112, 365, 730, 1_825, 3_650, 36_500), "d MMM uuuu"));

    @Override
    public Map<String, Duration> upTo(Duration end, int most) {
        for (Step step : STEPS) {
            for (int count : step.counts) {
                if (step.unit.getDuration().multipliedBy((long) count * most).compareTo(end.minus(from)) >= 0) {
                    return ticks(step, count, end);
                }
            }
        }
        return Map.of();
    }

    private Map<String, Duration> ticks(Step step, int count, Duration end) {
        Map<String, Duration> ticks = new LinkedHashMap<>();
        Instant last = start.plus(end);
        for (LocalDateTime time = first(); !instant(time).isAfter(last); time = time.plus(count, step.unit)) {
            if (!instant(time).isBefore(start.plus(from))) {
                ticks.putIfAbsent(step.format.format(time), Duration.between(start, instant(time)));
            }
        }
        return ticks;
    }

    /** Steps are counted from midnight, so that they are round. */
    private LocalDateTime first() {
        return LocalDateTime.ofInstant(start.plus(from), zone).truncatedTo(ChronoUnit.DAYS);
    }

    private Instant instant(LocalDateTime time) {
        return ZonedDateTime.of(time, zone).toInstant();
    }

    private record Step(ChronoUnit unit, List<Integer> counts, DateTimeFormatter format) {
        Step(ChronoUnit unit, List<Integer> counts, String pattern) {
            this(unit, counts, DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH));
        }
    }
}

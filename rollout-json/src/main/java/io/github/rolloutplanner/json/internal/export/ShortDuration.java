package io.github.rolloutplanner.json.internal.export;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** Lengths of time as programs read them, in the largest unit in which they are whole: {@code 48h}, {@code 90m}, {@code 30s}. */
public enum ShortDuration {
    /** As Go reads them. */
    GO(ChronoUnit.HOURS, ChronoUnit.MINUTES, ChronoUnit.SECONDS),
    /** In minutes or seconds, in which some systems count. */
    WITHOUT_HOURS(ChronoUnit.MINUTES, ChronoUnit.SECONDS),
    /** As PromQL reads them. */
    PROMETHEUS(ChronoUnit.DAYS, ChronoUnit.HOURS, ChronoUnit.MINUTES, ChronoUnit.SECONDS, ChronoUnit.MILLIS);

    private static final Map<ChronoUnit, String> SYMBOLS = Map.of(
            ChronoUnit.DAYS, "d",
            ChronoUnit.HOURS, "h",
            ChronoUnit.MINUTES, "m",
            ChronoUnit.SECONDS, "s",
            ChronoUnit.MILLIS, "ms");

    @SuppressWarnings("ImmutableEnumChecker") // List.of(..) never changes
    private final List<ChronoUnit> units;

    ShortDuration(ChronoUnit... units) {
        this.units = List.of(units);
    }

    /** The length; what is less than the smallest unit is left out. */
    public String of(Duration length) {
        ChronoUnit smallest = units.get(units.size() - 1);
        long all = length.toMillis() / smallest.getDuration().toMillis();
        Duration whole = smallest.getDuration().multipliedBy(all);
        ChronoUnit unit = whole.isZero()
                ? ChronoUnit.SECONDS
                : units.stream()
                        .filter(one -> whole.toMillis() % one.getDuration().toMillis() == 0)
                        .findFirst()
                        .orElse(smallest);
        return whole.dividedBy(unit.getDuration()) + SYMBOLS.getOrDefault(unit, "");
    }
}

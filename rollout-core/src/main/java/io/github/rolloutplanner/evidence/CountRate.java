package io.github.rolloutplanner.evidence;

import io.github.rolloutplanner.metric.Quantity;
import java.util.Map;
import java.util.OptionalDouble;

/** The units in which events over time are counted. */
final class CountRate {
    private static final Map<String, Double> HOURS = Map.of(
            "/s",
            1 / 3600.0,
            "/second",
            1 / 3600.0,
            "/min",
            1 / 60.0,
            "/minute",
            1 / 60.0,
            "/h",
            1.0,
            "/hour",
            1.0,
            "/day",
            24.0,
            "/week",
            168.0);

    private CountRate() {}

    /** The events of an hour; nothing for a unit that is no time. */
    static OptionalDouble perHour(Quantity count) {
        Double hours = HOURS.get(count.unit());
        return hours == null ? OptionalDouble.empty() : OptionalDouble.of(count.value() / hours);
    }
}

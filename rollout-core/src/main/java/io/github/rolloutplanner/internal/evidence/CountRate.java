package io.github.rolloutplanner.internal.evidence;

import io.github.rolloutplanner.metric.Quantity;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The units in which events over time are counted: a second, a minute, an hour, a day, a week.
 *
 * @since 0.1.0
 */
public final class CountRate {
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

    /**
     * The events of an hour.
     *
     * @param count events over time, such as {@code 10/hour}
     * @return how many; nothing for a unit that is no time
     */
    public static OptionalDouble perHour(Quantity count) {
        Double hours = HOURS.get(count.unit());
        return hours == null ? OptionalDouble.empty() : OptionalDouble.of(count.value() / hours);
    }
}

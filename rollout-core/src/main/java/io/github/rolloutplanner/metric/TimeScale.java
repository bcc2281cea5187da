package io.github.rolloutplanner.metric;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.Optional;

/** The units of time a quantity can be converted between, in milliseconds. */
final class TimeScale {
    private static final Map<String, BigDecimal> MILLIS = Map.of(
            "ms", BigDecimal.ONE,
            "s", BigDecimal.valueOf(1_000),
            "min", BigDecimal.valueOf(60_000),
            "h", BigDecimal.valueOf(3_600_000));

    private TimeScale() {}

    static Optional<BigDecimal> factor(String from, String to) {
        BigDecimal numerator = MILLIS.get(from);
        BigDecimal denominator = MILLIS.get(to);
        return numerator == null || denominator == null
                ? Optional.empty()
                : Optional.of(numerator.divide(denominator, MathContext.DECIMAL64));
    }
}

package io.github.rolloutplanner.metric;

import io.github.rolloutplanner.internal.text.LengthReader;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/** What lies between two units that a quantity can be converted between: times, and numbers of events over time. */
final class TimeScale {
    private static final String OVER = "/";

    private TimeScale() {}

    static Optional<BigDecimal> factor(String from, String to) {
        return from.startsWith(OVER) && to.startsWith(OVER)
                ? ratio(to.substring(1), from.substring(1))
                : ratio(from, to);
    }

    private static Optional<BigDecimal> ratio(String numerator, String denominator) {
        return LengthReader.millis(numerator)
                .flatMap(above ->
                        LengthReader.millis(denominator).map(below -> above.divide(below, MathContext.DECIMAL64)));
    }
}

package io.github.rolloutplanner.lint;

import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.Level;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.reason.Wording;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;

/** How values of a plan read in a finding, also those that {@link Wording} has no words for. */
final class Words {
    private static final Duration LONGEST = Duration.ofDays(365_000);
    private static final MathContext SHOWN_DIGITS = new MathContext(3);

    private Words() {}

    static String of(Duration length) {
        if (length.isZero()) {
            return "no time";
        }
        return length.abs().compareTo(LONGEST) > 0 ? length.toString() : Wording.of(length);
    }

    static boolean isPositive(Duration length) {
        return !length.isZero() && !length.isNegative();
    }

    /** A length within a thousand years, so that a few of them can be added. */
    static Duration bounded(Duration length) {
        if (length.compareTo(LONGEST) > 0) {
            return LONGEST;
        }
        return length.compareTo(LONGEST.negated()) < 0 ? LONGEST.negated() : length;
    }

    /** A computed number: three digits, or as many as it has before the point. */
    static String of(double number) {
        if (!Double.isFinite(number)) {
            return Double.toString(number);
        }
        BigDecimal exact = BigDecimal.valueOf(number);
        BigDecimal shown = Math.abs(number) >= 1000
                ? exact.setScale(0, java.math.RoundingMode.HALF_UP)
                : exact.round(SHOWN_DIGITS);
        return Wording.of(shown.doubleValue());
    }

    static String of(Level level) {
        if (Points.isJudgeable(level) || level instanceof Level.Stated) {
            return level.toString();
        }
        return level instanceof Quantity quantity
                ? quantity.number() + " " + quantity.unit()
                : level.getClass().getSimpleName();
    }

    /** A condition as it stands in the plan. */
    static String of(Condition condition) {
        return condition instanceof Condition.OnMetric measured
                ? measured.metric() + " " + measured.threshold().relation().symbol() + " "
                        + of(measured.threshold().level())
                : condition.toString();
    }
}

package io.github.rolloutplanner.lint;

import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Threshold.Relation;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;

/** How values of a plan read in a finding, also those that {@link Wording} has no words for. */
final class FindingText {
    private static final Duration LONGEST = Duration.ofDays(365_000);
    private static final MathContext SHOWN_DIGITS = new MathContext(3, RoundingMode.HALF_UP);
    private static final double WHOLE_FROM = 1000;
    private static final double MINUTES_PER_HOUR = 60;

    private FindingText() {}

    static String of(Duration length) {
        if (length.isZero()) {
            return "no time";
        }
        if (!length.equals(bounded(length))) {
            return length.toString();
        }
        return length.isNegative() ? "-" + Wording.of(length.negated()) : Wording.of(length);
    }

    /** A length in hours where minutes would be too many to read. */
    static String roughly(Duration length) {
        double hours = bounded(length).toMinutes() / MINUTES_PER_HOUR;
        return hours >= 2 && hours != Math.rint(hours) ? of(hours) + " hours" : of(length);
    }

    static boolean isPositive(Duration length) {
        return !length.isZero() && !length.isNegative();
    }

    /** A length within a thousand years, so that any number of them can be added and put into words. */
    static Duration bounded(Duration length) {
        if (length.compareTo(LONGEST) > 0) {
            return LONGEST;
        }
        return length.compareTo(LONGEST.negated()) < 0 ? LONGEST.negated() : length;
    }

    /** How many times something is something else: three digits, and all that it has before the point. */
    static String of(double ratio) {
        if (!Double.isFinite(ratio)) {
            return Double.toString(ratio);
        }
        BigDecimal exact = BigDecimal.valueOf(ratio);
        BigDecimal shown =
                Math.abs(ratio) < WHOLE_FROM ? exact.round(SHOWN_DIGITS) : exact.setScale(0, RoundingMode.HALF_UP);
        return Wording.of(shown.doubleValue());
    }

    /** A computed number with its unit, without the last digits of the computation. */
    static String of(double number, String unit) {
        if (!Double.isFinite(number)) {
            return number + " " + unit;
        }
        Quantity quantity = Quantity.of(number, unit);
        return unit.equals(ScaledLevel.TIMES_BASELINE) ? quantity.number().toPlainString() + unit : quantity.toString();
    }

    /** The side of a level, as in "above 5%". */
    static String side(Relation relation) {
        return relation == Relation.ABOVE ? "above" : "below";
    }
}

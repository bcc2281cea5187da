package io.github.rolloutplanner.lint;

import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Threshold.Relation;
import java.util.Optional;

/**
 * A level as a number on a scale.
 *
 * @param value the number
 * @param scale its unit, or {@link #TIMES_BASELINE}; only points on the same scale can be compared
 */
record ScaledLevel(double value, String scale) {
    static final String TIMES_BASELINE = "x baseline";
    private static final double ROUNDING = 1e-9;

    boolean isComparableTo(ScaledLevel other) {
        return scale.equals(other.scale);
    }

    /** How far this lies from another point on the bad side of a metric; negative on the good side. */
    double beyond(ScaledLevel other, Relation healthy) {
        return healthy == Relation.BELOW ? value - other.value : other.value - value;
    }

    /** Whether this lies on the bad side of another point by more than the last digits of a computation. */
    boolean isWorseThan(ScaledLevel other, Relation healthy) {
        return beyond(other, healthy) > ROUNDING * Math.max(Math.abs(value), Math.abs(other.value));
    }

    /** The level where it has a unit, which a multiple of an unknown baseline has not. */
    Optional<ScaledLevel> inItsUnit() {
        return Optional.of(this).filter(level -> !scale.equals(TIMES_BASELINE));
    }

    @Override
    public String toString() {
        Quantity quantity = Quantity.of(value, scale);
        return scale.equals(TIMES_BASELINE) ? quantity.number().toPlainString() + scale : quantity.toString();
    }
}

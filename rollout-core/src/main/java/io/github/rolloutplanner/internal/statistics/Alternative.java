package io.github.rolloutplanner.internal.statistics;

import java.util.function.DoubleUnaryOperator;

/**
 * What a test shows when it rejects.
 *
 * @since 0.1.0
 */
public enum Alternative {
    /** The treatment differs from what the hypothesis says, in either direction. */
    TWO_SIDED(Sides.TWO, true, true),

    /** The treatment is less than the hypothesis says. */
    LESS(Sides.ONE, false, true),

    /** The treatment is greater than the hypothesis says. */
    GREATER(Sides.ONE, true, false);

    private final Sides sides;
    private final boolean boundedBelow;
    private final boolean boundedAbove;

    Alternative(Sides sides, boolean boundedBelow, boolean boundedAbove) {
        this.sides = sides;
        this.boundedBelow = boundedBelow;
        this.boundedAbove = boundedAbove;
    }

    /**
     * The interval of all hypotheses that the test does not reject; a side without a bound gets the end of the range.
     */
    Interval interval(double level, Interval range, DoubleUnaryOperator low, DoubleUnaryOperator high) {
        double perSide = sides.levelPerSide(level);
        return new Interval(
                boundedBelow ? low.applyAsDouble(perSide) : range.low(),
                boundedAbove ? high.applyAsDouble(perSide) : range.high());
    }
}

package io.github.rolloutplanner.lint;

import io.github.rolloutplanner.metric.Level;
import io.github.rolloutplanner.metric.Quantity;

/** Which levels are numbers that can be computed with. */
final class Points {
    private static final int MOST_DIGITS = 300;
    private static final double LARGEST_FACTOR = 1e100;

    private Points() {}

    static boolean isJudgeable(Level level) {
        if (level instanceof Quantity quantity) {
            return Math.abs((long) quantity.number().scale()) <= MOST_DIGITS
                    && quantity.number().precision() <= MOST_DIGITS
                    && Double.isFinite(quantity.value());
        }
        return level instanceof Level.ChangeFromBaseline
                || (level instanceof Level.TimesBaseline times && Math.abs(times.factor()) <= LARGEST_FACTOR);
    }
}

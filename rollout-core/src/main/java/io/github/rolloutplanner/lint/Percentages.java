package io.github.rolloutplanner.lint;

import io.github.rolloutplanner.metric.Percentage;
import java.util.List;

/** The parts of a whole. */
final class Percentages {
    /** Enough for three thirds that are written with two digits after the point. */
    private static final double ROUNDING = 0.05;

    private static final double WHOLE = 100;

    private Percentages() {}

    /** Whether a percentage is one, and above 0%. */
    static boolean exposesUsers(Percentage percentage) {
        return percentage.isPercentage() && percentage.compareTo(Percentage.ZERO) > 0;
    }

    static double sum(List<Percentage> percentages) {
        return percentages.stream().mapToDouble(Percentage::value).sum();
    }

    static boolean isWhole(double sum) {
        return Math.abs(sum - WHOLE) < ROUNDING;
    }
}

package io.github.rolloutplanner.internal.evidence;

import io.github.rolloutplanner.internal.text.Wording;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** Numbers as they stand in an equation that may be computed again. */
final class CalculationFormat {
    private static final int DIGITS = 8;
    /** Rates are subtracted from each other, which costs digits. */
    private static final int RATE_DIGITS = 12;

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private CalculationFormat() {}

    static String of(double number) {
        return Wording.rounded(number, DIGITS);
    }

    static String count(long number) {
        return Wording.of(number);
    }

    static String rate(double percentage) {
        return Wording.rounded(percentage, RATE_DIGITS);
    }

    /** What a standard normal variable exceeds with a probability. */
    static double z(double probability) {
        return NORMAL.inverseSurvivalProbability(probability);
    }
}

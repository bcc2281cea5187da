package io.github.rolloutplanner.internal.evidence;

import io.github.rolloutplanner.internal.text.Wording;
import java.math.BigDecimal;
import java.math.MathContext;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** Numbers as they stand in an equation that somebody may compute again. */
final class CalculationFormat {
    private static final MathContext DIGITS = new MathContext(8);
    /** Rates are subtracted from each other, which costs digits. */
    private static final MathContext RATE_DIGITS = new MathContext(12);

    private static final double MOST_EXACT = 1e15;
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private CalculationFormat() {}

    static String of(double number) {
        return Wording.of(new BigDecimal(number).round(DIGITS).doubleValue());
    }

    static String count(long number) {
        return Wording.of(number);
    }

    static String rate(double percentage) {
        return Wording.of(new BigDecimal(percentage).round(RATE_DIGITS).doubleValue());
    }

    /** An amount that is mostly large: whole where it is whole. */
    static String amount(double number) {
        return number == Math.rint(number) && number < MOST_EXACT ? count((long) number) : of(number);
    }

    /** What a standard normal variable exceeds with a probability. */
    static double z(double probability) {
        return NORMAL.inverseSurvivalProbability(probability);
    }
}

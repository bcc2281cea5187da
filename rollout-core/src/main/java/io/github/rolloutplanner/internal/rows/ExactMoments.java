package io.github.rolloutplanner.internal.rows;

import io.github.rolloutplanner.observation.Sample;
import java.math.BigDecimal;
import java.math.MathContext;

/** Mean and variance of numbers from their sums, without another rounding than theirs. */
final class ExactMoments {
    /** What sums of doubles are rounded by. */
    private static final BigDecimal ROUNDING = new BigDecimal("1e-9");

    private final Cells cells;

    ExactMoments(Cells cells) {
        this.cells = cells;
    }

    Sample sample() {
        long count = cells.count(Column.COUNT);
        BigDecimal sum = cells.number(Column.SUM);
        BigDecimal squares = cells.number(Column.SUM_SQUARES);
        if (count == 0) {
            requireZero(Column.SUM, sum);
            requireZero(Column.SUM_SQUARES, squares);
            return Sample.moments(0, 0, 0);
        }
        BigDecimal mean = sum.divide(BigDecimal.valueOf(count), MathContext.DECIMAL128);
        return Sample.moments(count, mean.doubleValue(), variance(count, sum, squares));
    }

    /** With n times the spread, which needs no division: n Σ x² - (Σ x)². */
    private double variance(long count, BigDecimal sum, BigDecimal squares) {
        BigDecimal all = squares.multiply(BigDecimal.valueOf(count));
        BigDecimal spread = all.subtract(sum.multiply(sum));
        if (spread.add(all.multiply(ROUNDING)).signum() < 0) {
            throw cells.wrong(
                    Column.SUM_SQUARES,
                    "is less than the squares of " + count + " numbers of this sum can be",
                    "Square each number, then add up.");
        }
        return count < 2 || spread.signum() <= 0
                ? 0
                : spread.divide(
                                BigDecimal.valueOf(count).multiply(BigDecimal.valueOf(count - 1)),
                                MathContext.DECIMAL128)
                        .doubleValue();
    }

    private void requireZero(Column column, BigDecimal number) {
        if (number.signum() != 0) {
            throw cells.wrong(column, "is the sum of no number", "Count the numbers that are added up.");
        }
    }
}

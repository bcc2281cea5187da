package io.github.rolloutplanner.json;

import java.math.BigDecimal;

/**
 * Which numbers are taken.
 *
 * @param lowest the smallest
 * @param highest the largest
 * @param decimals how many digits after the point they may have
 * @param expected the range in words
 */
record NumberRange(BigDecimal lowest, BigDecimal highest, int decimals, String expected) {

    /** Whole numbers. */
    static NumberRange whole(long lowest, long highest) {
        return new NumberRange(
                BigDecimal.valueOf(lowest),
                BigDecimal.valueOf(highest),
                0,
                "a whole number from " + lowest + " to " + highest);
    }

    /** Numbers with digits after the point. */
    static NumberRange decimal(String lowest, String highest) {
        return new NumberRange(
                new BigDecimal(lowest),
                new BigDecimal(highest),
                Decimals.MOST,
                "a number from " + lowest + " to " + highest + " with at most " + Decimals.MOST + " decimals");
    }

    boolean contains(BigDecimal number) {
        return number.compareTo(lowest) >= 0
                && number.compareTo(highest) <= 0
                && number.stripTrailingZeros().scale() <= decimals;
    }

    Schema schema() {
        Schema schema = Schema.ofType(decimals == 0 ? "integer" : "number")
                .with("minimum", lowest)
                .with("maximum", highest);
        return decimals == 0 ? schema : schema.with("multipleOf", BigDecimal.ONE.scaleByPowerOfTen(-decimals));
    }
}

package io.github.rolloutplanner.internal.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Rounds numbers to the digits that are written down. */
public final class SignificantDigits {
    /** Powers of ten up to this one are exact. */
    private static final int LARGEST_EXACT = 22;
    /** What a product of two numbers may be off without meaning it: 0.07 times 100 is 7.000000000000001. */
    private static final double NOISE = 1e-12;

    private SignificantDigits() {}

    /**
     * A number with so many digits, which is written with so many, too.
     *
     * @param number the number
     * @param digits how many, at most 10
     * @param mode {@code UP} away from zero, {@code DOWN} towards it, or {@code HALF_UP}
     * @return the number that is written with them; itself where it is zero or not finite
     */
    public static double of(double number, int digits, RoundingMode mode) {
        if (number == 0 || !Double.isFinite(number)) {
            return number;
        }
        int shift = digits - 1 - (int) Math.floor(Math.log10(Math.abs(number)));
        if (Math.abs(shift) > LARGEST_EXACT) {
            return BigDecimal.valueOf(number)
                    .round(new MathContext(digits, mode))
                    .doubleValue();
        }
        double power = Math.pow(10, Math.abs(shift));
        double whole = whole(shift >= 0 ? number * power : number / power, mode);
        return shift >= 0 ? whole / power : whole * power;
    }

    private static double whole(double number, RoundingMode mode) {
        double nearest = Math.rint(number);
        if (Math.abs(number - nearest) <= NOISE * Math.abs(number)) {
            return nearest;
        }
        double size = Math.abs(number);
        double whole = switch (mode) {
            case UP -> Math.ceil(size);
            case DOWN -> Math.floor(size);
            default -> Math.floor(size * (1 + NOISE) + 1 / 2.0);
        };
        return Math.copySign(whole, number);
    }
}

package io.github.rolloutplanner.flag;

import io.github.rolloutplanner.reason.RolloutException;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Numbers in conditions. */
final class NumberText {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]{1,3})?");
    private static final double LARGEST_EXACT = 1L << 53;

    private NumberText() {}

    static boolean isNumber(String word) {
        return NUMBER.matcher(word).matches();
    }

    /** The number; whole ones have to be so small that no other one is the same double. */
    static double exact(String word) {
        double number = Double.parseDouble(word);
        boolean isLarge = Double.isFinite(number) && Math.abs(number) >= LARGEST_EXACT;
        if (isLarge && new BigDecimal(word).compareTo(new BigDecimal(Double.toString(number))) != 0) {
            throw new RolloutException.InvalidValue(
                    word + " has more digits than a number can tell apart. Keep the attribute as a text, and write '"
                            + word + "'.");
        }
        return number;
    }
}

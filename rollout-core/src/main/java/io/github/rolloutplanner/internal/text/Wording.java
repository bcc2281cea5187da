package io.github.rolloutplanner.internal.text;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.time.Duration;
import java.util.List;

/**
 * How typed values read in a sentence, the same way everywhere and in every locale.
 *
 * @since 0.1.0
 */
public final class Wording {

    private static final double MOST_EXACT = 1e15;
    private static final MathContext FOUR_DIGITS = new MathContext(4);
    private static final double GROUPED_FROM = 1000;

    private Wording() {}

    /**
     * A length of time in its largest whole unit up to days: "90 seconds", "5 minutes", "36 hours", "2 days".
     *
     * @param duration the length
     * @return its text
     */
    public static String of(Duration duration) {
        for (TimeUnitWord unit : TimeUnitWord.values()) {
            if (unit.fits(duration)) {
                return count(duration.toSeconds() / unit.seconds, unit.word);
            }
        }
        return of(duration.toSeconds() + duration.toNanosPart() / 1e9) + " seconds";
    }

    /**
     * A number of things: "1 metric", "3 metrics", "120,000 users".
     *
     * @param number how many
     * @param singular the thing, in the singular, with a regular plural
     * @return the text
     */
    public static String count(long number, String singular) {
        return of(number) + " " + (number == 1 ? singular : plural(singular));
    }

    /**
     * The plural of a thing: "metrics", "companies", "boxes".
     *
     * @param singular the thing, with a regular plural
     * @return the text
     */
    public static String plural(String singular) {
        int last = singular.length() - 1;
        if (last > 0 && singular.charAt(last) == 'y' && "aeiou".indexOf(singular.charAt(last - 1)) < 0) {
            return singular.substring(0, last) + "ies";
        }
        boolean hisses =
                singular.endsWith("s") || singular.endsWith("x") || singular.endsWith("ch") || singular.endsWith("sh");
        return singular + (hisses ? "es" : "s");
    }

    /**
     * A whole number with a comma between groups of three digits.
     *
     * @param number the number
     * @return its text
     */
    public static String of(long number) {
        return grouped(Long.toString(number));
    }

    /**
     * A whole number of any size with a comma between groups of three digits.
     *
     * @param number the number
     * @return its text
     */
    public static String of(BigInteger number) {
        return grouped(number.toString());
    }

    private static String grouped(String digits) {
        int first = digits.startsWith("-") ? 1 : 0;
        if (digits.length() - first <= 3) {
            return digits;
        }
        StringBuilder text = new StringBuilder(digits);
        for (int at = text.length() - 3; at > first; at -= 3) {
            text.insert(at, ',');
        }
        return text.toString();
    }

    /**
     * A number without exponent and without trailing zeros: "0.5", "1.25", "3".
     *
     * @param number a finite number
     * @return its text
     */
    public static String of(double number) {
        // Most numbers of a plan are whole, and need no decimal arithmetic.
        if (number == Math.rint(number) && Math.abs(number) < MOST_EXACT) {
            return Long.toString((long) number);
        }
        BigDecimal plain = BigDecimal.valueOf(number).stripTrailingZeros();
        return plain.toPlainString();
    }

    /**
     * A number to four digits, whole from a thousand on: "0.6532", "12.5", "1,235".
     *
     * @param number a finite number
     * @return its text
     */
    public static String rounded(double number) {
        double rounded = new BigDecimal(number).round(FOUR_DIGITS).doubleValue();
        return Math.abs(rounded) < GROUPED_FROM ? of(rounded) : of(Math.round(rounded));
    }

    /**
     * An enumeration: "a", "a and b", "a, b and c".
     *
     * @param items what is enumerated
     * @return the text, empty for no items
     */
    public static String and(List<String> items) {
        int last = items.size() - 1;
        if (last <= 0) {
            return last < 0 ? "" : items.get(0);
        }
        return String.join(", ", items.subList(0, last)) + " and " + items.get(last);
    }

    /**
     * An enum constant as words: {@code DATA_MIGRATION} reads "data migration".
     *
     * @param constant the constant
     * @return its name in lower case with spaces
     */
    public static String of(Enum<?> constant) {
        StringBuilder words = new StringBuilder(constant.name());
        for (int at = 0; at < words.length(); at++) {
            char letter = words.charAt(at);
            words.setCharAt(at, letter == '_' ? ' ' : Character.toLowerCase(letter));
        }
        return words.toString();
    }

    /** Units from large to small. A unit fits what is a whole number of it. */
    private enum TimeUnitWord {
        DAY("day", 86_400),
        HOUR("hour", 3_600),
        MINUTE("minute", 60),
        SECOND("second", 1);

        final String word;
        final long seconds;

        TimeUnitWord(String word, long seconds) {
            this.word = word;
            this.seconds = seconds;
        }

        boolean fits(Duration duration) {
            long length = duration.toSeconds();
            return length >= seconds && length % seconds == 0 && duration.toNanosPart() == 0;
        }
    }
}

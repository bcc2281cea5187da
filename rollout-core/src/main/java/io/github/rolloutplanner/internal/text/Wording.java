package io.github.rolloutplanner.internal.text;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * How typed values read in a sentence, the same way everywhere and in every locale.
 */
public final class Wording {

    private static final double MOST_EXACT = 1e15;
    private static final int ROUNDED_DIGITS = 4;
    private static final double GROUPED_FROM = 1000;

    private Wording() {}

    /**
     * Any value, by its type: lengths of time, numbers, lists, constants, and what it says of itself else. Controls and what
     * else nobody sees stand as their escapes.
     *
     * @param value the value
     * @return its text
     */
    public static String of(Object value) {
        if (value instanceof Duration length) {
            return of(length);
        }
        if (value instanceof Integer || value instanceof Long) {
            return of(((Number) value).longValue());
        }
        if (value instanceof Double number) {
            return of(number.doubleValue());
        }
        if (value instanceof BigInteger number) {
            return of(number);
        }
        if (value instanceof Collection<?> items) {
            List<String> words = new ArrayList<>();
            for (Object item : items) {
                words.add(of(item));
            }
            return and(words);
        }
        if (value instanceof Optional<?> optional) {
            return optional.isPresent() ? of(optional.get()) : "";
        }
        return value instanceof Enum<?> constant ? of(constant) : Legible.escaped(value.toString());
    }

    /**
     * A length of time as people say it: "90 seconds" is "1 minute 30 seconds", 156 hours are "6 days 12 hours".
     *
     * @param duration the length
     * @return its text
     */
    public static String of(Duration duration) {
        if (duration.isNegative()) {
            // The most negative length has no opposite.
            return duration.toSeconds() == Long.MIN_VALUE ? duration.toString() : "-" + of(duration.negated());
        }
        List<String> parts = new ArrayList<>();
        long seconds = duration.toSeconds();
        for (TimeUnitWord unit : TimeUnitWord.values()) {
            if (seconds >= unit.seconds && unit != TimeUnitWord.SECOND) {
                parts.add(count(seconds / unit.seconds, unit.word));
                seconds %= unit.seconds;
            }
        }
        if (seconds > 0 || duration.toNanosPart() > 0 || parts.isEmpty()) {
            parts.add(seconds(seconds, duration.toNanosPart()));
        }
        return String.join(" ", parts);
    }

    private static String seconds(long whole, int nanos) {
        return nanos == 0
                ? count(whole, TimeUnitWord.SECOND.word)
                : BigDecimal.valueOf(whole)
                                .add(BigDecimal.valueOf(nanos, 9))
                                .stripTrailingZeros()
                                .toPlainString()
                        + " seconds";
    }

    /**
     * A text with a capital letter at its start.
     *
     * @param text the text
     * @return the same for one that starts with none
     */
    public static String capitalized(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
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
        if (singular.equals("person")) {
            return "people";
        }
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
        int point = digits.indexOf('.');
        int end = point < 0 ? digits.length() : point;
        if (end - first <= 3) {
            return digits;
        }
        StringBuilder text = new StringBuilder(digits);
        for (int at = end - 3; at > first; at -= 3) {
            text.insert(at, ',');
        }
        return text.toString();
    }

    /**
     * A number without exponent and without trailing zeros: "0.5", "1.25", "3".
     *
     * @param number a number; what is not finite reads "NaN" or "Infinity"
     * @return its text
     */
    public static String of(double number) {
        // Most numbers of a plan are whole, and need no decimal arithmetic.
        if (number == Math.rint(number) && Math.abs(number) < MOST_EXACT) {
            return Long.toString((long) number);
        }
        return Double.isFinite(number)
                ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString()
                : Double.toString(number);
    }

    /**
     * A computed number without the last digits of its computation: "5.44", "0.0123", "123,457".
     *
     * @param number a number; what is not finite reads "NaN" or "Infinity"
     * @param digits how many digits are shown; never fewer than stand before the point
     * @return its text
     */
    public static String rounded(double number, int digits) {
        if (!Double.isFinite(number)) {
            return Double.toString(number);
        }
        BigDecimal exact = BigDecimal.valueOf(number);
        int beforePoint = exact.precision() - exact.scale();
        BigDecimal shown = exact.setScale(Math.max(digits - beforePoint, 0), RoundingMode.HALF_UP);
        return shown.signum() == 0 ? "0" : grouped(shown.stripTrailingZeros().toPlainString());
    }

    /**
     * A number to four digits, whole from a thousand on: "0.6532", "12.5", "1,235".
     *
     * @param number a finite number
     * @return its text
     */
    public static String rounded(double number) {
        double rounded = SignificantDigits.of(number, ROUNDED_DIGITS, RoundingMode.HALF_UP);
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

    /** Units from large to small. */
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
    }
}

package io.github.rolloutplanner.metric;

import java.util.Optional;

/** The percentile that the name of a metric says: "Checkout p95", "p99.9 of search", "p999" as many dashboards write it. */
final class PercentileName {
    private static final int MOST_DIGITS = 2;
    private static final int MOST_DECIMALS = 4;

    private PercentileName() {}

    static Optional<Percentage> in(String name) {
        for (int at = 0; at < name.length(); at++) {
            String number = startsWord(name, at) ? numberAt(name, at + 1) : "";
            if (!number.isEmpty()) {
                Percentage said = Percentage.percent(Double.parseDouble(number));
                return said.value() > 0 ? Optional.of(said) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Whether a word starts with the letter p. */
    private static boolean startsWord(String name, int at) {
        char letter = name.charAt(at);
        return (letter == 'p' || letter == 'P') && (at == 0 || !isLetterOrDigit(name.charAt(at - 1)));
    }

    /** The number that starts at a place and ends a word, 999 read as 99.9; empty if there is none. */
    private static String numberAt(String name, int start) {
        int point = endOfDigits(name, start);
        int end = isDecimalPoint(name, point) ? endOfDigits(name, point + 1) : point;
        boolean goesOn = isDecimalPoint(name, end) || (end < name.length() && isLetterOrDigit(name.charAt(end)));
        int digits = point - start;
        int decimals = end - point - 1;
        if (goesOn || digits == 0) {
            return "";
        }
        if (digits <= MOST_DIGITS) {
            return decimals <= MOST_DECIMALS ? name.substring(start, end) : "";
        }
        boolean isNines = decimals < 0 && digits <= 2 * MOST_DIGITS && name.startsWith("99", start);
        return isNines ? "99." + name.substring(start + MOST_DIGITS, end) : "";
    }

    private static int endOfDigits(String name, int start) {
        int end = start;
        while (end < name.length() && isDigit(name.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isDecimalPoint(String name, int at) {
        return at + 1 < name.length() && name.charAt(at) == '.' && isDigit(name.charAt(at + 1));
    }

    private static boolean isLetterOrDigit(char letter) {
        return isDigit(letter) || (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
    }

    private static boolean isDigit(char letter) {
        return letter >= '0' && letter <= '9';
    }
}

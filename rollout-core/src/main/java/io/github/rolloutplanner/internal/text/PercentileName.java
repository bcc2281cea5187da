package io.github.rolloutplanner.internal.text;

import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The percentile that the name of a metric says: "Checkout p95", "p99.9 of search", "p999" and "tp99" as many dashboards write it,
 * "99th percentile", "median".
 */
public final class PercentileName {
    private static final String NUMBER = "(\\d{1,4}(?:\\.\\d{1,4})?)";
    private static final String START = "(?<![a-z0-9])";
    private static final String END = "(?![a-z0-9]|\\.\\d)";
    private static final Pattern SAID = Pattern.compile(
            START + "(?:t?p" + NUMBER + "|" + NUMBER + "(?:st|nd|rd|th)?[ _-]?percentile|(median))" + END,
            Pattern.CASE_INSENSITIVE);
    private static final int MEDIAN = 3;
    private static final double HALF = 50;
    private static final int MOST_DIGITS = 2;

    private PercentileName() {}

    /** The first percentile in a name, strictly between 0 and 100; nothing if it says none. */
    public static OptionalDouble in(String name) {
        Matcher said = SAID.matcher(name);
        while (said.find()) {
            double percentile = said.group(MEDIAN) == null
                    ? percentile(said.group(1) == null ? said.group(2) : said.group(1))
                    : HALF;
            if (percentile > 0) {
                return OptionalDouble.of(percentile);
            }
        }
        return OptionalDouble.empty();
    }

    /** The number as a percentile, 999 read as 99.9; zero where it is none. */
    private static double percentile(String number) {
        int point = number.indexOf('.');
        if ((point < 0 ? number.length() : point) <= MOST_DIGITS) {
            return Double.parseDouble(number);
        }
        boolean isNines = point < 0 && number.startsWith("99");
        return isNines ? Double.parseDouble("99." + number.substring(MOST_DIGITS)) : 0;
    }
}

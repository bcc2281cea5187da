package io.github.rolloutplanner.internal.text;

import static java.util.Locale.ROOT;
import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as people write them: "6 days 12 hours", "1h30m", "1.5 hours", "five minutes". */
public final class LengthReader {
    private static final BigDecimal LONGEST = BigDecimal.valueOf(86_400_000).multiply(BigDecimal.valueOf(1_000_000));

    /** Of each unit its length in milliseconds, and its names. Longer names stand first. */
    private static final Map<String, BigDecimal> MILLIS = millis();

    private static final List<String> WORDS = List.of(
            "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve");

    /** A length of one number and its unit. */
    private static final String PART =
            "(" + Figures.NUMBER + "|" + String.join("|", WORDS) + ")\\+?[\\s-]{0,2}(?:consecutive\\s|straight\\s)?("
                    + MILLIS.keySet().stream()
                            .sorted((one, other) -> other.length() - one.length())
                            .collect(joining("|"))
                    + ")(?!\\p{L})";

    private static final Pattern FIRST = Pattern.compile(PART, Pattern.CASE_INSENSITIVE);
    private static final Pattern NEXT = Pattern.compile("\\s?,?\\s?(?:and\\s)?" + PART, Pattern.CASE_INSENSITIVE);

    private LengthReader() {}

    private static Map<String, BigDecimal> millis() {
        Map<String, BigDecimal> millis = new HashMap<>();
        put(millis, 604_800_000, "weeks", "week", "w");
        put(millis, 86_400_000, "days", "day", "d");
        put(millis, 3_600_000, "hours", "hour", "hrs", "hr", "h");
        put(millis, 60_000, "minutes", "minute", "mins", "min", "m");
        put(millis, 1_000, "seconds", "second", "secs", "sec", "s");
        put(millis, 1, "milliseconds", "millisecond", "millis", "msec", "ms");
        return millis;
    }

    private static void put(Map<String, BigDecimal> millis, long length, String... names) {
        for (String name : names) {
            millis.put(name, BigDecimal.valueOf(length));
        }
    }

    /**
     * The length of a unit of time.
     *
     * @param unit one of its names
     * @return milliseconds; nothing for what is no unit of time
     */
    public static Optional<BigDecimal> millis(String unit) {
        return Optional.ofNullable(MILLIS.get(unit));
    }

    /**
     * Reads a text that is a length and nothing else.
     *
     * @param text the words
     * @return the length, if all of it is one
     */
    public static Optional<Duration> parse(String text) {
        return start(text, 0).filter(found -> found.end() == text.length()).map(Found::length);
    }

    /**
     * Reads the length that begins at a place of a text.
     *
     * @param text the text
     * @param from the place
     * @return the length and where it ends; nothing where none begins, or it has no whole number of milliseconds, or more than a
     *     million days
     */
    public static Optional<Found> start(String text, int from) {
        Matcher part = FIRST.matcher(text).region(from, text.length());
        part.useTransparentBounds(true);
        BigDecimal sum = BigDecimal.ZERO;
        int end = -1;
        while (part.lookingAt()) {
            sum = sum.add(
                    number(part.group(1)).multiply(MILLIS.get(part.group(2).toLowerCase(ROOT))));
            end = part.end();
            part.usePattern(NEXT).region(end, text.length());
        }
        boolean isLength = end >= 0
                && sum.compareTo(LONGEST) <= 0
                && sum.stripTrailingZeros().scale() <= 0;
        return isLength ? Optional.of(new Found(Duration.ofMillis(sum.longValueExact()), end)) : Optional.empty();
    }

    private static BigDecimal number(String words) {
        int word = WORDS.indexOf(words.toLowerCase(ROOT));
        return word >= 0 ? BigDecimal.valueOf(word) : Figures.value(words);
    }

    /**
     * A length in a text.
     *
     * @param length the length
     * @param end where it ends
     */
    public record Found(Duration length, int end) {}
}

package io.github.rolloutplanner.json;

import io.github.rolloutplanner.internal.text.Wording;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Lengths of time in words: writes what {@link Wording} says, and reads it. */
final class LengthText {
    private static final Duration LONGEST = Duration.ofDays(1_000_000);
    private static final int NANOS_PER_MILLI = 1_000_000;
    private static final int LONGEST_NUMBER = 20;
    private static final Map<String, BigDecimal> MILLIS = Map.of(
            "day", BigDecimal.valueOf(86_400_000),
            "hour", BigDecimal.valueOf(3_600_000),
            "minute", BigDecimal.valueOf(60_000),
            "second", BigDecimal.valueOf(1_000));

    private LengthText() {}

    /** The length in words; in ISO 8601 where words would not tell all of it. */
    static String of(Duration length) {
        boolean tellable = !length.isNegative() && isKnown(length) && length.toNanosPart() % NANOS_PER_MILLI == 0;
        return tellable ? Wording.of(length) : length.toString();
    }

    /** Where a length at the start of a text ends: after its last number with a unit of time. */
    static int end(String text) {
        int end = 0;
        int next = pairEnd(text, 0);
        while (next > end && (end == 0 || part(text.substring(end, next).trim()).isPresent())) {
            end = next;
            next = pairEnd(text, end + 1);
        }
        return end == 0 ? text.length() : end;
    }

    private static int pairEnd(String text, int from) {
        int afterNumber = text.indexOf(' ', from);
        if (afterNumber < 0) {
            return -1;
        }
        int afterUnit = text.indexOf(' ', afterNumber + 1);
        return afterUnit < 0 ? text.length() : afterUnit;
    }

    /** Reads "6 days 12 hours", and "36 hours"; nothing longer than a rollout knows. */
    static Optional<Duration> parse(String words) {
        Optional<Duration> sum = Optional.of(Duration.ZERO);
        int start = 0;
        while (sum.isPresent() && start < words.length()) {
            int end = pairEnd(words, start);
            if (end < 0) {
                return Optional.empty();
            }
            Optional<Duration> part = part(words.substring(start, end));
            sum = sum.flatMap(so -> part.map(so::plus));
            start = end + 1;
        }
        return words.isEmpty() ? Optional.empty() : sum.filter(LengthText::isKnown);
    }

    private static boolean isKnown(Duration length) {
        return length.compareTo(LONGEST) <= 0;
    }

    private static Optional<Duration> part(String words) {
        int space = words.indexOf(' ');
        if (space < 1 || space > LONGEST_NUMBER) {
            return Optional.empty();
        }
        String unit = words.substring(space + 1);
        BigDecimal millis = MILLIS.get(unit.endsWith("s") ? unit.substring(0, unit.length() - 1) : unit);
        return millis == null
                ? Optional.empty()
                : times(millis, words.substring(0, space).replace(",", ""));
    }

    private static Optional<Duration> times(BigDecimal millis, String number) {
        try {
            return Optional.of(
                    Duration.ofMillis(millis.multiply(new BigDecimal(number)).longValueExact()));
        } catch (ArithmeticException | NumberFormatException e) {
            return Optional.empty(); // no number, or none of whole milliseconds
        }
    }
}

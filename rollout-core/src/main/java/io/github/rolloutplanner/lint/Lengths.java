package io.github.rolloutplanner.lint;

import java.time.Duration;
import java.util.stream.Stream;

/** Lengths of time as they may be written: none, negative, or longer than can be added. */
final class Lengths {
    private static final Duration LONGEST = Duration.ofDays(365_000);
    private static final Duration LONGEST_AGO = LONGEST.negated();

    private Lengths() {}

    static boolean isPositive(Duration length) {
        return !length.isZero() && !length.isNegative();
    }

    /** A length within a thousand years, so that any number of them can be added. */
    static Duration bounded(Duration length) {
        if (length.compareTo(LONGEST) > 0) {
            return LONGEST;
        }
        return length.compareTo(LONGEST_AGO) < 0 ? LONGEST_AGO : length;
    }

    static Duration sum(Stream<Duration> lengths) {
        return lengths.map(Lengths::bounded).reduce(Duration.ZERO, Duration::plus);
    }
}

package io.github.rolloutplanner.json;

import io.github.rolloutplanner.internal.text.Wording;
import java.time.Duration;

/** Lengths of time in words: what {@link Wording} says. */
final class LengthText {
    private static final Duration LONGEST = Duration.ofDays(1_000_000);
    private static final int NANOS_PER_MILLI = 1_000_000;

    private LengthText() {}

    /** The length in words; in ISO 8601 where words would not tell all of it. */
    static String of(Duration length) {
        boolean tellable =
                !length.isNegative() && length.compareTo(LONGEST) <= 0 && length.toNanosPart() % NANOS_PER_MILLI == 0;
        return tellable ? Wording.of(length) : length.toString();
    }
}

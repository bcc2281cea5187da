package io.github.rolloutplanner.json;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** A length of time to the nanosecond, in ISO 8601 as {@link Duration#toString()} spells it: {@code PT48H}. */
final class DurationCodec extends TextCodec<Duration> {
    static final Codec<Duration> DURATION = new DurationCodec();
    private static final Duration LONGEST = Duration.ofDays(1_000_000);

    @Override
    Optional<Duration> parse(String text) {
        try {
            return Optional.of(Duration.parse(text))
                    .filter(length -> length.toString().equals(text) && isKnown(length));
        } catch (DateTimeParseException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    /** Sums of longer ones could not be computed. */
    static boolean isKnown(Duration length) {
        return length.abs().compareTo(LONGEST) <= 0;
    }

    @Override
    String expected() {
        return "a length of time in hours, minutes and seconds of ISO 8601, such as \"PT48H\", of at most a million days";
    }

    @Override
    Schema schema(Definitions definitions) {
        return super.schema(definitions)
                .with("pattern", "^PT(-?[0-9.]+[HMS])+$")
                .with("examples", List.of("PT48H"));
    }
}

package io.github.rolloutplanner.json;

import io.github.rolloutplanner.internal.text.LengthReader;
import io.github.rolloutplanner.internal.text.TextBound;
import java.io.IOException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A length of time as people write it: "6 days 12 hours", "90 seconds"; or in ISO 8601. */
final class WrittenLength extends TextCodec<Duration> {
    static final Codec<Duration> LENGTH = new WrittenLength();

    private static final String PART = "[0-9][0-9,]*(\\.[0-9]+)? (week|day|hour|minute|second)s?";
    private static final String WORDS = PART + "( " + PART + ")*";
    private static final String ISO = "-?P[-+0-9.DTHMS]+";
    private static final Pattern IN_WORDS = Pattern.compile(WORDS);
    private static final Pattern IN_ISO = Pattern.compile(ISO);

    private WrittenLength() {}

    @Override
    String text(Duration length) {
        return LengthText.of(length);
    }

    @Override
    void write(Duration length, JsonOut out) throws IOException {
        out.require(DurationCodec.isKnown(length));
        super.write(length, out);
    }

    @Override
    Optional<Duration> parse(String text) {
        if (IN_WORDS.matcher(text).matches()) {
            return LengthReader.parse(text);
        }
        return IN_ISO.matcher(text).matches() ? inIso(text) : Optional.empty();
    }

    private static Optional<Duration> inIso(String text) {
        try {
            return Optional.of(Duration.parse(text)).filter(DurationCodec::isKnown);
        } catch (DateTimeParseException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    @Override
    TextBound bound() {
        return TextBound.NAME;
    }

    @Override
    String expected() {
        return "a length of time such as \"2 days\", \"6 days 12 hours\", \"90 seconds\" or \"PT48H\", of at most a million"
                + " days and to the millisecond in words";
    }

    @Override
    Schema schema(Definitions definitions) {
        return super.schema(definitions)
                .with("pattern", "^(" + ISO + "|" + WORDS + ")$")
                .with("examples", List.of("2 days", "6 days 12 hours", "PT48H"));
    }
}

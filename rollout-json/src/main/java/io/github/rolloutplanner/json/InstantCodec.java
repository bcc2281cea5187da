package io.github.rolloutplanner.json;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** A time in UTC, in ISO 8601 as {@link Instant#toString()} spells it: {@code 2026-03-02T09:00:00Z}. */
final class InstantCodec extends TextCodec<Instant> {
    static final Codec<Instant> INSTANT = new InstantCodec();

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    @Override
    Optional<Instant> parse(String text) {
        try {
            return Optional.of(Instant.parse(text))
                    .filter(time -> time.toString().equals(text) && !time.isBefore(FIRST) && !time.isAfter(LAST));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    @Override
    String expected() {
        return "a time in UTC of ISO 8601, such as \"2026-03-02T09:00:00Z\", in the years 1 to 9999";
    }

    @Override
    Schema schema(Definitions definitions) {
        return super.schema(definitions)
                .with("pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]+)?Z$")
                .with("examples", List.of("2026-03-02T09:00:00Z"));
    }
}

package io.github.rolloutplanner.json;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import javax.annotation.Nullable;

/** A length of time to the nanosecond, in ISO 8601 as {@link Duration#toString()} spells it: {@code PT48H}. */
final class DurationCodec extends TextCodec<Duration> {
    static final Codec<Duration> DURATION = new DurationCodec();

    @Override
    String text(Duration value) {
        return value.toString();
    }

    @Override
    @Nullable
    Duration parse(Node.TextNode node, Problems problems) {
        try {
            Duration duration = Duration.parse(node.text());
            if (duration.toString().equals(node.text())) {
                return duration;
            }
        } catch (DateTimeParseException | ArithmeticException e) {
            // reported below, like a length that is spelled in another way
        }
        problems.mismatch(node, expected());
        return null;
    }

    @Override
    String expected() {
        return "a length of time in hours, minutes and seconds of ISO 8601, such as \"PT48H\"";
    }

    @Override
    Schema schema(Definitions definitions) {
        return super.schema(definitions)
                .with("pattern", "^PT(-?[0-9.]+[HMS])+$")
                .with("examples", List.of("PT48H"));
    }
}

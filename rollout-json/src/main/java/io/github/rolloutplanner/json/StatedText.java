package io.github.rolloutplanner.json;

import java.util.Optional;
import java.util.function.Function;

/** A value that any text states, and that prints as that text. */
final class StatedText<T> extends TextCodec<T> {
    private final Function<String, T> reader;

    StatedText(Function<String, T> reader) {
        this.reader = reader;
    }

    @Override
    Optional<T> parse(String text) {
        return Optional.of(reader.apply(text));
    }
}

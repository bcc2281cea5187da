package io.github.rolloutplanner.json;

import java.io.IOException;
import java.util.Optional;
import javax.annotation.Nullable;

/** A value that stands as a text. */
abstract class TextCodec<T> extends Codec<T> {

    /** The text of a value. */
    String text(T value) {
        return value.toString();
    }

    /** The value of a text; empty if it is none. */
    abstract Optional<T> parse(String text);

    @Override
    void write(T value, JsonOut out) throws IOException {
        out.text(text(value));
    }

    @Override
    @Nullable
    final T read(Node node, Problems problems) {
        Optional<T> value = node instanceof Node.TextNode text ? parse(text.text()) : Optional.empty();
        if (value.isEmpty()) {
            problems.mismatch(node, this::expected);
        }
        return value.orElse(null);
    }

    /** What a reader expects, for its message. */
    String expected() {
        return "a text";
    }

    @Override
    Schema schema(Definitions definitions) {
        return Schema.ofType("string");
    }
}

package io.github.rolloutplanner.json;

import java.io.IOException;
import javax.annotation.Nullable;

/** A value that stands as a text. */
abstract class TextCodec<T> extends Codec<T> {

    /** The text of a value. */
    abstract String text(T value);

    /** The value of a text; null if it is none and that was reported. */
    @Nullable
    abstract T parse(Node.TextNode node, Problems problems);

    @Override
    void write(T value, JsonOut out) throws IOException {
        out.text(text(value));
    }

    @Override
    @Nullable
    final T read(Node node, Problems problems) {
        if (node instanceof Node.TextNode text) {
            return parse(text, problems);
        }
        problems.mismatch(node, expected());
        return null;
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

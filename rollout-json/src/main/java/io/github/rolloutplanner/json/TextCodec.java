package io.github.rolloutplanner.json;

import io.github.rolloutplanner.internal.text.TextBound;
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
        String text = text(value);
        out.require(bound().fault(text).isEmpty());
        out.text(text);
    }

    @Override
    @Nullable
    final T read(Node node, Problems problems) {
        if (node instanceof Node.TextNode text && BoundedText.isRefused(text, bound(), problems)) {
            return null;
        }
        Optional<T> value = node instanceof Node.TextNode text ? parse(text.text()) : Optional.empty();
        if (value.isEmpty()) {
            problems.mismatch(node, this::expected);
        }
        return value.orElse(null);
    }

    /** What the text may be. */
    TextBound bound() {
        return TextBound.DERIVED;
    }

    /** What a reader expects, for its message. */
    String expected() {
        return "a text";
    }

    @Override
    Schema schema(Definitions definitions) {
        return BoundedText.schema(bound());
    }
}

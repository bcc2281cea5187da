package io.github.rolloutplanner.json;

import io.github.rolloutplanner.internal.text.TextBound;
import io.github.rolloutplanner.json.Node.TextNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.annotation.Nullable;

/** A value that stands as a short text where that says all of it, and as an object else. */
final class ShortText<T> extends Codec<T> {
    private final TextCodec<T> text;
    private final Codec<T> whole;

    ShortText(TextCodec<T> text, Codec<T> whole) {
        this.text = text;
        this.whole = whole;
    }

    /**
     * A short text.
     *
     * @param text the text of a value, whether it says all of it or not
     * @param parse the value of a text; empty if it is none
     * @param expected what a reader expects, for its message
     */
    static <T> TextCodec<T> text(Function<T, String> text, Function<String, Optional<T>> parse, String expected) {
        return new TextCodec<>() {
            @Override
            String text(T value) {
                return text.apply(value);
            }

            @Override
            Optional<T> parse(String words) {
                return parse.apply(words);
            }

            @Override
            TextBound bound() {
                return TextBound.NAME;
            }

            @Override
            String expected() {
                return expected;
            }
        };
    }

    @Override
    void write(T value, JsonOut out) throws IOException {
        if (isAllOf(value)) {
            text.write(value, out);
        } else {
            whole.write(value, out);
        }
    }

    private boolean isAllOf(T value) {
        String words = text.text(value);
        return text.bound().fault(words).isEmpty()
                && text.parse(words).filter(value::equals).isPresent();
    }

    @Override
    @Nullable
    T read(Node node, Problems problems) {
        return node instanceof TextNode ? text.read(node, problems) : whole.read(node, problems);
    }

    @Override
    Schema schema(Definitions definitions) {
        return new Schema().with("anyOf", List.of(text.schema(definitions), whole.schema(definitions)));
    }
}

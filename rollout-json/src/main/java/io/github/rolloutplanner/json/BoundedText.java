package io.github.rolloutplanner.json;

import io.github.rolloutplanner.internal.text.TextBound;
import java.io.IOException;
import java.util.Optional;
import javax.annotation.Nullable;

/** A text of strangers, within the bounds that changes have, too. */
final class BoundedText extends Codec<String> {
    private final TextBound bound;

    BoundedText(TextBound bound) {
        this.bound = bound;
    }

    @Override
    void write(String text, JsonOut out) throws IOException {
        out.require(bound.fault(text).isEmpty());
        out.text(text);
    }

    @Override
    @Nullable
    String read(Node node, Problems problems) {
        if (!(node instanceof Node.TextNode text)) {
            problems.mismatch(node, "a text");
            return null;
        }
        return isRefused(text, bound, problems) ? null : text.text();
    }

    /** Whether a text is out of bounds, which was reported then. */
    static boolean isRefused(Node.TextNode text, TextBound bound, Problems problems) {
        Optional<TextBound.Fault> fault = bound.fault(text.text());
        fault.ifPresent(found -> problems.add(text.at(), found.found(), found.advice()));
        return fault.isPresent();
    }

    @Override
    Schema schema(Definitions definitions) {
        return schema(bound);
    }

    static Schema schema(TextBound bound) {
        Schema schema = Schema.ofType("string");
        return bound == TextBound.DERIVED ? schema : schema.with("maxLength", (long) bound.longest());
    }
}

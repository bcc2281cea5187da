package io.github.rolloutplanner.json;

import javax.annotation.Nullable;

/** A text that is always the same. */
final class ConstantCodec extends TextCodec<String> {
    private final String constant;

    ConstantCodec(String constant) {
        this.constant = constant;
    }

    @Override
    String text(String value) {
        return value;
    }

    @Override
    @Nullable
    String parse(Node.TextNode node, Problems problems) {
        if (node.text().equals(constant)) {
            return constant;
        }
        problems.mismatch(node, expected());
        return null;
    }

    @Override
    String expected() {
        return '"' + constant + '"';
    }

    @Override
    Schema schema(Definitions definitions) {
        return new Schema().with("const", constant);
    }
}

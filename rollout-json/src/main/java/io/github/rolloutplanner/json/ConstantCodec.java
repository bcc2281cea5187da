package io.github.rolloutplanner.json;

import java.io.IOException;
import javax.annotation.Nullable;

/** A value that is always the same. */
final class ConstantCodec<V> extends Codec<V> {
    private final V constant;
    private final Codec<V> codec;
    private final String expected;

    /**
     * The constant as others of its type stand in a document.
     *
     * @param expected what a reader expects, for its message
     */
    ConstantCodec(V constant, Codec<V> codec, String expected) {
        this.constant = constant;
        this.codec = codec;
        this.expected = expected;
    }

    /** A text. */
    static Codec<String> of(String text) {
        return new ConstantCodec<>(text, Scalars.TEXT, '"' + text + '"');
    }

    /** The version of a document's form: the one that is read here. */
    static Codec<Integer> version(int version) {
        return new ConstantCodec<>(
                version, Scalars.NUMBER, version + ", the version that this release of the library reads");
    }

    @Override
    void write(V value, JsonOut out) throws IOException {
        codec.write(value, out);
    }

    @Override
    @Nullable
    V read(Node node, Problems problems) {
        if (constant.equals(codec.read(node, new Problems()))) {
            return constant;
        }
        problems.mismatch(node, expected);
        return null;
    }

    @Override
    Schema schema(Definitions definitions) {
        return new Schema().with("const", constant);
    }
}

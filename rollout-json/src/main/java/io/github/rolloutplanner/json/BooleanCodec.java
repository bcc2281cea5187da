package io.github.rolloutplanner.json;

import java.io.IOException;
import javax.annotation.Nullable;

/** True or false. */
final class BooleanCodec extends Codec<Boolean> {

    @Override
    void write(Boolean value, JsonOut out) throws IOException {
        out.bool(value);
    }

    @Override
    @Nullable
    Boolean read(Node node, Problems problems) {
        if (node instanceof Node.BooleanNode truth) {
            return truth.value();
        }
        problems.mismatch(node, "true or false");
        return null;
    }

    @Override
    Schema schema(Definitions definitions) {
        return Schema.ofType("boolean");
    }
}

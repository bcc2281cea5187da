package io.github.rolloutplanner.json;

import java.io.IOException;
import javax.annotation.Nullable;

/** True, and never false: the key is left out instead. */
final class TrueCodec extends Codec<Boolean> {

    @Override
    void write(Boolean value, JsonOut out) throws IOException {
        out.bool(value);
    }

    @Override
    @Nullable
    Boolean read(Node node, Problems problems) {
        if (node instanceof Node.BooleanNode truth && truth.value()) {
            return true;
        }
        problems.mismatch(node, "true; leave the key out where it does not hold");
        return null;
    }

    @Override
    Schema schema(Definitions definitions) {
        return new Schema().with("const", true);
    }
}

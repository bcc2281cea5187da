package io.github.rolloutplanner.json;

import java.io.IOException;
import java.util.function.Supplier;
import javax.annotation.Nullable;

/** A codec that is not there yet when another one names it: a value that has others of its own type as parts. */
final class LaterCodec<T> extends Codec<T> {
    private final Supplier<Codec<T>> codec;

    LaterCodec(Supplier<Codec<T>> codec) {
        this.codec = codec;
    }

    @Override
    void write(T value, JsonOut out) throws IOException {
        codec.get().write(value, out);
    }

    @Override
    @Nullable
    T read(Node node, Problems problems) {
        return codec.get().read(node, problems);
    }

    @Override
    Schema schema(Definitions definitions) {
        return codec.get().schema(definitions);
    }
}

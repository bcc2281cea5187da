package io.github.rolloutplanner.json;

import java.io.IOException;
import java.util.function.Function;
import javax.annotation.Nullable;

/** A value that stands as one of another type. */
final class MappedCodec<V, T> extends Codec<T> {
    private final Codec<V> codec;
    private final Function<V, T> read;
    private final Function<T, V> write;

    MappedCodec(Codec<V> codec, Function<V, T> read, Function<T, V> write) {
        this.codec = codec;
        this.read = read;
        this.write = write;
    }

    @Override
    void write(T value, JsonOut out) throws IOException {
        codec.write(write.apply(value), out);
    }

    @Override
    @Nullable
    T read(Node node, Problems problems) {
        V value = codec.read(node, problems);
        if (value == null) {
            return null;
        }
        try {
            return read.apply(value);
        } catch (IllegalArgumentException e) {
            problems.refused(node.at(), e);
            return null;
        }
    }

    @Override
    Schema schema(Definitions definitions) {
        return codec.schema(definitions);
    }
}

package io.github.rolloutplanner.json;

import java.io.IOException;
import javax.annotation.Nullable;

/** An object that stands on one line, whatever it is made of. */
final class LineCodec<T> extends Codec<T> {
    private final Codec<T> value;

    LineCodec(Codec<T> value) {
        this.value = value;
    }

    /** An array with one item a line. */
    static <T> ListCodec<T> each(Codec<T> item) {
        return new ListCodec<>(new LineCodec<>(item));
    }

    @Override
    void write(T item, JsonOut out) throws IOException {
        out.keepNextOnOneLine();
        value.write(item, out);
    }

    @Override
    @Nullable
    T read(Node node, Problems problems) {
        return value.read(node, problems);
    }

    @Override
    Schema schema(Definitions definitions) {
        return value.schema(definitions);
    }
}

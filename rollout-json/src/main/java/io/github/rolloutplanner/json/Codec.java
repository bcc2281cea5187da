package io.github.rolloutplanner.json;

import java.io.IOException;
import java.util.function.Function;
import javax.annotation.Nullable;

/**
 * How one type stands in a document. The same declaration writes it, reads it and describes it to a JSON Schema, so that
 * the three cannot drift apart.
 *
 * @param <T> the type
 */
abstract class Codec<T> {

    /** Writes a value. A value that no reader would take is written as well as it can be, and {@linkplain JsonOut#require reported}. */
    abstract void write(T value, JsonOut out) throws IOException;

    /** Reads a value; null if a problem was reported. */
    @Nullable
    abstract T read(Node node, Problems problems);

    /** What a JSON Schema says of the values. */
    abstract Schema schema(Definitions definitions);

    /** How another type stands that is written as this one. */
    final <W> Codec<W> as(Function<T, W> read, Function<W, T> write) {
        return new MappedCodec<>(this, read, write);
    }
}

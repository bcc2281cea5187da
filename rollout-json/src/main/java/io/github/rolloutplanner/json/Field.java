package io.github.rolloutplanner.json;

import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import javax.annotation.Nullable;

/**
 * A key of an object and what stands under it: where the value comes from, how it stands there, and when it is left out.
 *
 * @param <T> the type of the object
 * @param <V> the type of the value
 */
final class Field<T, V> {
    private final SerializedString key; // encoded once
    private final Codec<V> codec;
    private final Function<T, V> getter;

    @Nullable
    private final V absent;

    private final String description;
    private final String adviceIfMissing;

    private Field(
            SerializedString key,
            Codec<V> codec,
            Function<T, V> getter,
            @Nullable V absent,
            String description,
            String adviceIfMissing) {
        this.key = key;
        this.codec = codec;
        this.getter = getter;
        this.absent = absent;
        this.description = description;
        this.adviceIfMissing = adviceIfMissing;
    }

    /** A key that is always there. */
    static <T, V> Field<T, V> required(String key, Codec<V> codec, Function<T, V> getter) {
        return new Field<>(new SerializedString(key), codec, getter, null, "", Problems.ADD);
    }

    /** A key that is left out where the value is the given one. */
    static <T, V> Field<T, V> optional(String key, Codec<V> codec, Function<T, V> getter, V absent) {
        return new Field<>(new SerializedString(key), codec, getter, absent, "", Problems.ADD);
    }

    /** A key that is left out where there is no value. */
    static <T, V> Field<T, Optional<V>> optional(String key, Codec<V> codec, Function<T, Optional<V>> getter) {
        return optional(key, codec.as(Optional::of, Optional::orElseThrow), getter, Optional.empty());
    }

    /** A key that is left out where there is no number. */
    static <T> Field<T, OptionalInt> optionalInt(String key, Codec<Integer> codec, Function<T, OptionalInt> getter) {
        return optional(key, codec.as(OptionalInt::of, OptionalInt::orElseThrow), getter, OptionalInt.empty());
    }

    /** A key that is left out where there is no number. */
    static <T> Field<T, OptionalLong> optionalLong(String key, Codec<Long> codec, Function<T, OptionalLong> getter) {
        return optional(key, codec.as(OptionalLong::of, OptionalLong::orElseThrow), getter, OptionalLong.empty());
    }

    /** A key that is left out where there is no number. */
    static <T> Field<T, OptionalDouble> optionalDouble(
            String key, Codec<Double> codec, Function<T, OptionalDouble> getter) {
        return optional(key, codec.as(OptionalDouble::of, OptionalDouble::orElseThrow), getter, OptionalDouble.empty());
    }

    /** The same field, with what the value means, for the schema. */
    Field<T, V> described(String meaning) {
        return new Field<>(key, codec, getter, absent, meaning, adviceIfMissing);
    }

    /** The same field, which is left out where the value is the given one. */
    Field<T, V> leftOutFor(V usual) {
        return new Field<>(key, codec, getter, usual, description, adviceIfMissing);
    }

    /** The same field, with what to do where the key is missing and nobody can add it. */
    Field<T, V> orElse(String advice) {
        return new Field<>(key, codec, getter, absent, description, advice);
    }

    String name() {
        return key.getValue();
    }

    /** What stands for a key that is left out; null if it never is. */
    @Nullable
    V absent() {
        return absent;
    }

    boolean isRequired() {
        return absent == null;
    }

    /** Writes the key and the value that an object has there, or nothing. */
    void write(T owner, JsonOut out) throws IOException {
        V value = getter.apply(owner);
        if (isRequired() || !value.equals(absent)) {
            out.key(key);
            codec.write(value, out);
        }
    }

    /** The value under the key; null if a problem was reported. */
    @Nullable
    V read(Node.ObjectNode object, Problems problems) {
        Node node = object.members().get(name());
        if (node != null) {
            return codec.read(node, problems);
        }
        if (isRequired()) {
            problems.missing(object.at().child(name()), adviceIfMissing);
        }
        return absent;
    }

    /** What a JSON Schema says of the value. */
    Schema schema(Definitions definitions) {
        Schema schema = codec.schema(definitions);
        return description.isEmpty() ? schema : schema.with("description", description);
    }
}

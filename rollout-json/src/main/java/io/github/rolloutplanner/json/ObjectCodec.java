package io.github.rolloutplanner.json;

import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.annotation.Nullable;

/**
 * An object with a fixed set of keys. A subclass declares its fields in the order of the document, {@linkplain #put puts}
 * each of them, and {@linkplain #build builds} the value from them.
 *
 * @param <T> the type of the value
 */
abstract class ObjectCodec<T> extends NamedCodec<T> {
    private final List<Field<?>> fields = new ArrayList<>();

    ObjectCodec(String name) {
        super(name);
    }

    /** Declares a key that is always there. */
    final <V> Field<V> required(String key, Codec<V> codec) {
        return required(key, codec, "");
    }

    /** Declares a key that is always there, and says what it means. */
    final <V> Field<V> required(String key, Codec<V> codec, String description) {
        return declare(key, codec, true, description);
    }

    /** Declares a key that is left out where there is no value, and says what it means. */
    final <V> Field<V> optional(String key, Codec<V> codec, String description) {
        return declare(key, codec, false, description);
    }

    private <V> Field<V> declare(String key, Codec<V> codec, boolean required, String description) {
        Field<V> field = new Field<>(fields.size(), new SerializedString(key), codec, required, description);
        fields.add(field);
        return field;
    }

    /** Writes the fields of a value, in the order in which they are declared. */
    abstract void put(T value, JsonOut out) throws IOException;

    /** Makes the value of fields that are all sound; null if they do not fit together and a problem was reported. */
    @Nullable
    abstract T build(Members members);

    @Override
    void write(T value, JsonOut out) throws IOException {
        out.startObject();
        put(value, out);
        out.endObject();
    }

    @Override
    @Nullable
    final T read(Node node, Problems problems) {
        if (!(node instanceof Node.ObjectNode object)) {
            problems.mismatch(node, "an object");
            return null;
        }
        int before = problems.count();
        Members members = new Members(object, fields, problems);
        return problems.count() == before ? build(members, object, problems) : null;
    }

    @Nullable
    private T build(Members members, Node.ObjectNode object, Problems problems) {
        try {
            return build(members);
        } catch (IllegalArgumentException e) {
            problems.add(object.at(), "Found a value that is refused.", String.valueOf(e.getMessage()));
            return null;
        }
    }

    @Override
    Schema definition(Definitions definitions) {
        Schema properties = new Schema();
        List<String> required = new ArrayList<>();
        for (Field<?> field : fields) {
            properties.with(field.name(), field.schema(definitions));
            if (field.required()) {
                required.add(field.name());
            }
        }
        return Schema.ofType("object")
                .with("properties", properties)
                .with("required", required)
                .with("additionalProperties", false);
    }
}

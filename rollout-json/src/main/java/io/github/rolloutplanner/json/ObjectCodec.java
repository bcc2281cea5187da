package io.github.rolloutplanner.json;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.annotation.Nullable;

/**
 * An object with a fixed set of keys. A subclass {@linkplain #add adds} its fields in the order of the document, and
 * {@linkplain #build builds} the value from them.
 *
 * @param <T> the type of the value
 */
abstract class ObjectCodec<T> extends NamedCodec<T> {

    private final List<Field<T, ?>> fields = new ArrayList<>();

    ObjectCodec(String name) {
        super(name);
    }

    final <V> Field<T, V> add(Field<T, V> field) {
        fields.add(field);
        return field;
    }

    final List<Field<T, ?>> fields() {
        return fields;
    }

    /** Makes the value of fields that are all sound; null if they do not fit together and a problem was reported. */
    @Nullable
    abstract T build(Members members);

    @Override
    void write(T value, JsonOut out) throws IOException {
        write(value, fields, out);
    }

    /** Writes an object with some of its fields. */
    static <T> void write(T value, List<Field<T, ?>> fields, JsonOut out) throws IOException {
        out.startObject();
        for (Field<T, ?> field : fields) {
            field.write(value, out);
        }
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
            problems.refused(object.at(), e);
            return null;
        }
    }

    @Override
    Schema definition(Definitions definitions) {
        Schema properties = new Schema();
        fields.forEach(field -> properties.with(field.name(), field.schema(definitions)));
        List<String> required =
                fields.stream().filter(Field::isRequired).map(Field::name).toList();
        return Schema.ofType("object")
                .with("properties", properties)
                .with("required", required)
                .with("additionalProperties", false);
    }
}

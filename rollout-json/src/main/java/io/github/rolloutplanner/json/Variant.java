package io.github.rolloutplanner.json;

import java.io.IOException;

/** One of the sorts of a {@link UnionCodec}: an object that names its sort under {@code kind}. */
abstract class Variant<T> extends ObjectCodec<T> {
    static final String KIND = "kind";

    private final Class<T> type;
    private final String kind;
    private final Field<String> tag;

    Variant(Class<T> type, String kind, String name) {
        super(name);
        this.type = type;
        this.kind = kind;
        this.tag = required(KIND, new ConstantCodec(kind));
    }

    final Class<T> type() {
        return type;
    }

    final String kind() {
        return kind;
    }

    @Override
    final void write(T value, JsonOut out) throws IOException {
        out.startObject();
        out.put(tag, kind);
        put(value, out);
        out.endObject();
    }
}

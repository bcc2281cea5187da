package io.github.rolloutplanner.json;

import javax.annotation.Nullable;

/** One of the kinds of a {@link UnionCodec}: an object that names its kind under {@code kind}. */
final class KindCodec<T> extends ObjectCodec<T> {
    static final String KIND = "kind";

    private final String kind;
    private final Class<T> type;
    private final ObjectCodec<T> object;

    KindCodec(String kind, Class<T> type, ObjectCodec<T> object) {
        super(object.name());
        this.kind = kind;
        this.type = type;
        this.object = object;
        add(Field.required(KIND, ConstantCodec.of(kind), value -> kind));
        object.fields().forEach(this::add);
    }

    String kind() {
        return kind;
    }

    Class<T> type() {
        return type;
    }

    @Override
    @Nullable
    T build(Members members) {
        return object.build(members);
    }
}

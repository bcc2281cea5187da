package io.github.rolloutplanner.json;

import io.github.rolloutplanner.json.Node.ObjectNode;
import io.github.rolloutplanner.json.Node.TextNode;
import java.io.IOException;
import java.util.List;
import javax.annotation.Nullable;

/** A sealed type: an object of one of several kinds, told apart by {@code kind}. */
final class UnionCodec<T> extends NamedCodec<T> {
    private final List<KindCodec<? extends T>> kinds;

    @SafeVarargs
    @SuppressWarnings("varargs") // they are only read
    UnionCodec(String name, KindCodec<? extends T>... kinds) {
        this(name, List.of(kinds));
    }

    UnionCodec(String name, List<KindCodec<? extends T>> kinds) {
        super(name);
        this.kinds = List.copyOf(kinds);
    }

    List<KindCodec<? extends T>> kinds() {
        return kinds;
    }

    @Override
    void write(T value, JsonOut out) throws IOException {
        for (KindCodec<? extends T> kind : kinds) {
            if (kind.type().isInstance(value)) {
                write(kind, value, out);
                return;
            }
        }
        throw new IllegalStateException("Nothing writes a " + value.getClass() + ".");
    }

    private static <V> void write(KindCodec<V> kind, Object value, JsonOut out) throws IOException {
        kind.write(kind.type().cast(value), out);
    }

    @Override
    @Nullable
    T read(Node node, Problems problems) {
        if (!(node instanceof ObjectNode object)) {
            problems.mismatch(node, "an object");
            return null;
        }
        Node word = object.members().get(KindCodec.KIND);
        if (word == null) {
            problems.missing(object.at().child(KindCodec.KIND));
            return null;
        }
        for (KindCodec<? extends T> kind : kinds) {
            if (word instanceof TextNode text && text.text().equals(kind.kind())) {
                return kind.read(node, problems);
            }
        }
        problems.mismatch(word, this::expected);
        return null;
    }

    private String expected() {
        return "one of "
                + String.join(
                        ", ",
                        kinds.stream().map(kind -> '"' + kind.kind() + '"').toList());
    }

    @Override
    Schema definition(Definitions definitions) {
        return Schema.oneOf(kinds.stream().map(kind -> kind.schema(definitions)).toList());
    }
}

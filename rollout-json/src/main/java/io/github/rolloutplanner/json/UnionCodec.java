package io.github.rolloutplanner.json;

import io.github.rolloutplanner.json.Node.ObjectNode;
import io.github.rolloutplanner.json.Node.TextNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.annotation.Nullable;

/** A sealed type: an object of one of several sorts, told apart by {@code kind}. */
final class UnionCodec<T> extends NamedCodec<T> {
    private final List<Variant<? extends T>> variants;

    UnionCodec(String name, List<Variant<? extends T>> variants) {
        super(name);
        this.variants = variants;
    }

    List<Variant<? extends T>> variants() {
        return variants;
    }

    @Override
    void write(T value, JsonOut out) throws IOException {
        for (Variant<? extends T> variant : variants) {
            if (variant.type().isInstance(value)) {
                write(variant, value, out);
                return;
            }
        }
        throw new IllegalStateException("Nothing writes a " + value.getClass() + ".");
    }

    private static <V> void write(Variant<V> variant, Object value, JsonOut out) throws IOException {
        variant.write(variant.type().cast(value), out);
    }

    @Override
    @Nullable
    T read(Node node, Problems problems) {
        if (!(node instanceof ObjectNode object)) {
            problems.mismatch(node, "an object");
            return null;
        }
        Node kind = object.members().get(Variant.KIND);
        if (kind == null) {
            problems.missing(object.at().child(Variant.KIND));
            return null;
        }
        for (Variant<? extends T> variant : variants) {
            if (kind instanceof TextNode word && word.text().equals(variant.kind())) {
                return variant.read(node, problems);
            }
        }
        problems.mismatch(kind, "one of " + String.join(", ", kinds()));
        return null;
    }

    private List<String> kinds() {
        return variants.stream().map(variant -> '"' + variant.kind() + '"').toList();
    }

    @Override
    Schema definition(Definitions definitions) {
        List<Schema> alternatives = new ArrayList<>();
        for (Variant<? extends T> variant : variants) {
            alternatives.add(variant.schema(definitions));
        }
        return Schema.oneOf(alternatives);
    }
}

package io.github.rolloutplanner.json;

import io.github.rolloutplanner.json.Node.ArrayNode;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.annotation.Nullable;

/** Values that stand once each, in their order. */
final class SetCodec<T> extends Codec<Set<T>> {
    private final ListCodec<T> items;

    SetCodec(Codec<T> item) {
        items = ListCodec.inline(item);
    }

    @Override
    void write(Set<T> values, JsonOut out) throws IOException {
        items.write(List.copyOf(values), out);
    }

    @Override
    @Nullable
    Set<T> read(Node node, Problems problems) {
        List<T> values = items.read(node, problems);
        if (values == null || !(node instanceof ArrayNode array)) {
            return null;
        }
        Set<T> unique = new LinkedHashSet<>();
        for (int at = 0; at < values.size(); at++) {
            if (!unique.add(values.get(at))) {
                problems.add(array.items().get(at).at(), "The value stands twice.", "Keep one of the two.");
            }
        }
        return unique;
    }

    @Override
    Schema schema(Definitions definitions) {
        return items.schema(definitions).with("uniqueItems", true);
    }
}

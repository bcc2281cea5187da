package io.github.rolloutplanner.json;

import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.json.Node.ArrayNode;
import io.github.rolloutplanner.json.Node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import javax.annotation.Nullable;

/** A list or an object of a bounded length: each of its values is looked up, or listed, once for each of the others. */
final class FewCodec<T> extends Codec<T> {
    private static final int MOST = 100;

    private final Codec<T> values;
    private final ToIntFunction<T> size;
    private final String keyword;

    private FewCodec(Codec<T> values, ToIntFunction<T> size, String keyword) {
        this.values = values;
        this.size = size;
        this.keyword = keyword;
    }

    /** A bounded array. */
    static <T> Codec<Set<T>> items(Codec<Set<T>> array) {
        return new FewCodec<>(array, Set::size, "maxItems");
    }

    /** A bounded object. */
    static <K, V> Codec<Map<K, V>> members(Codec<Map<K, V>> object) {
        return new FewCodec<>(object, Map::size, "maxProperties");
    }

    @Override
    void write(T value, JsonOut out) throws IOException {
        out.require(size.applyAsInt(value) <= MOST);
        values.write(value, out);
    }

    @Override
    @Nullable
    T read(Node node, Problems problems) {
        int found = size(node);
        if (found > MOST) {
            problems.add(node.at(), "Found " + Wording.count(found, "value") + ".", "Expected at most " + MOST + ".");
            return null;
        }
        return values.read(node, problems);
    }

    private static int size(Node node) {
        if (node instanceof ArrayNode array) {
            return array.items().size();
        }
        return node instanceof ObjectNode object ? object.members().size() : 0;
    }

    @Override
    Schema schema(Definitions definitions) {
        return values.schema(definitions).with(keyword, MOST);
    }
}

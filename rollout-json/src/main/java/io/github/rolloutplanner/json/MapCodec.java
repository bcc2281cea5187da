package io.github.rolloutplanner.json;

import io.github.rolloutplanner.internal.text.TextBound;
import io.github.rolloutplanner.json.Node.ObjectNode;
import io.github.rolloutplanner.json.Node.TextNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.annotation.Nullable;

/** Values by key, in their order. */
final class MapCodec<K, V> extends Codec<Map<K, V>> {
    private static final TextCodec<String> NAME = new TextCodec<>() {
        @Override
        Optional<String> parse(String text) {
            return Optional.of(text);
        }

        @Override
        TextBound bound() {
            return TextBound.NAME;
        }
    };

    private final TextCodec<K> keys;
    private final Codec<V> values;

    private MapCodec(TextCodec<K> keys, Codec<V> values) {
        this.keys = keys;
        this.values = values;
    }

    /** Values by the constants of an enum, whose words are in lower case. */
    static <E extends Enum<E>, V> Codec<Map<E, V>> of(Class<E> keys, Codec<V> values) {
        return new MapCodec<>(WordCodec.lowerCase(keys), values);
    }

    /** Values by what people call them. */
    static <V> Codec<Map<String, V>> byName(Codec<V> values) {
        return new MapCodec<>(NAME, values);
    }

    /** The key as it stands in a document. */
    static String word(Object key) {
        return key instanceof Enum<?> constant ? constant.name().toLowerCase(Locale.ROOT) : key.toString();
    }

    @Override
    void write(Map<K, V> entries, JsonOut out) throws IOException {
        out.startObject();
        for (Map.Entry<K, V> entry : entries.entrySet()) {
            String key = keys.text(entry.getKey());
            out.require(keys.bound().fault(key).isEmpty());
            out.key(key);
            values.write(entry.getValue(), out);
        }
        out.endObject();
    }

    @Override
    @Nullable
    Map<K, V> read(Node node, Problems problems) {
        if (!(node instanceof ObjectNode object)) {
            problems.mismatch(node, "an object");
            return null;
        }
        Map<K, V> entries = new LinkedHashMap<>();
        object.members().forEach((word, member) -> {
            K key = keys.read(new TextNode(member.at(), word), problems);
            V value = values.read(member, problems);
            if (key != null && value != null) {
                entries.put(key, value);
            }
        });
        return entries.size() == object.members().size() ? entries : null;
    }

    @Override
    Schema schema(Definitions definitions) {
        return Schema.ofType("object")
                .with("propertyNames", keys.schema(definitions))
                .with("additionalProperties", values.schema(definitions));
    }
}

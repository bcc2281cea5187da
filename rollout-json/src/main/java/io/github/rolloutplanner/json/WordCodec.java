package io.github.rolloutplanner.json;

import static java.util.Objects.requireNonNull;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.annotation.Nullable;

/** The constants of an enum, each by its word. Every constant has one, made from its name by one rule. */
final class WordCodec<E extends Enum<E>> extends TextCodec<E> {
    private final Map<E, String> words;

    private WordCodec(Map<E, String> words) {
        this.words = words;
    }

    /** Words in lower case, as in {@code data_model}. */
    static <E extends Enum<E>> WordCodec<E> lowerCase(Class<E> type) {
        Map<E, String> words = new EnumMap<>(type);
        for (E constant : type.getEnumConstants()) {
            words.put(constant, constant.name().toLowerCase(Locale.ROOT));
        }
        return new WordCodec<>(words);
    }

    /** Words with a capital, as in {@code Critical}. */
    static <E extends Enum<E>> WordCodec<E> capitalized(Class<E> type) {
        Map<E, String> words = new EnumMap<>(type);
        for (E constant : type.getEnumConstants()) {
            String name = constant.name();
            words.put(constant, name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT));
        }
        return new WordCodec<>(words);
    }

    @Override
    String text(E value) {
        return requireNonNull(words.get(value));
    }

    @Override
    @Nullable
    E parse(Node.TextNode node, Problems problems) {
        for (Map.Entry<E, String> word : words.entrySet()) {
            if (word.getValue().equals(node.text())) {
                return word.getKey();
            }
        }
        problems.mismatch(node, expected());
        return null;
    }

    @Override
    String expected() {
        return "one of "
                + String.join(", ", words.values().stream().map(Excerpt::quoted).toList());
    }

    @Override
    Schema schema(Definitions definitions) {
        return super.schema(definitions).with("enum", List.copyOf(words.values()));
    }
}

package io.github.rolloutplanner.json;

import static java.util.Objects.requireNonNull;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The constants of an enum, each by its word. Every constant has one, made from its name by one rule. */
final class WordCodec<E extends Enum<E>> extends TextCodec<E> {
    private final Map<E, String> words;

    private WordCodec(Class<E> type, int capitals) {
        words = new EnumMap<>(type);
        for (E constant : type.getEnumConstants()) {
            String name = constant.name();
            words.put(
                    constant,
                    name.substring(0, capitals) + name.substring(capitals).toLowerCase(Locale.ROOT));
        }
    }

    /** Words in lower case, as in {@code data_model}. */
    static <E extends Enum<E>> WordCodec<E> lowerCase(Class<E> type) {
        return new WordCodec<>(type, 0);
    }

    /** Words with a capital, as in {@code Critical}. */
    static <E extends Enum<E>> WordCodec<E> capitalized(Class<E> type) {
        return new WordCodec<>(type, 1);
    }

    @Override
    String text(E value) {
        return requireNonNull(words.get(value));
    }

    @Override
    Optional<E> parse(String text) {
        return words.keySet().stream()
                .filter(constant -> text(constant).equals(text))
                .findFirst();
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

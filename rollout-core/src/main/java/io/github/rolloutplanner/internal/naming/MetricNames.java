package io.github.rolloutplanner.internal.naming;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Which names mean the same metric. */
public final class MetricNames {
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private MetricNames() {}

    /** A name without what people add or leave out when they write it again, and in one of the forms that look alike. */
    public static String key(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC).strip().toLowerCase(Locale.ROOT);
    }

    /**
     * Whether the {@linkplain #words words} of one name are the last words of the other: "Error rate" may mean "API error
     * rate".
     */
    public static boolean areAlike(List<String> words, List<String> others) {
        return words.size() <= others.size() ? endsWith(others, words) : endsWith(words, others);
    }

    private static boolean endsWith(List<String> words, List<String> end) {
        return !end.isEmpty()
                && words.subList(words.size() - end.size(), words.size()).equals(end);
    }

    /** The words of a name, in small letters. */
    public static List<String> words(String name) {
        return Arrays.stream(BETWEEN_WORDS.split(key(name)))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}

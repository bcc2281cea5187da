package io.github.rolloutplanner.lint;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Which names mean the same metric. */
final class MetricNames {
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private MetricNames() {}

    /** A name without what people add or leave out when they write it again. */
    static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    /** Whether the words of one name are the last words of the other: "Error rate" may mean "API error rate". */
    static boolean areAlike(String one, String other) {
        List<String> words = words(one);
        List<String> others = words(other);
        return words.size() <= others.size() ? endsWith(others, words) : endsWith(words, others);
    }

    private static boolean endsWith(List<String> words, List<String> end) {
        return !end.isEmpty()
                && words.subList(words.size() - end.size(), words.size()).equals(end);
    }

    private static List<String> words(String name) {
        return Arrays.stream(BETWEEN_WORDS.split(name.toLowerCase(Locale.ROOT)))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}

package io.github.rolloutplanner.snippet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Identifiers made of keys, variants and attributes: whatever they contain, the result is a name in Java and JavaScript. */
final class Names {
    /** What a key says about itself being a flag, not about the feature. */
    private static final Set<String> NOISE = Set.of("enable", "enabled", "flag", "toggle");

    /** A letter by category, but no letter of an identifier: the vertical tilde. */
    private static final char NO_LETTER = '\u2E2F';

    private static final Pattern CASE_CHANGE = Pattern.compile("(?<=[\\p{Ll}\\p{Nd}])(?=\\p{Lu})");

    private Names() {}

    /** {@code enable_one-page.checkout} becomes {@code OnePageCheckout}. */
    static String pascal(String text, String otherwise) {
        String name = meaningful(words(text)).stream().map(Names::capital).collect(Collectors.joining());
        if (name.isEmpty()) {
            return otherwise;
        }
        return Character.isLetter(name.charAt(0)) ? name : otherwise + name;
    }

    /** {@code enable_one-page.checkout} becomes {@code onePageCheckout}. */
    static String camel(String text, String otherwise) {
        String name = pascal(text, otherwise);
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    /** A variable: camel case, and neither a keyword nor a name that the snippets use themselves. */
    static String variable(String text) {
        String name = plain(text) ? text : camel(text, "Subject");
        return TakenNames.contains(name) ? "the" + capital(name) : name;
    }

    /** Whether a text is a name as it stands. */
    static boolean plain(String text) {
        return !text.isEmpty()
                && text.chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || c == '_'))
                && !Character.isDigit(text.charAt(0));
    }

    /** The names, with a number where one has been there before. */
    static List<String> distinct(List<String> names) {
        Set<String> taken = new HashSet<>();
        List<String> result = new ArrayList<>();
        for (String name : names) {
            String free = name;
            for (int number = 2; !taken.add(free); number++) {
                free = name + number;
            }
            result.add(free);
        }
        return result;
    }

    private static List<String> words(String text) {
        String separated = text.chars()
                .mapToObj(c -> identifies((char) c) ? String.valueOf((char) c) : " ")
                .collect(Collectors.joining());
        return Arrays.stream(CASE_CHANGE.matcher(separated).replaceAll(" ").split(" ", -1))
                .filter(Predicate.not(String::isEmpty))
                .toList();
    }

    private static boolean identifies(char c) {
        return Character.isLetterOrDigit(c) && c != NO_LETTER;
    }

    private static List<String> meaningful(List<String> words) {
        List<String> meaning = words.stream()
                .filter(word -> !NOISE.contains(word.toLowerCase(Locale.ROOT)))
                .toList();
        return meaning.isEmpty() ? words : meaning;
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}

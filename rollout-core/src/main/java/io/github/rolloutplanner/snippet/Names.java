package io.github.rolloutplanner.snippet;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Identifiers made of keys, variants and attributes: whatever they contain, the result is a name in Java and JavaScript. */
final class Names {
    /** What a key says about itself being a flag, not about the feature. */
    private static final Set<String> NOISE = Set.of("enable", "enabled", "flag", "toggle");

    /** A letter by category, but no letter of an identifier: the vertical tilde. */
    private static final char NO_LETTER = '\u2E2F';

    private Names() {}

    /** {@code enable_one-page.checkout} becomes {@code OnePageCheckout}. */
    static String pascal(String text, String otherwise) {
        StringBuilder name = new StringBuilder();
        for (String word : meaningful(words(text))) {
            name.append(capital(word));
        }
        if (name.isEmpty()) {
            return otherwise;
        }
        return Character.isLetter(name.charAt(0)) ? name.toString() : otherwise + name;
    }

    /** {@code enable_one-page.checkout} becomes {@code onePageCheckout}. */
    static String camel(String text, String otherwise) {
        String name = pascal(text, otherwise);
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    /**
     * A variable: camel case, and neither a keyword nor a name that the snippets use themselves, such as those of branches, of
     * decisions, and, with a capital, of components and classes.
     */
    static String variable(String text) {
        String name = member(text);
        boolean taken = name.startsWith("render") || name.startsWith("decide") || Character.isUpperCase(name.charAt(0));
        return taken ? "the" + capital(name) : name;
    }

    /** A member of an object: camel case, and no keyword. */
    static String member(String text) {
        String name = plain(text) ? text : camel(text, "Subject");
        return TakenNames.contains(name) ? "the" + capital(name) : name;
    }

    /** Whether a text is a name as it stands. */
    static boolean plain(String text) {
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c >= 128 || !(Character.isLetterOrDigit(c) || c == '_')) {
                return false;
            }
        }
        return !text.isEmpty() && !Character.isDigit(text.charAt(0));
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
        List<String> words = new ArrayList<>();
        int start = 0;
        for (int at = 0; at < text.length(); at++) {
            if (!identifies(text.charAt(at)) || startsWord(text, at)) {
                addWord(text.substring(start, at), words);
                start = identifies(text.charAt(at)) ? at : at + 1;
            }
        }
        addWord(text.substring(start), words);
        return words;
    }

    private static void addWord(String word, List<String> words) {
        if (!word.isEmpty()) {
            words.add(word);
        }
    }

    /** A capital after a small letter or a digit. */
    private static boolean startsWord(String text, int at) {
        if (at == 0 || Character.getType(text.charAt(at)) != Character.UPPERCASE_LETTER) {
            return false;
        }
        char before = text.charAt(at - 1);
        return Character.getType(before) == Character.LOWERCASE_LETTER || Character.isDigit(before);
    }

    private static boolean identifies(char c) {
        return Character.isLetterOrDigit(c) && c != NO_LETTER;
    }

    private static List<String> meaningful(List<String> words) {
        List<String> meaning = new ArrayList<>();
        for (String word : words) {
            if (!NOISE.contains(word.toLowerCase(Locale.ROOT))) {
                meaning.add(word);
            }
        }
        return meaning.isEmpty() ? words : meaning;
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}

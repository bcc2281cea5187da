package io.github.rolloutplanner.internal.planning;

import static java.util.Locale.ROOT;

import io.github.rolloutplanner.change.Change;
import java.text.Normalizer;
import java.util.Map;

/** The key of a change's flag: its own, or its name in lower case with hyphens. */
public final class FlagKey {

    /** Letters that the normal form does not take apart. */
    private static final Map<Character, String> SPELLED =
            Map.of('ß', "ss", 'æ', "ae", 'œ', "oe", 'ø', "o", 'đ', "d", 'ð', "d", 'ł', "l", 'þ', "th", 'ı', "i");

    private FlagKey() {}

    /** Whether a key needs no escaping in any language or address. */
    public static boolean isSound(String key) {
        for (int at = 0; at < key.length(); at++) {
            if (!isPlain(key.charAt(at))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlain(char letter) {
        return (letter >= 'a' && letter <= 'z')
                || (letter >= 'A' && letter <= 'Z')
                || (letter >= '0' && letter <= '9')
                || letter == '.'
                || letter == '_'
                || letter == '-';
    }

    public static String of(Change change) {
        return change.flagKey().isPresent() ? change.flagKey().get() : slug(change.name());
    }

    static String slug(String name) {
        String plain = (isAscii(name) ? name : Normalizer.normalize(name, Normalizer.Form.NFD)).toLowerCase(ROOT);
        StringBuilder key = new StringBuilder();
        for (int at = 0; at < plain.length(); at++) {
            char letter = plain.charAt(at);
            String spelled = SPELLED.get(letter);
            if (spelled != null) {
                key.append(spelled);
            } else if ((letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9')) {
                key.append(letter);
            } else if (isSeparator(letter) && !key.isEmpty() && key.charAt(key.length() - 1) != '-') {
                key.append('-');
            }
        }
        int end = key.length();
        return !key.isEmpty() && key.charAt(end - 1) == '-' ? key.substring(0, end - 1) : key.toString();
    }

    /** Most names are; for them the tables of the normal forms need not be loaded. */
    private static boolean isAscii(String name) {
        for (int at = 0; at < name.length(); at++) {
            if (name.charAt(at) >= 128) {
                return false;
            }
        }
        return true;
    }

    /** An accent, split from its letter by the normal form, separates nothing. */
    private static boolean isSeparator(char letter) {
        return Character.getType(letter) != Character.NON_SPACING_MARK;
    }
}

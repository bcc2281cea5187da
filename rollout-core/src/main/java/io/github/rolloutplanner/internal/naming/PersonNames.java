package io.github.rolloutplanner.internal.naming;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names of people and teams, which are the same person however they are spelled. */
public final class PersonNames {
    private static final Pattern SPACES = Pattern.compile("[\\p{Z}\\s]+");

    private PersonNames() {}

    /** A name in one case, one Unicode form and with single spaces. */
    public static String key(String name) {
        String form = Normalizer.normalize(name, Normalizer.Form.NFKC);
        // Upper case first, because some small letters become two large ones.
        String letters = form.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return SPACES.matcher(letters).replaceAll(" ").strip();
    }

    /** Whether two names are one person. */
    public static boolean areSame(String one, String other) {
        return key(one).equals(key(other));
    }

    /** Whether a person is among others. */
    public static boolean contains(Collection<String> names, String name) {
        return names.stream().anyMatch(known -> areSame(known, name));
    }
}

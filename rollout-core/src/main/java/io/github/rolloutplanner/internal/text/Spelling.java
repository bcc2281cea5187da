package io.github.rolloutplanner.internal.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * What was meant by a mistyped name.
 *
 * @since 0.1.0
 */
public final class Spelling {

    private Spelling() {}

    /**
     * The known name that is most like a given one.
     *
     * @param given the name as it was typed
     * @param known the names there are
     * @return the nearest; none if more than half of the letters would have to change
     */
    public static Optional<String> nearest(String given, Collection<String> known) {
        return known.stream()
                .filter(name -> distance(given, name) <= (given.length() + 1) / 2)
                .min(Comparator.comparingInt((String name) -> distance(given, name))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** The letters to add, to leave out or to replace: Levenshtein's distance, a row of its table at a time. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int at = 0; at <= other.length(); at++) {
            row[at] = at;
        }
        for (int letter = 1; letter <= one.length(); letter++) {
            int diagonal = row[0];
            row[0] = letter;
            for (int at = 1; at <= other.length(); at++) {
                int replaced = diagonal + (one.charAt(letter - 1) == other.charAt(at - 1) ? 0 : 1);
                diagonal = row[at];
                row[at] = Math.min(replaced, 1 + Math.min(row[at], row[at - 1]));
            }
        }
        return row[other.length()];
    }
}

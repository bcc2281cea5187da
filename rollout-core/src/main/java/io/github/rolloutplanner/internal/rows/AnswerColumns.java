package io.github.rolloutplanner.internal.rows;

import io.github.rolloutplanner.decision.Feed;
import io.github.rolloutplanner.decision.Feed.SampleKind;
import io.github.rolloutplanner.internal.text.Legible;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.operate.SourceException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The columns that an answer must and may have. */
public final class AnswerColumns {
    /** The column of the group. */
    public static final String VARIANT = "variant";
    /** The column of the start of a window. */
    public static final String WINDOW_START = "window_start";
    /** The column of the end of a window. */
    public static final String WINDOW_END = "window_end";

    private AnswerColumns() {}

    /**
     * Finds what an answer to one feed lacks, or has too much.
     *
     * @param found the names of its columns, in lower case
     * @throws SourceException if it has not exactly those that it needs
     */
    public static void require(Feed feed, List<String> found) {
        List<String> needed = new ArrayList<>(List.of(VARIANT));
        needed.addAll(RowShape.of(feed.sample()).titles());
        boolean hasWindow = found.contains(WINDOW_START) || found.contains(WINDOW_END);
        List<String> windowed = new ArrayList<>(needed);
        if (hasWindow) {
            windowed.addAll(List.of(WINDOW_START, WINDOW_END));
        }
        Set<String> seen = new HashSet<>();
        List<String> twice = found.stream().filter(name -> !seen.add(name)).toList();
        List<String> missing =
                windowed.stream().filter(name -> !found.contains(name)).toList();
        List<String> others =
                found.stream().filter(name -> !windowed.contains(name)).toList();
        if (!missing.isEmpty() || !others.isEmpty() || !twice.isEmpty()) {
            throw new SourceException("'" + Legible.escaped(feed.name()) + "': the answer "
                    + fault(missing, others, twice) + ". Select " + quoted(needed)
                    + ", and 'window_start' and 'window_end' where it comes in several windows.");
        }
    }

    private static String fault(List<String> missing, List<String> others, List<String> twice) {
        if (!missing.isEmpty()) {
            return "has no column " + quoted(missing);
        }
        return others.isEmpty()
                ? "has the column " + quoted(twice) + " twice"
                : "has the column " + quoted(others) + ", which was not asked for";
    }

    private static String quoted(Collection<String> names) {
        return Wording.and(
                names.stream().map(name -> "'" + Legible.escaped(name) + "'").toList());
    }

    /**
     * The columns of numbers that rows of any sort may have.
     *
     * @return their names
     */
    public static Set<String> all() {
        Set<String> all = new LinkedHashSet<>();
        for (SampleKind kind : SampleKind.values()) {
            all.addAll(RowShape.of(kind).titles());
        }
        return all;
    }
}

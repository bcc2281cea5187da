package io.github.rolloutplanner.internal.rows;

import io.github.rolloutplanner.decision.Feed;
import io.github.rolloutplanner.decision.Feed.SampleKind;
import io.github.rolloutplanner.internal.text.Legible;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.operate.SourceException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
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
     * Refuses what an answer to a feed lacks, or has too much.
     *
     * @param feed what was asked for
     * @param place what has the columns: the answer, or a line of a file
     * @param found their names, in lower case
     * @throws SourceException if they are not exactly those that are needed
     */
    public static void require(Feed feed, String place, List<String> found) {
        List<String> needed = new ArrayList<>(List.of(VARIANT));
        needed.addAll(RowShape.of(feed.sample()).titles());
        List<String> allowed = new ArrayList<>(needed);
        if (found.contains(WINDOW_START) || found.contains(WINDOW_END)) {
            allowed.addAll(List.of(WINDOW_START, WINDOW_END));
        }
        fault(allowed, found).ifPresent(fault -> {
            throw new SourceException("'" + Legible.escaped(feed.name()) + "': " + place + " " + fault + ". Give "
                    + quoted(needed) + ", and 'window_start' and 'window_end' where it comes in several windows.");
        });
    }

    private static Optional<String> fault(List<String> allowed, List<String> found) {
        List<String> missing = new ArrayList<>(allowed);
        missing.removeAll(found);
        if (!missing.isEmpty()) {
            return Optional.of("lacks " + quoted(missing));
        }
        List<String> others = new ArrayList<>(found);
        allowed.forEach(others::remove);
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of("has " + quoted(others) + (allowed.containsAll(others) ? " twice" : ", too"));
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

package io.github.rolloutplanner.internal.naming;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.Nullable;

/** What belongs to metrics, by the words of their names, last word first, so that a name that is short of its first words finds its metric. */
public final class MetricIndex<T> {
    private final Ending<T> root = new Ending<>();

    /** Adds what belongs to a metric, unless its name has no word. */
    public void add(String name, T metric) {
        Ending<T> ending = root;
        List<String> words = MetricNames.words(name);
        for (int at = words.size() - 1; at >= 0; at--) {
            ending = ending.longer.computeIfAbsent(words.get(at), word -> new Ending<>());
            ending.below(metric);
        }
        ending.end(metric);
    }

    /** The only metric whose name is {@linkplain MetricNames#areAlike alike}; nothing where there is none, or more than one. */
    public Optional<T> onlyOneLike(String name) {
        List<String> words = MetricNames.words(name);
        Ending<T> ending = root;
        Counted<T> alike = new Counted<>();
        for (int at = words.size() - 1; at >= 0; at--) {
            ending = ending.longer.get(words.get(at));
            if (ending == null) {
                return alike.only();
            }
            alike.add(at == 0 ? ending.all : ending.ends);
        }
        return alike.only();
    }

    /** Some last words of names. */
    private static final class Ending<T> {
        private final Map<String, Ending<T>> longer = new HashMap<>(2);
        private final Counted<T> all = new Counted<>();
        private final Counted<T> ends = new Counted<>();

        /** A metric whose name ends with these words. */
        void below(T metric) {
            all.add(metric);
        }

        /** A metric whose name is these words. */
        void end(T metric) {
            ends.add(metric);
        }
    }

    /** How many metrics, and the first of them. */
    private static final class Counted<T> {
        private @Nullable T first;
        private int count;

        void add(T metric) {
            first = count == 0 ? metric : first;
            count++;
        }

        void add(Counted<T> others) {
            first = count == 0 ? others.first : first;
            count += others.count;
        }

        Optional<T> only() {
            return count == 1 ? Optional.ofNullable(first) : Optional.empty();
        }
    }
}

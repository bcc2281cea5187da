package io.github.rolloutplanner.lint;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.Nullable;

/** Metrics by the words of their names, last word first, so that a name that is short of its first words finds its metric. */
final class MetricIndex {
    private final Ending root = new Ending();

    /** Adds a metric, unless its name has no word. */
    void add(MetricLimits metric) {
        Ending ending = root;
        List<String> words = MetricNames.words(metric.metric());
        for (int at = words.size() - 1; at >= 0; at--) {
            ending = ending.longer.computeIfAbsent(words.get(at), word -> new Ending());
            ending.below(metric);
        }
        ending.end(metric);
    }

    /** The only metric whose name is {@linkplain MetricNames#areAlike alike}; nothing where there is none, or more than one. */
    Optional<MetricLimits> onlyOneLike(String name) {
        List<String> words = MetricNames.words(name);
        Ending ending = root;
        Counted alike = new Counted();
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
    private static final class Ending {
        private final Map<String, Ending> longer = new HashMap<>(2);
        private final Counted all = new Counted();
        private final Counted ends = new Counted();

        /** A metric whose name ends with these words. */
        void below(MetricLimits metric) {
            all.add(metric);
        }

        /** A metric whose name is these words. */
        void end(MetricLimits metric) {
            ends.add(metric);
        }
    }

    /** How many metrics, and the first of them. */
    private static final class Counted {
        private @Nullable MetricLimits first;
        private int count;

        void add(MetricLimits metric) {
            first = count == 0 ? metric : first;
            count++;
        }

        void add(Counted others) {
            first = count == 0 ? others.first : first;
            count += others.count;
        }

        Optional<MetricLimits> only() {
            return count == 1 ? Optional.ofNullable(first) : Optional.empty();
        }
    }
}

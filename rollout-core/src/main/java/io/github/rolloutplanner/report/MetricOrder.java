package io.github.rolloutplanner.report;

import io.github.rolloutplanner.decision.GateStatus;
import io.github.rolloutplanner.decision.Look;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** The one order of metrics in pictures and tables: that of the gates, and then metrics of earlier phases. */
final class MetricOrder {
    private MetricOrder() {}

    /** Returns a place for each metric of the last look, to which others may be added. */
    static <P> Map<String, List<P>> places(List<Look> looks) {
        Map<String, List<P>> places = new LinkedHashMap<>();
        if (!looks.isEmpty()) {
            for (GateStatus gate : looks.get(looks.size() - 1).gates()) {
                places.put(gate.name(), new ArrayList<>());
            }
        }
        return places;
    }

    /** Returns so many that have the most of something, in the order in which they are. */
    static <T> List<T> most(List<T> all, int number, ToDoubleFunction<T> measure) {
        Set<T> most = new HashSet<>(all.stream()
                .sorted(Comparator.comparingDouble(measure).reversed())
                .limit(number)
                .toList());
        return all.stream().filter(most::contains).toList();
    }
}

package io.github.rolloutplanner.portfolio;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds the pairs of rollouts that share a metric at a time, without a look at all pairs. */
final class Sweep {
    private Sweep() {}

    /** The names of the shared metrics by the pair, in the order of the lanes, which is that of their starts. */
    static Map<CollisionCheck.Pair, List<String>> metricsOfPairs(List<Lane> lanes) {
        Map<String, List<Lane>> byMetric = new LinkedHashMap<>();
        for (Lane lane : lanes) {
            lane.metrics()
                    .keySet()
                    .forEach(metric -> byMetric.computeIfAbsent(metric, first -> new ArrayList<>())
                            .add(lane));
        }
        Map<CollisionCheck.Pair, List<String>> pairs = new LinkedHashMap<>();
        byMetric.forEach((metric, watching) -> sweep(metric, watching, pairs));
        return pairs;
    }

    private static void sweep(String metric, List<Lane> byStart, Map<CollisionCheck.Pair, List<String>> pairs) {
        List<Lane> running = new ArrayList<>();
        for (Lane lane : byStart) {
            running.removeIf(earlier -> !earlier.end().isAfter(lane.start()));
            for (Lane earlier : running) {
                pairs.computeIfAbsent(new CollisionCheck.Pair(earlier, lane), first -> new ArrayList<>())
                        .add(earlier.metrics().get(metric));
            }
            running.add(lane);
        }
    }
}

package io.github.rolloutplanner.json.internal.monitoring;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What metrics are called in names of Prometheus, which have letters, digits and underscores: each otherwise than all others. */
final class RecordNames {
    private static final int LONGEST = 60;

    private final Map<String, String> byMetric = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    static RecordNames of(List<String> metrics) {
        RecordNames names = new RecordNames();
        metrics.forEach(names::add);
        return names;
    }

    private void add(String metric) {
        String name = legal(metric);
        String free = name;
        for (int number = 2; taken.contains(free); number++) {
            free = name + "_" + number;
        }
        taken.add(free);
        byMetric.putIfAbsent(metric, free);
    }

    private static String legal(String metric) {
        String start = metric.substring(0, Math.min(LONGEST, metric.length())).toLowerCase(Locale.ROOT);
        String name = start.replaceAll("[^a-z0-9]+", "_").replaceAll("^_|_$", "");
        return name.isEmpty() ? "metric" : name;
    }

    String of(String metric) {
        return byMetric.getOrDefault(metric, legal(metric));
    }
}

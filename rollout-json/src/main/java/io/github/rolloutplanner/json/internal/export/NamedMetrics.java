package io.github.rolloutplanner.json.internal.export;

import io.github.rolloutplanner.internal.text.Excerpt;
import io.github.rolloutplanner.plan.MonitoredMetric;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.reason.RolloutException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Names of metrics that a caller gives to an exporter. A name that the plan does not have is a slip of the pen. */
public final class NamedMetrics {
    private static final int SHOWN = 60;
    private static final int MOST_SHOWN = 12;

    private NamedMetrics() {}

    /**
     * Looks each name up.
     *
     * @throws RolloutException.InvalidValue if the plan monitors no metric of a name
     */
    public static void require(Collection<String> given, RolloutPlan plan) {
        Set<String> monitored =
                plan.monitoring().metrics().stream().map(MonitoredMetric::name).collect(Collectors.toSet());
        for (String name : given) {
            if (!monitored.contains(name)) {
                throw new RolloutException.InvalidValue(
                        "The plan monitors no metric " + quoted(name) + ". " + advice(plan));
            }
        }
    }

    private static String advice(RolloutPlan plan) {
        List<String> names = plan.monitoring().metrics().stream()
                .map(metric -> quoted(metric.name()))
                .distinct()
                .toList();
        if (names.isEmpty()) {
            return "It monitors none: leave the name out.";
        }
        String more = names.size() > MOST_SHOWN ? " or another of its " + names.size() : "";
        return "Give " + names.stream().limit(MOST_SHOWN).collect(Collectors.joining(", ")) + more + ".";
    }

    private static String quoted(String name) {
        return "'" + Excerpt.of(name, SHOWN) + "'";
    }
}

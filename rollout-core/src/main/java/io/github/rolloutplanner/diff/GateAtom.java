package io.github.rolloutplanner.diff;

import io.github.rolloutplanner.internal.naming.MetricNames;
import io.github.rolloutplanner.internal.naming.WatchedNames;
import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.plan.MonitoredMetric;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One level that a gate asks a metric to keep.
 *
 * @param gate the gate, which may ask for several
 * @param on the metric and its level, by the name under which the plan monitors it
 * @param limit what the level means
 */
record GateAtom(Gate gate, Condition.OnMetric on, LimitLevel limit) {

    String metric() {
        return on.metric();
    }

    /** By which the metric is the same one, however its name is written. */
    String key() {
        return MetricNames.key(metric());
    }

    /** The metrics that a plan monitors, which say what its conditions mean. */
    static final class Metrics {
        private final WatchedNames names;
        private final Map<String, Quantity> baselines = new HashMap<>();

        Metrics(RolloutPlan plan) {
            List<MonitoredMetric> metrics = plan.monitoring().metrics();
            names = WatchedNames.of(metrics, MonitoredMetric::name);
            for (MonitoredMetric metric : metrics) {
                baseline(metric).ifPresent(level -> baselines.putIfAbsent(metric.name(), level));
            }
        }

        static Optional<Quantity> baseline(MonitoredMetric metric) {
            return metric.baseline().understood() instanceof Quantity quantity
                    ? Optional.of(quantity)
                    : Optional.empty();
        }

        Optional<Quantity> baseline(String metric) {
            return Optional.ofNullable(baselines.get(metric));
        }

        List<GateAtom> allOf(Gate gate) {
            return names.allOf(gate.condition()).stream()
                    .map(on -> new GateAtom(gate, on, LimitLevel.kept(on.threshold(), baseline(on.metric()))))
                    .toList();
        }

        List<Condition.OnMetric> anyOf(Condition condition) {
            return names.anyOf(condition);
        }
    }
}

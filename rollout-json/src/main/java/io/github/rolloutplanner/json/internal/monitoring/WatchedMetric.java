package io.github.rolloutplanner.json.internal.monitoring;

import io.github.rolloutplanner.metric.Level;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Threshold;
import io.github.rolloutplanner.plan.MonitoredMetric;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A metric of the plan that Prometheus counts.
 *
 * @param metric the metric
 * @param terms what can be computed of it
 * @param trigger how many observations its rollback trigger needs
 * @param gate how many its gate needs
 */
public record WatchedMetric(MonitoredMetric metric, MetricTerms terms, SampleNeed trigger, SampleNeed gate) {

    public String name() {
        return metric.name();
    }

    /** What it shows today. */
    public Optional<Quantity> baseline() {
        return metric.baseline().understood() instanceof Quantity known ? Optional.of(known) : Optional.empty();
    }

    /** What it shows today, in the unit in which Prometheus computes it. */
    public Optional<BigDecimal> baselineLevel() {
        return baseline().flatMap(terms::level);
    }

    /** A level of the plan in the unit in which Prometheus computes it; empty where they cannot be compared. */
    public Optional<BigDecimal> level(Level level) {
        return baseline().flatMap(known -> level.understood().against(known)).flatMap(terms::level);
    }

    /** Whether a threshold is broken on the other side than the metric gets worse. */
    boolean isGoodNews(Threshold.Relation breach) {
        return breach == metric.threshold().relation();
    }
}

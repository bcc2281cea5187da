package io.github.rolloutplanner.lint;

import io.github.rolloutplanner.internal.text.PercentileName;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.MetricFamily;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Threshold.Relation;
import io.github.rolloutplanner.plan.MonitoredMetric;
import java.time.Duration;
import java.util.Optional;

/** The metric that a gate reads, as far as a plan tells what it is. */
final class WatchedMetric {
    private static final String PERCENT = "%";
    private static final String OVER_TIME = "/";
    private static final double ALL_PERCENT = 100;

    private WatchedMetric() {}

    /** The metric, if monitoring knows its baseline, and what sort of number that is. */
    static Optional<Metric> of(MeasuredGate gate) {
        return gate.monitored()
                .flatMap(watched -> gate.baseline()
                        .flatMap(today -> of(watched, today, gate.kept().relation())));
    }

    /** The metric as monitoring keeps it. */
    static Optional<Metric> of(MonitoredMetric watched) {
        return LimitScale.baselineOf(watched)
                .flatMap(today -> of(watched, today, watched.threshold().relation()));
    }

    private static Optional<Metric> of(MonitoredMetric watched, Quantity today, Relation healthy) {
        return kindOf(watched, today).map(kind -> {
            Metric.Builder metric = Metric.builder()
                    .name(watched.name())
                    .family(watched.family().orElse(MetricFamily.ERROR))
                    .kind(kind)
                    .healthy(healthy)
                    .baseline(today)
                    .statedPercentile(watched.percentile())
                    .baselineSource(watched.baselineSource())
                    .standardDeviation(watched.standardDeviation())
                    .ripening(watched.ripening().orElse(Duration.ZERO))
                    .intraclassCorrelation(watched.intraclassCorrelation())
                    .arrival(watched.arrival());
            watched.exposureUnit().ifPresent(metric::exposureUnit);
            return metric.build();
        });
    }

    private static Optional<MetricKind> kindOf(MonitoredMetric watched, Quantity today) {
        return watched.kind().or(() -> {
            if (today.unit().equals(PERCENT)) {
                return Optional.of(MetricKind.RATE);
            }
            if (today.unit().startsWith(OVER_TIME)) {
                return Optional.of(MetricKind.COUNT);
            }
            return PercentileName.in(watched.name()).isPresent() ? Optional.of(MetricKind.QUANTILE) : Optional.empty();
        });
    }

    /** Whether a level is one that the metric can have, on the bad side of its baseline. */
    static boolean isWorse(Metric metric, Quantity level) {
        double today = metric.baseline().value();
        double worse = metric.healthy() == Relation.BELOW ? level.value() - today : today - level.value();
        boolean isOnScale = metric.kind() == MetricKind.RATE
                ? isPercentage(metric.baseline()) && isPercentage(level)
                : today > 0 && level.value() > 0;
        return worse > 0 && isOnScale;
    }

    /** Whether a level is one that a rate can have. */
    static boolean isPercentage(Quantity level) {
        return level.unit().equals(PERCENT) && level.value() >= 0 && level.value() <= ALL_PERCENT;
    }
}

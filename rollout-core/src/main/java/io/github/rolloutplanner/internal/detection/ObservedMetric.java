package io.github.rolloutplanner.internal.detection;

import io.github.rolloutplanner.internal.evidence.CountRate;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.MetricFamily;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.plan.MonitoredMetric;
import java.util.Optional;

/** A metric of a plan as observations are made of it, also of an external plan that says less. */
public final class ObservedMetric {
    private ObservedMetric() {}

    /** The metric; nothing where its baseline is no number. */
    public static Optional<Metric> of(MonitoredMetric monitored) {
        if (!(monitored.baseline().understood() instanceof Quantity baseline)) {
            return Optional.empty();
        }
        Metric.Builder metric = Metric.builder()
                .name(monitored.name())
                .family(monitored.family().orElse(MetricFamily.ERROR))
                .kind(monitored.kind().orElseGet(() -> kindBy(baseline)))
                .healthy(monitored.threshold().relation())
                .baseline(baseline)
                .statedPercentile(monitored.percentile())
                .baselineSource(monitored.baselineSource())
                .standardDeviation(monitored.standardDeviation())
                .intraclassCorrelation(monitored.intraclassCorrelation());
        monitored.exposureUnit().ifPresent(metric::exposureUnit);
        return Optional.of(metric.build());
    }

    private static MetricKind kindBy(Quantity baseline) {
        if (baseline.unit().equals("%")) {
            return MetricKind.RATE;
        }
        return CountRate.perHour(baseline).isPresent() ? MetricKind.COUNT : MetricKind.MEAN;
    }
}

package io.github.rolloutplanner.json.prometheus;

import io.github.rolloutplanner.decision.Feed.SampleKind;
import io.github.rolloutplanner.json.internal.prometheus.HasSeries;
import io.github.rolloutplanner.json.internal.prometheus.MetricSeries;
import io.github.rolloutplanner.json.internal.prometheus.SeriesSelector;
import io.github.rolloutplanner.json.prometheus.PrometheusSeries.Point;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.reason.RolloutException;
import java.util.List;
import java.util.Optional;

/** The highest minute of a resource. */
final class ResourceGauge extends PrometheusMetric implements HasSeries {
    private final SeriesSelector gauge;
    private final double factor;

    ResourceGauge(SeriesSelector gauge, double factor) {
        this.gauge = gauge;
        this.factor = factor;
    }

    static double requireFactor(double factor) {
        if (!(factor > 0) || Double.isInfinite(factor)) {
            throw new RolloutException.InvalidValue(
                    "A factor of " + factor
                            + " makes no reading of a gauge. Give what one unit of it is in the unit of the baseline, such as 100.");
        }
        return factor;
    }

    @Override
    public MetricSeries series() {
        return new MetricSeries.Gauge(gauge, factor);
    }

    @Override
    List<SeriesSelector> selectors() {
        return List.of(gauge);
    }

    @Override
    SampleKind kind() {
        return SampleKind.READING;
    }

    @Override
    Optional<Sample> sample(GroupQuery group) throws InterruptedException {
        return group.minutes(gauge).stream()
                .map(Point::value)
                .max(Double::compare)
                .map(highest -> Sample.reading(highest * factor));
    }

    @Override
    Optional<Sample> nothing(GroupQuery group) {
        return Optional.empty();
    }

    @Override
    public String toString() {
        return "the gauge " + gauge;
    }
}

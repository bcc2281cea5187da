package io.github.rolloutplanner.json.prometheus;

import io.github.rolloutplanner.decision.Feed.SampleKind;
import io.github.rolloutplanner.json.internal.prometheus.HasSeries;
import io.github.rolloutplanner.json.internal.prometheus.MetricSeries;
import io.github.rolloutplanner.json.internal.prometheus.SeriesSelector;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.operate.SourceException;
import java.util.List;
import java.util.Optional;

/** Events over time. */
final class TimeCounter extends PrometheusMetric implements HasSeries {
    private final SeriesSelector events;

    TimeCounter(SeriesSelector events) {
        this.events = events;
    }

    @Override
    public MetricSeries series() {
        return new MetricSeries.Counts(events);
    }

    @Override
    List<SeriesSelector> selectors() {
        return List.of(events);
    }

    @Override
    SampleKind kind() {
        return SampleKind.COUNTS;
    }

    @Override
    Optional<Sample> sample(GroupQuery group) throws InterruptedException {
        CounterIncreases counted = group.increases(events);
        return counted.areAlive() ? Optional.of(Sample.counts(counted.count(), hours(group))) : Optional.empty();
    }

    private static double hours(GroupQuery group) {
        if (group.hours() > 0) {
            return group.hours();
        }
        throw new SourceException(
                "'" + group.feed().name() + "' is compared with a control group whose size is not planned, so"
                        + " its hours of full traffic are not known. Say which size it has with withControlGroup(..).");
    }

    @Override
    Optional<Sample> nothing(GroupQuery group) {
        return Optional.of(Sample.counts(0, hours(group)));
    }

    @Override
    public String toString() {
        return events.toString();
    }
}

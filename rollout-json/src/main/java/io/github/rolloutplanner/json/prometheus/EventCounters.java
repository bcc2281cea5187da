package io.github.rolloutplanner.json.prometheus;

import io.github.rolloutplanner.decision.Feed.SampleKind;
import io.github.rolloutplanner.json.internal.prometheus.HasSeries;
import io.github.rolloutplanner.json.internal.prometheus.MetricSeries;
import io.github.rolloutplanner.json.internal.prometheus.SeriesSelector;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.operate.SourceException;
import java.util.Optional;

/** All of something, and the events among them. */
final class EventCounters extends PrometheusMetric implements HasSeries {
    private final SeriesSelector all;
    private final SeriesSelector events;

    EventCounters(SeriesSelector all, SeriesSelector events) {
        this.all = all;
        this.events = events;
    }

    @Override
    public MetricSeries series() {
        return new MetricSeries.Events(all, events);
    }

    @Override
    SampleKind kind() {
        return SampleKind.EVENTS;
    }

    @Override
    Optional<Sample> sample(GroupQuery group) throws InterruptedException {
        CounterIncreases trials = group.increases(all);
        return trials.areAlive()
                ? Optional.of(sample(group.increases(events).count(), trials.count()))
                : Optional.empty();
    }

    private Sample sample(long counted, long trials) {
        if (counted > trials) {
            throw new SourceException(events + " rose by " + counted + ", more than " + all + ", which rose by "
                    + trials + ". Give a counter of all, and one of those of them that are events.");
        }
        return Sample.events(counted, trials);
    }

    @Override
    Optional<Sample> nothing(GroupQuery group) {
        return Optional.of(Sample.events(0, 0));
    }

    @Override
    public String toString() {
        return events + " of " + all;
    }
}

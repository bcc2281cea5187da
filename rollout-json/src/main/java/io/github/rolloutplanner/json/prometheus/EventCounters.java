package io.github.rolloutplanner.json.prometheus;

import io.github.rolloutplanner.decision.Feed.SampleKind;
import io.github.rolloutplanner.internal.text.Excerpt;
import io.github.rolloutplanner.json.internal.prometheus.HasSeries;
import io.github.rolloutplanner.json.internal.prometheus.MetricSeries;
import io.github.rolloutplanner.json.internal.prometheus.SeriesSelector;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.operate.SourceException;
import io.github.rolloutplanner.reason.RolloutException;
import java.util.List;
import java.util.Optional;

/** All of something, and the events among them. */
final class EventCounters extends PrometheusMetric implements HasSeries {
    private static final int SHOWN = 60;

    private final SeriesSelector all;
    private final SeriesSelector events;

    private EventCounters(SeriesSelector all, SeriesSelector events) {
        this.all = all;
        this.events = events;
    }

    static EventCounters of(SeriesSelector all, SeriesSelector events) {
        if (all.equals(events)) {
            throw new RolloutException.InvalidValue("'" + Excerpt.of(all.toString(), SHOWN)
                    + "' is given for all and for the events among them, so each would be an event. Select only the events as"
                    + " such, with a label as in requests_total{code=~\"5..\"} or by a counter of their own.");
        }
        return new EventCounters(all, events);
    }

    @Override
    public MetricSeries series() {
        return new MetricSeries.Events(all, events);
    }

    @Override
    List<SeriesSelector> selectors() {
        return List.of(all, events);
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

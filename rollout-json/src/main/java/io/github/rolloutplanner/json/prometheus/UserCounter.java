package io.github.rolloutplanner.json.prometheus;

import io.github.rolloutplanner.decision.Feed.SampleKind;
import io.github.rolloutplanner.json.internal.prometheus.HasSeries;
import io.github.rolloutplanner.json.internal.prometheus.MetricSeries;
import io.github.rolloutplanner.json.internal.prometheus.SeriesSelector;
import io.github.rolloutplanner.observation.Sample;
import java.util.List;
import java.util.Optional;

/** New users of a group. */
final class UserCounter extends PrometheusMetric implements HasSeries {
    private final SeriesSelector newUsers;

    UserCounter(SeriesSelector newUsers) {
        this.newUsers = newUsers;
    }

    @Override
    public MetricSeries series() {
        return new MetricSeries.NewUsers(newUsers);
    }

    @Override
    List<SeriesSelector> selectors() {
        return List.of(newUsers);
    }

    @Override
    SampleKind kind() {
        return SampleKind.ASSIGNMENTS;
    }

    @Override
    Optional<Sample> sample(GroupQuery group) throws InterruptedException {
        CounterIncreases counted = group.increases(newUsers);
        return counted.areAlive() ? Optional.of(Sample.events(0, counted.count())) : Optional.empty();
    }

    @Override
    Optional<Sample> nothing(GroupQuery group) {
        return Optional.of(Sample.events(0, 0));
    }

    @Override
    public String toString() {
        return newUsers.toString();
    }
}

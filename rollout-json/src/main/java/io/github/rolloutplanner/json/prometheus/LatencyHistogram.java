package io.github.rolloutplanner.json.prometheus;

import io.github.rolloutplanner.decision.Feed;
import io.github.rolloutplanner.decision.Feed.SampleKind;
import io.github.rolloutplanner.json.internal.prometheus.HasSeries;
import io.github.rolloutplanner.json.internal.prometheus.LabelMatcher;
import io.github.rolloutplanner.json.internal.prometheus.MetricSeries;
import io.github.rolloutplanner.json.internal.prometheus.SeriesSelector;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Threshold.Relation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.operate.SourceException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Observations beyond a bound, by the bucket that ends there and the one that has all. */
final class LatencyHistogram extends PrometheusMetric implements HasSeries {
    private final SeriesSelector histogram;
    private final SeriesSelector buckets;
    private final String unit;

    LatencyHistogram(SeriesSelector histogram, String unit) {
        this.histogram = histogram;
        this.buckets = histogram.withSuffix("_bucket");
        this.unit = unit;
    }

    @Override
    public MetricSeries series() {
        return new MetricSeries.Histogram(histogram, unit);
    }

    @Override
    List<SeriesSelector> selectors() {
        return List.of(histogram);
    }

    @Override
    SampleKind kind() {
        return SampleKind.EVENTS;
    }

    @Override
    Optional<Sample> sample(GroupQuery group) throws InterruptedException {
        Feed.Beyond beyond = beyond(group.feed());
        BucketEnds ends = new BucketEnds(group.valuesOf(BucketEnds.LABEL, buckets));
        if (ends.isEmpty()) {
            return Optional.empty();
        }
        List<String> atBound = ends.at(bound(beyond, group.feed()), histogram, unit);
        CounterIncreases both = group.increases(buckets.with(new LabelMatcher(
                BucketEnds.LABEL,
                Stream.concat(atBound.stream(), ends.ofAll().stream()).toList())));
        CounterIncreases within = both.where(new LabelMatcher(BucketEnds.LABEL, atBound));
        CounterIncreases all = both.where(new LabelMatcher(BucketEnds.LABEL, ends.ofAll()));
        requireSameSeries(within, all);
        return all.areAlive() ? Optional.of(sample(within.count(), all.count(), beyond.relation())) : Optional.empty();
    }

    private Feed.Beyond beyond(Feed feed) {
        return feed.beyond()
                .orElseThrow(
                        () -> new SourceException("'" + feed.name() + "' is no percentile, so no bucket of " + histogram
                                + " says which of its observations are events. Give it PrometheusMetric.events(..)."));
    }

    private double bound(Feed.Beyond beyond, Feed feed) {
        return beyond.bound()
                .in(unit)
                .map(Quantity::value)
                .orElseThrow(() -> new SourceException("'" + feed.name() + "' has a baseline of " + beyond.bound()
                        + ", which is not known in '" + unit + "', the unit of " + histogram
                        + ". Give the unit of its buckets to histogram(..)."));
    }

    /** An instance without the bucket would count all that it has as slow. */
    private void requireSameSeries(CounterIncreases within, CounterIncreases all) {
        if (!all.areAmong(within) || !within.areAmong(all)) {
            throw new SourceException("Some series of " + histogram
                    + " have no bucket that ends at the baseline, or none of all, and others have. Give all instances the same"
                    + " buckets.");
        }
    }

    private Sample sample(long within, long all, Relation relation) {
        if (within > all) {
            throw new SourceException(histogram + " has " + within + " observations in a bucket, but " + all
                    + " in the one of all. Give a classic histogram, whose buckets contain each other.");
        }
        return Sample.events(relation == Relation.ABOVE ? all - within : within, all);
    }

    @Override
    Optional<Sample> nothing(GroupQuery group) {
        return Optional.of(Sample.events(0, 0));
    }

    @Override
    public String toString() {
        return "the histogram " + histogram;
    }
}

package io.github.rolloutplanner.json.prometheus;

import io.github.rolloutplanner.decision.Feed.SampleKind;
import io.github.rolloutplanner.json.internal.prometheus.HasSeries;
import io.github.rolloutplanner.json.internal.prometheus.MetricSeries;
import io.github.rolloutplanner.json.internal.prometheus.SeriesSelector;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.operate.SourceException;
import java.util.List;
import java.util.Optional;

/** Numbers by how many there are, their sum and that of their squares. */
final class MomentCounters extends PrometheusMetric implements HasSeries {
    /** What sums of doubles lose of squares that are all alike. */
    private static final double ROUNDING = 1e-9;

    private final SeriesSelector count;
    private final SeriesSelector sum;
    private final SeriesSelector squares;

    MomentCounters(SeriesSelector count, SeriesSelector sum, SeriesSelector squares) {
        this.count = count;
        this.sum = sum;
        this.squares = squares;
    }

    @Override
    public MetricSeries series() {
        return new MetricSeries.Moments(count, sum);
    }

    @Override
    List<SeriesSelector> selectors() {
        return List.of(count, sum, squares);
    }

    @Override
    SampleKind kind() {
        return SampleKind.MOMENTS;
    }

    @Override
    Optional<Sample> sample(GroupQuery group) throws InterruptedException {
        CounterIncreases counted = group.increases(count);
        return counted.areAlive()
                ? Optional.of(moments(
                        counted.count(),
                        group.increases(sum).sum(),
                        group.increases(squares).sum()))
                : Optional.empty();
    }

    private Sample moments(long n, double total, double totalSquares) {
        double mean = n == 0 ? 0 : total / n;
        double deviations = totalSquares - mean * total;
        if (deviations < -ROUNDING * totalSquares || (n == 0 && (total > 0 || totalSquares > 0))) {
            throw new SourceException(n + " numbers with a sum of " + total + " have no squares that add up to "
                    + totalSquares + ". Give counters of the same numbers: " + this + ".");
        }
        return Sample.moments(n, mean, n < 2 ? 0 : Math.max(0, deviations) / (n - 1));
    }

    @Override
    Optional<Sample> nothing(GroupQuery group) {
        return Optional.of(Sample.moments(0, 0, 0));
    }

    @Override
    public String toString() {
        return "count " + count + ", sum " + sum + ", squares " + squares;
    }
}

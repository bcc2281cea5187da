package io.github.rolloutplanner.json.prometheus;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.decision.Feed;
import io.github.rolloutplanner.decision.Feed.SampleKind;
import io.github.rolloutplanner.json.internal.prometheus.SeriesSelector;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.operate.SourceException;
import java.util.List;
import java.util.Optional;

/**
 * Which series of Prometheus a metric of a plan is counted by. Series are selected as in PromQL, without functions, and without the
 * label of the group: {@code requests_total{job="checkout"}}. All that are selected are counted together, so of Prometheus servers
 * that scrape the same targets one replica has to be selected.
 *
 * @since 0.1.0
 */
public abstract sealed class PrometheusMetric
        permits EventCounters, LatencyHistogram, TimeCounter, MomentCounters, ResourceGauge, UserCounter {

    PrometheusMetric() {}

    /**
     * A rate: all of something, and those of them that are events. Events may be a part of the same counter, {@code
     * requests_total{code=~"5.."}}, or another counter. A counter of events that does not exist yet is at zero, as counters appear with
     * their first event, so a name that is spelled wrongly looks like a service without errors: let the service export it from its
     * start, at zero.
     *
     * @param all the counter of all, such as requests
     * @param events the counter of those that are events, such as failed requests
     * @return the metric
     * @throws io.github.rolloutplanner.reason.RolloutException.InvalidValue if one of them selects no series, or both are the same
     */
    public static PrometheusMetric events(String all, String events) {
        return EventCounters.of(SeriesSelector.parse(all, "all"), SeriesSelector.parse(events, "events"));
    }

    /**
     * A percentile of times, by a classic histogram in seconds. It needs a bucket that ends at the baseline of the percentile: what is
     * slower is counted, so no quantile is interpolated.
     *
     * @param histogram the histogram, without {@code _bucket}: {@code request_duration_seconds{job="checkout"}}
     * @return the metric
     * @throws io.github.rolloutplanner.reason.RolloutException.InvalidValue if it selects no series
     */
    public static PrometheusMetric histogram(String histogram) {
        return histogram(histogram, "s");
    }

    /**
     * A percentile of a classic histogram in another unit.
     *
     * @param histogram the histogram, without {@code _bucket}
     * @param unit the unit of its buckets, to which that of the baseline is converted where both are units of time
     * @return the metric
     * @throws io.github.rolloutplanner.reason.RolloutException.InvalidValue if it selects no series
     */
    public static PrometheusMetric histogram(String histogram, String unit) {
        return new LatencyHistogram(SeriesSelector.parse(histogram, "histogram"), requireNonNull(unit, "unit"));
    }

    /**
     * Events over time, such as reports of users.
     *
     * @param events the counter of the events
     * @return the metric
     * @throws io.github.rolloutplanner.reason.RolloutException.InvalidValue if it selects no series
     */
    public static PrometheusMetric counts(String events) {
        return new TimeCounter(SeriesSelector.parse(events, "events"));
    }

    /**
     * A mean of numbers that are not below zero, by three counters. A summary or histogram has the first two, {@code _count} and {@code
     * _sum}; that of the squares has to be exported besides, since nothing else says how far the numbers scatter.
     *
     * @param count the counter of the numbers
     * @param sum the counter of their sum, in the unit of the metric's baseline
     * @param squares the counter of the sum of their squares, in that unit squared
     * @return the metric
     * @throws io.github.rolloutplanner.reason.RolloutException.InvalidValue if one of them selects no series
     */
    public static PrometheusMetric moments(String count, String sum, String squares) {
        return new MomentCounters(
                SeriesSelector.parse(count, "count"),
                SeriesSelector.parse(sum, "sum"),
                SeriesSelector.parse(squares, "squares"));
    }

    /**
     * A resource: the highest minute of the window, of the average of all series of the group.
     *
     * @param gauge the gauge, in the unit of the metric's baseline
     * @return the metric
     * @throws io.github.rolloutplanner.reason.RolloutException.InvalidValue if it selects no series
     */
    public static PrometheusMetric gauge(String gauge) {
        return gauge(gauge, 1);
    }

    /**
     * A resource whose gauge has another unit than the metric's baseline.
     *
     * @param gauge the gauge
     * @param factor what one unit of it is in the unit of the baseline: 100 for a ratio where the baseline is in {@code %}
     * @return the metric
     * @throws io.github.rolloutplanner.reason.RolloutException.InvalidValue if it selects no series, or the factor is not above zero
     */
    public static PrometheusMetric gauge(String gauge, double factor) {
        return new ResourceGauge(SeriesSelector.parse(gauge, "gauge"), ResourceGauge.requireFactor(factor));
    }

    /**
     * The users who came into each group, for {@link io.github.rolloutplanner.observation.Observation#ASSIGNMENT_COUNTS}.
     *
     * @param newUsers a counter that goes up with each user who comes into the group for the first time
     * @return the metric
     * @throws io.github.rolloutplanner.reason.RolloutException.InvalidValue if it selects no series
     */
    public static PrometheusMetric newUsers(String newUsers) {
        return new UserCounter(SeriesSelector.parse(newUsers, "newUsers"));
    }

    /** All series that are asked for. */
    abstract List<SeriesSelector> selectors();

    /** The sort of sample that it gives. */
    abstract SampleKind kind();

    /** What a group showed; empty if none of its series was seen in the window. */
    abstract Optional<Sample> sample(GroupQuery group) throws InterruptedException;

    /** What is given for a control group of which no series was seen; empty where that is no sample. */
    abstract Optional<Sample> nothing(GroupQuery group);

    void requireKind(Feed feed) {
        if (kind() != feed.sample()) {
            throw new SourceException("'" + feed.name() + "' is counted by " + this + ", which gives no sample of "
                    + feed.sample() + ". It asks: " + feed.instruction() + " Give it "
                    + FittingTemplate.of(feed.sample()) + ".");
        }
    }
}

package io.github.rolloutplanner.json.internal.prometheus;

/** By which series of Prometheus a metric is counted. */
public sealed interface MetricSeries {

    /**
     * A rate.
     *
     * @param all the counter of all
     * @param events the counter of those that are events
     */
    record Events(SeriesSelector all, SeriesSelector events) implements MetricSeries {}

    /**
     * A percentile.
     *
     * @param histogram the histogram, without {@code _bucket}
     * @param unit the unit of its buckets
     */
    record Histogram(SeriesSelector histogram, String unit) implements MetricSeries {}

    /**
     * Events over time.
     *
     * @param events their counter
     */
    record Counts(SeriesSelector events) implements MetricSeries {}

    /**
     * A mean.
     *
     * @param count the counter of the numbers
     * @param sum the counter of their sum
     */
    record Moments(SeriesSelector count, SeriesSelector sum) implements MetricSeries {}

    /**
     * A resource.
     *
     * @param gauge the gauge
     * @param factor what one unit of it is in the unit of the baseline
     */
    record Gauge(SeriesSelector gauge, double factor) implements MetricSeries {}

    /**
     * The users who came into each group.
     *
     * @param newUsers their counter
     */
    record NewUsers(SeriesSelector newUsers) implements MetricSeries {}
}

package io.github.rolloutplanner.metric;

/**
 * How a metric is made from observations, which decides how it can be tested.
 *
 * @since 0.1.0
 */
public enum MetricKind {
    /** Events out of trials, such as errors out of requests. */
    RATE,
    /** An average over users or requests. */
    MEAN,
    /** Events over time, such as reports an hour. */
    COUNT,
    /** A percentile, such as the 95th of latency. */
    QUANTILE
}

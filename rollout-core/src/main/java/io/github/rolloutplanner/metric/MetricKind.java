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
    QUANTILE,
    /**
     * How full a resource is: CPU, memory, the length of a queue, open connections. It is read once a window and belongs to no
     * request or user, so that no number of them is evidence: readings in a row beyond a level are.
     */
    SATURATION
}

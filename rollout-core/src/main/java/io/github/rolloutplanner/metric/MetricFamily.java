package io.github.rolloutplanner.metric;

/**
 * What a metric is about.
 *
 * @since 0.1.0
 */
public enum MetricFamily {
    /** How fast things are: load time, render time, latency. */
    PERFORMANCE,
    /** What people do: engagement, conversion, retention. */
    USER,
    /** What fails: error rate, crash rate, user reports. */
    ERROR,
    /** What it earns or costs: revenue, usage. */
    BUSINESS
}

package io.github.rolloutplanner.metric;

/**
 * What one observation of a metric is, which decides how fast observations come.
 *
 * @since 0.1.0
 */
public enum ExposureUnit {
    /** Every request counts. Where the requests are not known, each user counts once a day. */
    REQUEST,
    /** Every user counts once, however often they come. */
    USER
}

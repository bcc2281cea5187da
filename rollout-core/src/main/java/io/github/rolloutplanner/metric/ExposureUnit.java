package io.github.rolloutplanner.metric;

/**
 * What one observation of a metric is, which decides how fast observations come.
 *
 * @since 0.1.0
 */
public enum ExposureUnit {
    /** Every request counts. Where the requests are not known, each user counts once a day. */
    REQUEST,
    /**
     * Every request counts, and comes summed up user by user, {@code Sample.eventsByUser(..)} or, of a mean,
     * {@code Sample.numbersByUser(..)}: how much requests of one user depend on each other is measured.
     */
    REQUEST_BY_USER,
    /** Every user counts once, however often they come. */
    USER
}

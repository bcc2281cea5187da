package io.github.rolloutplanner.metric;

/**
 * What a metric of exposed users is compared with.
 *
 * @since 0.1.0
 */
public enum Comparison {
    /** With what the metric showed before the rollout. */
    BASELINE,
    /** With users of the same time who are not exposed. */
    CONTROL,
    /** With the level of the gate itself, whatever other users show. */
    ABSOLUTE
}

package io.github.rolloutplanner.internal.statistics;

/**
 * What a sequential probability ratio test says after the observations so far.
 *
 * @since 0.1.0
 */
public enum SprtDecision {
    /** The rate of the hypothesis is rejected in favour of the alternative. */
    REJECT,

    /** The rate of the hypothesis is accepted. */
    ACCEPT,

    /** More observations are needed. */
    CONTINUE
}

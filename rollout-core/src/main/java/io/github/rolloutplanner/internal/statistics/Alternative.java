package io.github.rolloutplanner.internal.statistics;

/**
 * What a test shows when it rejects.
 *
 * @since 0.1.0
 */
public enum Alternative {
    /** The treatment differs from what the hypothesis says, in either direction. */
    TWO_SIDED,

    /** The treatment is less than the hypothesis says. */
    LESS,

    /** The treatment is greater than the hypothesis says. */
    GREATER
}

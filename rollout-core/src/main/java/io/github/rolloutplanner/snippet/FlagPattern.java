package io.github.rolloutplanner.snippet;

/**
 * The ways in which code asks a flag.
 *
 * @since 0.1.0
 */
public enum FlagPattern {
    /** On or off. */
    BOOLEAN,
    /** On for a percentage of users: the code passes who the user is. */
    PERCENTAGE,
    /** One of several variants. */
    MULTIVARIATE,
    /** Groups first, then the percentage. */
    TARGETING
}

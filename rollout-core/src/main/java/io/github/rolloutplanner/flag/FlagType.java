package io.github.rolloutplanner.flag;

/**
 * What a flag gives to its caller.
 *
 * @since 0.1.0
 */
public enum FlagType {
    /** On or off for all users. */
    BOOLEAN,
    /** On for a percentage of the population. */
    PERCENTAGE,
    /** One of several variants. */
    MULTIVARIATE
}

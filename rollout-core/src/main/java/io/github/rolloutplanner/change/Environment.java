package io.github.rolloutplanner.change;

/**
 * Where a change is deployed.
 *
 * @since 0.1.0
 */
public enum Environment {
    /** Where users are. */
    PRODUCTION,
    /** Where releases are rehearsed. */
    STAGING,
    /** Where only its makers are. */
    DEVELOPMENT
}

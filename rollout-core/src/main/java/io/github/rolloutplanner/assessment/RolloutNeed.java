package io.github.rolloutplanner.assessment;

/**
 * Whether a change needs a gradual rollout.
 *
 * @since 0.1.0
 */
public enum RolloutNeed {
    /** Users can be affected: roll out gradually. */
    REQUIRED,
    /** Nothing that users rely on changes: a gradual rollout would cost more than it protects. */
    SKIP
}

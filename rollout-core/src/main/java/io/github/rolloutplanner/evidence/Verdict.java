package io.github.rolloutplanner.evidence;

/**
 * Whether a gate detects the regression that it guards against.
 *
 * @since 0.1.0
 */
public enum Verdict {
    /** The phase brings the observations needed within its usual length. */
    POWERED,
    /** The phase was made longer so that it brings them. */
    EXTENDED,
    /** Not even the longest phase that the policy allows brings them, or how many are needed cannot be told. */
    UNDERPOWERED
}

package io.github.rolloutplanner.plan;

/**
 * Whether what a change has stored or done can be brought back.
 *
 * @since 0.1.0
 */
public enum DataRollbackKind {
    /** As far as is known, nothing is stored that would have to come back. */
    NOT_NEEDED,
    /** The procedure brings the data back. */
    PROCEDURE,
    /** Data must come back, but nobody said how. */
    MISSING,
    /** What is done stays done. */
    IMPOSSIBLE
}

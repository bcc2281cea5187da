package io.github.rolloutplanner.plan;

/**
 * Whether what a change has stored or done can be rolled back.
 *
 * @since 0.1.0
 */
public enum DataRollbackKind {
    /** No data change is declared. */
    NOT_NEEDED,
    /** The procedure rolls the data back. */
    PROCEDURE,
    /** Data must be rolled back, but no procedure is given. */
    MISSING,
    /** What is done stays done. */
    IMPOSSIBLE
}

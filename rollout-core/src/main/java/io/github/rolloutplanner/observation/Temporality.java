package io.github.rolloutplanner.observation;

/**
 * Whether observations of one metric add up or replace each other.
 *
 * @since 0.1.0
 */
public enum Temporality {
    /** What came in the window alone; windows do not overlap, and their observations add up. */
    DELTA,
    /** Everything since the start of the window; all windows of a phase have one start, and the longest counts. */
    CUMULATIVE
}

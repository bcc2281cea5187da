package io.github.rolloutplanner.internal.statistics;

/**
 * By which distribution a rank test gets its p-value and its interval.
 *
 * @since 0.1.0
 */
public enum RankMethod {
    /** The exact one for fewer than 50 values in each group without ties, else the normal one. */
    AUTOMATIC,

    /** The distribution of all arrangements of the ranks, for data without ties. */
    EXACT,

    /** The normal distribution with the variance corrected for ties. */
    NORMAL
}

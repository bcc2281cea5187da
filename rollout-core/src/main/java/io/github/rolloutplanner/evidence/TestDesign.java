package io.github.rolloutplanner.evidence;

/**
 * How often the metrics of a phase are looked at, which decides how many observations a gate needs.
 *
 * @since 0.1.0
 */
public enum TestDesign {
    /** At any time and as often as wished, without more false alarms. */
    SEQUENTIAL,
    /** Once, at the end of a phase; every look before it raises the number of false alarms. */
    FIXED_HORIZON
}

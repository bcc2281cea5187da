package io.github.rolloutplanner.evidence;

/**
 * How often the metrics of a phase are looked at, which decides how many observations a gate needs.
 *
 * @since 0.1.0
 */
public enum Looks {
    /** At any time and as often as somebody likes, without more false alarms. */
    ANY_TIME,
    /** Once, at the end of a phase; every look before it raises the number of false alarms. */
    ONCE
}

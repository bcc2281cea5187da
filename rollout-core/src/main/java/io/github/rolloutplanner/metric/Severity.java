package io.github.rolloutplanner.metric;

/**
 * How bad something is.
 *
 * @since 0.1.0
 */
public enum Severity {
    /** Can wait. */
    LOW,
    /** Needs attention in working hours. */
    MEDIUM,
    /** Needs attention now. */
    HIGH,
    /** Users are being harmed. */
    CRITICAL
}

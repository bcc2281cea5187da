package io.github.rolloutplanner.internal.statistics;

/**
 * How the treatment compares with the control.
 *
 * @since 0.1.0
 */
public enum ShiftClass {
    /** No shift that is certain enough. */
    PASS,

    /** The treatment is higher. */
    HIGH,

    /** The treatment is lower. */
    LOW,

    /** A group has no value. */
    NO_DATA
}

package io.github.rolloutplanner.metric;

/**
 * What follows when a gate says something, or says nothing.
 *
 * @since 0.1.0
 */
public enum Response {
    /** The change is rolled back. */
    ROLL_BACK,
    /** The percentage stays as it is until the gate says something else. */
    HOLD,
    /** The percentage stays as it is, and after the gate's grace a person is called. */
    ESCALATE,
    /** Nothing; the gate is only written down. */
    IGNORE
}

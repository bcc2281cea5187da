package io.github.rolloutplanner.metric;

/**
 * What a condition is for, and so what its breach means.
 *
 * @since 0.1.0
 */
public enum GateRole {
    /** A breach rolls the change back. */
    GUARDRAIL,
    /** A breach holds the rollout, which resumes by itself when the metric recovers. */
    SIGNAL,
    /**
     * Is written down and waits for no sample, because too few observations come to tell a regression from chance. What its handling
     * says of a breach and of silence still counts: an effect can be so large that few observations show it, and none show nothing.
     */
    OBSERVE,
    /** Must be shown at the end for the change to count as a success. */
    SUCCESS
}

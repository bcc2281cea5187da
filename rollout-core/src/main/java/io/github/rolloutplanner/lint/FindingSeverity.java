package io.github.rolloutplanner.lint;

/**
 * How much a finding matters.
 *
 * @since 0.1.0
 */
public enum FindingSeverity {
    /** The plan contradicts itself, or cannot be carried out as it stands. */
    ERROR,
    /** The plan can be carried out, but probably not with the expected result. */
    WARNING,
    /** Something that cannot be judged, or is good to know. */
    INFO
}

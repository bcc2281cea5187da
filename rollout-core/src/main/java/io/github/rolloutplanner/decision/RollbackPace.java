package io.github.rolloutplanner.decision;

/**
 * How fast a change is taken back.
 *
 * @since 0.1.0
 */
public enum RollbackPace {
    /** From everybody at once, as harm that is proven wants it. */
    IMMEDIATE,
    /** By the percentages of its way up, where no guardrail is broken: who came last goes first, first adopters go last. */
    GRADUAL
}

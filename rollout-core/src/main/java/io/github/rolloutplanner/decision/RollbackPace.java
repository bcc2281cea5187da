package io.github.rolloutplanner.decision;

/**
 * How fast a change is rolled back.
 *
 * @since 0.1.0
 */
public enum RollbackPace {
    /** From all users at once, as a detected regression wants it. */
    IMMEDIATE,
    /** By the percentages of its way up, where no guardrail is broken: who came last goes first, first adopters go last. */
    GRADUAL
}

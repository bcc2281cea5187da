package io.github.rolloutplanner.change;

/**
 * The ways in which users notice a change.
 *
 * @since 0.1.0
 */
public enum ImpactKind {
    /** Layout, styling, interactions. */
    UI,
    /** Workflows, navigation, what happens when. */
    BEHAVIORAL,
    /** Loading times, responsiveness, use of resources. */
    PERFORMANCE,
    /** What is stored, and the contracts of interfaces. */
    DATA_MODEL,
    /** Services of others. */
    INTEGRATION
}

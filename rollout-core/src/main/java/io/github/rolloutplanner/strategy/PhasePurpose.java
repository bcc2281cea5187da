package io.github.rolloutplanner.strategy;

/**
 * What a phase is for.
 *
 * @since 0.1.0
 */
public enum PhasePurpose {
    /** To expose more users, as far as the gates let it. */
    ROLLOUT,
    /** To compare treatment and control for as long as the A/B test was designed to run; the test is read out at its end. */
    EXPERIMENT,
    /** To bake the last phase beside a control group, who get the change when the rollout completes. */
    HOLDBACK
}

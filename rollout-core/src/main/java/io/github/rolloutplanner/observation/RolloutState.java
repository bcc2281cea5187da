package io.github.rolloutplanner.observation;

/**
 * Everything that a rollout has become since its start, as a value that is kept and handed back: with its plan and a policy
 * the rollout goes on where it was. What it is made of is not promised; write it with the JSON module.
 *
 * @implSpec Only running rollouts make states.
 * @since 0.1.0
 */
public interface RolloutState {}

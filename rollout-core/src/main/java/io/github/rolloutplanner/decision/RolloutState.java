package io.github.rolloutplanner.decision;

import java.util.List;

/**
 * Everything that a rollout has become since its start. With its plan and policy it goes on where it was, by
 * {@link RunningRollout#restore}.
 *
 * @param transitions what was done to it, in order
 * @param metrics what it remembers of each metric that was observed, by name
 * @since 0.1.0
 */
public record RolloutState(List<Transition> transitions, List<MetricRecord> metrics) {

    /**
     * Copies the lists.
     *
     * @param transitions what was done to it, in order
     * @param metrics what it remembers of each metric that was observed, by name
     */
    public RolloutState {
        transitions = List.copyOf(transitions);
        metrics = List.copyOf(metrics);
    }
}

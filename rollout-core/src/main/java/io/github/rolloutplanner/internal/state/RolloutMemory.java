package io.github.rolloutplanner.internal.state;

import io.github.rolloutplanner.observation.RolloutState;
import io.github.rolloutplanner.observation.Transition;
import java.util.List;

/**
 * Everything that a rollout has become since its start.
 *
 * @param transitions what was done to it, in order
 * @param metrics what it remembers of each metric that was observed, by name
 */
public record RolloutMemory(List<Transition> transitions, List<MetricRecord> metrics) implements RolloutState {
    /** Of a rollout that was just started. */
    public static final RolloutMemory NONE = new RolloutMemory(List.of(), List.of());

    public RolloutMemory {
        transitions = List.copyOf(transitions);
        metrics = List.copyOf(metrics);
    }
}

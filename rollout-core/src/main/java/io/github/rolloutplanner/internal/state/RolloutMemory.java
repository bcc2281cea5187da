package io.github.rolloutplanner.internal.state;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.observation.Applied;
import io.github.rolloutplanner.observation.PersonCall;
import io.github.rolloutplanner.observation.RolloutState;
import io.github.rolloutplanner.observation.Transition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Everything that a rollout has become since its start.
 *
 * @param plan which plan it is a state of
 * @param startedAt when it started; empty where only lengths of time are known
 * @param applied when what must be live was last seen live; empty where it never was
 * @param transitions what was done to it, in order
 * @param calls whom it called in the current phase, oldest first
 * @param metrics what it remembers of each metric that was observed, by name
 * @param lineage the plans that it had before
 */
public record RolloutMemory(
        PlanIdentity plan,
        Optional<Instant> startedAt,
        Optional<Applied> applied,
        List<Transition> transitions,
        List<PersonCall> calls,
        List<MetricRecord> metrics,
        Lineage lineage)
        implements RolloutState {

    /** Of a rollout that has its first plan. */
    public RolloutMemory(
            PlanIdentity plan,
            Optional<Instant> startedAt,
            Optional<Applied> applied,
            List<Transition> transitions,
            List<PersonCall> calls,
            List<MetricRecord> metrics) {
        this(plan, startedAt, applied, transitions, calls, metrics, Lineage.NONE);
    }

    public RolloutMemory {
        requireNonNull(plan, "plan");
        requireNonNull(startedAt, "startedAt");
        requireNonNull(applied, "applied");
        transitions = List.copyOf(transitions);
        calls = List.copyOf(calls);
        metrics = List.copyOf(metrics);
        requireNonNull(lineage, "lineage");
    }

    /** Of a rollout that was just started. */
    public static RolloutMemory ofStart(PlanIdentity plan) {
        return new RolloutMemory(plan, Optional.empty(), Optional.empty(), List.of(), List.of(), List.of());
    }
}

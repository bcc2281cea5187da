package io.github.rolloutplanner.decision;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.metric.Percentage;

/**
 * One step of a rollback: who keeps the change, and who loses it.
 *
 * @param percentage the part of the population that still has the change afterwards
 * @param kept who they are, in words; "none" at the end
 * @param leaving who loses the change by this step, in words
 * @since 0.1.0
 */
public record RollbackStep(Percentage percentage, String kept, String leaving) {

    public RollbackStep {
        requireNonNull(percentage, "percentage");
        requireNonNull(kept, "kept");
        requireNonNull(leaving, "leaving");
    }
}

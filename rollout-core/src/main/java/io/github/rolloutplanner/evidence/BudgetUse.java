package io.github.rolloutplanner.evidence;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.metric.Percentage;

/**
 * What a defect takes from an error budget.
 *
 * @param budget the bad events that the service level objective allows in its window
 * @param share the part of them that the defect adds
 * @since 0.1.0
 */
public record BudgetUse(double budget, Percentage share) {

    /**
     * Refuses a missing part.
     *
     * @param budget the bad events that the service level objective allows in its window
     * @param share the part of them that the defect adds
     */
    public BudgetUse {
        requireNonNull(share, "share");
    }
}

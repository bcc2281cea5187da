package io.github.rolloutplanner.evidence;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.metric.Percentage;

/**
 * What a defect takes from an error budget.
 *
 * @param budget the bad events that the service level objective allows in its window
 * @param percentage the part of them that the defect adds
 * @since 0.1.0
 */
public record BudgetUse(double budget, Percentage percentage) {

    public BudgetUse {
        requireNonNull(percentage, "percentage");
    }
}

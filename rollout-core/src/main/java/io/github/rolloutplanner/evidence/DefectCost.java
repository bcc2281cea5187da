package io.github.rolloutplanner.evidence;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.metric.Percentage;
import java.time.Duration;
import java.util.Optional;

/**
 * What a defect costs that starts with a phase, until it is detected and rolled back.
 *
 * @param metric the metric that gets worse
 * @param factor how many times its baseline it shows
 * @param seenAfter when the defect is noticed; empty where the phase is over before
 * @param lasts how long users have it: until it is detected, or to the end of the phase, and until it is rolled back
 * @param extraEvents the bad events that it adds
 * @param budgetUse what they take from the error budget; empty without a service level objective, or
 *     where its window may pass without traffic
 * @since 0.1.0
 */
public record DefectCost(
        String metric,
        double factor,
        Optional<Duration> seenAfter,
        Duration lasts,
        long extraEvents,
        Optional<BudgetUse> budgetUse) {

    public DefectCost {
        requireNonNull(metric, "metric");
        requireNonNull(seenAfter, "seenAfter");
        requireNonNull(lasts, "lasts");
        requireNonNull(budgetUse, "budgetUse");
    }

    /**
     * The part of the error budget that the bad events use.
     *
     * @return the part; empty where there is no budget
     */
    public Optional<Percentage> budgetPercentage() {
        return budgetUse.map(BudgetUse::percentage);
    }

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
}

package io.github.rolloutplanner.decision;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.reason.Reason;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/**
 * What an experiment shows. The treatment is shipped if a success metric is better, all guardrails are shown not to be worse
 * than their margins, no metric is worse, and the groups have their sizes (Schultzberg, Ankargren, Frånberg: Risk-aware
 * product decisions in A/B tests with multiple metrics, 2024). The level is split over the success metrics, and over all
 * metrics for being worse; guardrails have it whole, because all of them must pass. For that the power is shared: the
 * planner makes the groups so large that each test misses what it should show with probability β/(G + 1) at most, where
 * G is the number of guardrails.
 *
 * @param effects what it did to each metric, as far as both groups were measured
 * @param size users or observations of the smaller group
 * @param needed how many the design asks for, where it does
 * @param elapsed how long its data reach
 * @param planned how long it was planned to run
 * @param splitIsHealthy whether the groups have the sizes that they should have
 * @param recommendation what to do
 * @param reasons why
 * @since 0.1.0
 */
public record ExperimentReadOut(
        List<MetricEffect> effects,
        long size,
        OptionalLong needed,
        Duration elapsed,
        Duration planned,
        boolean splitIsHealthy,
        Recommendation recommendation,
        List<Reason> reasons) {

    public ExperimentReadOut {
        effects = List.copyOf(requireNonNull(effects, "effects"));
        requireNonNull(needed, "needed");
        requireNonNull(elapsed, "elapsed");
        requireNonNull(planned, "planned");
        requireNonNull(recommendation, "recommendation");
        reasons = List.copyOf(requireNonNull(reasons, "reasons"));
    }

    /**
     * Whether the groups are as large as designed.
     *
     * @return true if they are, or the design asks for no size
     */
    public boolean isLargeEnough() {
        return needed.isEmpty() || size >= needed.getAsLong();
    }

    /**
     * Whether its data cover the time that was planned, which is whole weeks where the planner designed it.
     *
     * @return true if they do
     */
    public boolean isLongEnough() {
        return elapsed.compareTo(planned) >= 0;
    }
}

package io.github.rolloutplanner.internal.evidence;

import java.time.Duration;

/**
 * An incident that hits all users while a change is watched without a control group, which would show that it is not the
 * change's doing. One of a rollout is allowed for, in which a metric is three times as bad as usual; a rate by its odds, so
 * that a total failure is never an incident.
 *
 * @param length how long it lasts; zero allows for none
 */
public record Incident(Duration length) {
    private static final double TIMES = 3;
    private static final double MILLIS_PER_HOUR = Duration.ofHours(1).toMillis();

    /**
     * The hours of usual events that an incident adds, or takes away.
     *
     * @param observed how long has been observed
     * @param rises whether the metric rises when it becomes worse
     * @param rate how often what is counted happens; 0 for what is no rate
     */
    public double usualHours(Duration observed, boolean rises, double rate) {
        return move(rises, rate) * Math.min(length.toMillis(), observed.toMillis()) / MILLIS_PER_HOUR;
    }

    /**
     * How far an incident moves the mean of all that was observed, as a part of where the metric usually stands.
     *
     * @param observed how long has been observed, above zero
     * @param rises whether the metric rises when it becomes worse
     * @param rate how often what is counted happens; 0 for what is no rate
     */
    public double move(Duration observed, boolean rises, double rate) {
        return move(rises, rate) * Math.min(1, (double) length.toMillis() / Math.max(1, observed.toMillis()));
    }

    private static double move(boolean rises, double rate) {
        double odds = (TIMES - 1) * (1 - rate);
        return rises ? odds / (1 + (TIMES - 1) * rate) : odds / (TIMES - (TIMES - 1) * rate);
    }
}

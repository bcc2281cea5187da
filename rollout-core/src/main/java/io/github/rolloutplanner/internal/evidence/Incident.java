package io.github.rolloutplanner.internal.evidence;

import java.time.Duration;

/**
 * An incident that hits all users while a change is watched without a control group: nobody else shows that it is not the
 * change's doing. One of a rollout is allowed for, in which a metric is three times as bad as usual; a rate by its odds, so
 * that a total failure is never an incident.
 *
 * @param length how long it lasts; zero allows for none
 */
public record Incident(Duration length) {
    private static final double TIMES = 3;
    private static final double MILLIS_PER_HOUR = Duration.ofHours(1).toMillis();

    /** How much a metric moves meanwhile, as a part of where it stands without the incident; 0 for what is no rate. */
    static double move(boolean rises, double rate) {
        return rises
                ? (TIMES - 1) * (1 - rate) / (1 + (TIMES - 1) * rate)
                : (TIMES - 1) * (1 - rate) / (TIMES - (TIMES - 1) * rate);
    }

    /** The hours of an incident in a stretch of time that is not longer than it, or of all of it. */
    private double hoursIn(Duration observed) {
        return Math.min(length.toMillis(), observed.toMillis()) / MILLIS_PER_HOUR;
    }

    /** So many hours of what is usual an incident adds, or takes away. */
    public double usualHours(Duration observed, boolean rises, double rate) {
        return move(rises, rate) * hoursIn(observed);
    }
}

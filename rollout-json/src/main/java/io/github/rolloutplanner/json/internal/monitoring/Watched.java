package io.github.rolloutplanner.json.internal.monitoring;

import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Tolerance;
import java.time.Duration;
import java.util.Optional;

/**
 * A metric that is watched in a phase.
 *
 * @param name what it is called in the phase; the metric, with the threshold where that has several
 * @param metric the metric
 * @param role what a breach means
 * @param state what is asked; empty where that is a query of the user's own
 * @param healthy where it has to be to leave the phase; empty where only a trigger is on it
 * @param trigger where it rolls back; empty where the plan has no trigger on it
 * @param tolerance how many breaches it takes
 * @param looks when it is measured
 * @param grace how long it may go unmeasured
 */
public record Watched(
        String name,
        String metric,
        GateRole role,
        Optional<StateQuery> state,
        Optional<Limit> healthy,
        Optional<Limit> trigger,
        Tolerance tolerance,
        Looks looks,
        Duration grace) {

    /** How many breaches are tolerated. */
    public int failures() {
        if (tolerance instanceof Tolerance.Consecutive row) {
            return row.breaches() - 1;
        }
        return tolerance instanceof Tolerance.Total total ? total.breaches() - 1 : 0;
    }

    /** Whether all measurements may be breaches that are tolerated. */
    public boolean isSeldomMeasured() {
        return failures() >= looks.count();
    }

    /** Whether breaches count only one after the other. */
    public boolean isInARow() {
        return tolerance instanceof Tolerance.Consecutive && failures() > 0;
    }
}

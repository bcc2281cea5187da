package io.github.rolloutplanner.json.internal.export;

import io.github.rolloutplanner.metric.GateRole;
import java.time.Duration;
import java.util.Optional;

/**
 * A metric that is watched in a phase.
 *
 * @param name what it is called in the phase; the metric, with the threshold where that has several
 * @param metric the metric
 * @param role what a breach means
 * @param healthy where it has to be to leave the phase; empty where only a trigger is on it
 * @param trigger where it rolls back; empty where the plan has no trigger on it
 * @param failures how many breaches are tolerated
 * @param looks when it is measured
 * @param grace how long it may go unmeasured
 */
public record Watched(
        String name,
        String metric,
        GateRole role,
        Optional<Limit> healthy,
        Optional<Limit> trigger,
        int failures,
        Looks looks,
        Duration grace) {}

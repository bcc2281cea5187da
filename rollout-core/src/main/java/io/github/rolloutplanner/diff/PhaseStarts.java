package io.github.rolloutplanner.diff;

import io.github.rolloutplanner.internal.bounds.TimeBound;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** When the phases of a plan begin, from the start of the first, as long as the soaks before them are known. */
record PhaseStarts(Map<Integer, Duration> byPlace) {

    static PhaseStarts of(RolloutPlan plan) {
        Map<Integer, Duration> starts = new HashMap<>();
        Optional<Duration> next = Optional.of(Duration.ZERO);
        for (Part<RolloutPhase> phase : PhasePairs.phases(plan)) {
            next.ifPresent(start -> starts.put(phase.place(), start));
            Optional<Duration> start = next;
            next = phase.value().soak().flatMap(soak -> start.map(begin -> TimeBound.sum(begin, soak)));
        }
        return new PhaseStarts(starts);
    }

    Optional<Duration> of(Part<RolloutPhase> phase) {
        return Optional.ofNullable(byPlace.get(phase.place()));
    }
}

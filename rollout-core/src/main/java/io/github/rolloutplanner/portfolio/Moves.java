package io.github.rolloutplanner.portfolio;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Rollouts from other starts. Many searches try the same start of one rollout, and dates take most of their time. */
final class Moves {
    private final Map<Lane, Map<Instant, Lane>> known = new HashMap<>();

    /** The rollout from a start, or from the first time after it at which it would be started. */
    Lane from(Lane lane, Instant start) {
        return known.computeIfAbsent(lane, first -> new HashMap<>())
                .computeIfAbsent(
                        start,
                        time -> lane.moved(lane.entry()
                                .startingAt(OwnHours.of(lane.entry()).from(time))));
    }
}

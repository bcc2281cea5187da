package io.github.rolloutplanner.plan;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/**
 * How long the ladders of a policy take, before evidence extends and urgency shortens the phases.
 *
 * @param phases from the start of the first phase to full rollout, for a change of this risk
 * @param shortestSoak the shortest soak of a phase with users; empty where all users are the first
 * @since 0.1.0
 */
public record PolicyLengths(Duration phases, Optional<Duration> shortestSoak) {

    public PolicyLengths {
        requireNonNull(phases, "phases");
        requireNonNull(shortestSoak, "shortestSoak");
    }
}

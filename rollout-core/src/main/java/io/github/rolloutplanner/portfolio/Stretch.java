package io.github.rolloutplanner.portfolio;

import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.plan.RolloutPhase;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A phase with its dates.
 *
 * @param phase the phase
 * @param from when it begins
 * @param end when it is over; {@link #NEVER} where that is not known
 * @param reached how long after the start of the rollout it begins at the earliest
 */
record Stretch(RolloutPhase phase, Instant from, Instant end, Duration reached) {
    static final Instant NEVER = Instant.MAX;

    static Optional<Instant> known(Instant end) {
        return end.equals(NEVER) ? Optional.empty() : Optional.of(end);
    }

    boolean exposes() {
        return phase.percentage().compareTo(Percentage.ZERO) > 0 && from.isBefore(end);
    }

    boolean overlaps(Stretch other) {
        return from.isBefore(other.end) && other.from.isBefore(end);
    }

    PortfolioTimeline.Segment segment() {
        return new PortfolioTimeline.Segment(phase.label(), phase.percentage(), from, known(end));
    }
}

package io.github.rolloutplanner.internal.planning;

import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.reason.Rule;
import io.github.rolloutplanner.strategy.PhaseOutline;
import java.time.Duration;
import java.util.Optional;

/**
 * A phase as it is without urgency, and how far it can be shortened.
 *
 * @param outline the phase as the strategy gives it
 * @param usual how long it lasts without urgency; zero for the last one
 * @param shortest how long it lasts at least
 * @param fixedBy what keeps it from being shortened; empty where only the time to see something does
 * @param isOptional whether the ladder is one without it
 */
record PhaseFloor(PhaseOutline outline, Duration usual, Duration shortest, Optional<Rule> fixedBy, boolean isOptional) {

    String name() {
        return outline.step().name();
    }

    Percentage percentage() {
        return outline.step().percentage();
    }

    boolean isLast() {
        return outline.step().soak().isEmpty();
    }

    boolean exposesUsers() {
        return !percentage().equals(Percentage.ZERO);
    }

    /** What can be taken from it. */
    Duration spare() {
        return usual.minus(shortest);
    }
}

package io.github.rolloutplanner.schedule;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * A time in which nothing is promoted.
 *
 * @param until when promotions are allowed again; empty where only a person can tell, as of a stop of all rollouts
 * @param cause why, such as "outside promotion hours"
 * @since 0.1.0
 */
public record Blackout(Optional<Instant> until, String cause) {

    public Blackout {
        requireNonNull(until, "until");
        requireNonNull(cause, "cause");
    }
}

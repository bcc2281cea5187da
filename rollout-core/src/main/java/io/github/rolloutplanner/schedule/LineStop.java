package io.github.rolloutplanner.schedule;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.reason.RolloutException;
import java.time.Instant;
import java.util.Optional;

/**
 * A stop of all rollouts: nothing starts and nothing is promoted, such as during an incident.
 *
 * @param since from when on
 * @param until when it ends; empty where a person has to lift it
 * @param cause why, such as "incident in checkout"
 * @since 0.1.0
 */
public record LineStop(Instant since, Optional<Instant> until, String cause) {

    /**
     * Refuses what is no stop.
     *
     * @throws RolloutException.InvalidValue if it ends before it starts or when it starts, if its times are not in the years
     *     1 to 9999, or if the cause is blank
     */
    public LineStop {
        Times.require(since, "since");
        requireNonNull(until, "until").ifPresent(end -> Times.require(end, "until"));
        String times =
                "A stop since " + since + until.map(end -> " until " + end).orElse("");
        Causes.require(cause, times);
        if (until.isPresent() && !until.get().isAfter(since)) {
            throw new RolloutException.InvalidValue(
                    times + " (" + cause + ") has no time in it. Give an end that is later than its start.");
        }
    }

    boolean isOn(Instant at) {
        return !at.isBefore(since) && (until.isEmpty() || at.isBefore(until.get()));
    }
}

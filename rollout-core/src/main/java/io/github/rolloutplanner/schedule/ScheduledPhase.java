package io.github.rolloutplanner.schedule;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.bounds.Elements;
import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.reason.RolloutException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The dates of a phase.
 *
 * @param label the phase as it reads in a sentence: "Beta (5%)"
 * @param start when it begins; empty where that is not known
 * @param promotion when the next phase begins at the earliest; empty where that is not known, and on the last phase
 * @param reasons why then: its soak, and what it waits for beyond that
 * @since 0.1.0
 */
public record ScheduledPhase(String label, Optional<Instant> start, Optional<Instant> promotion, List<Reason> reasons) {

    /**
     * Refuses dates that no phase can have.
     *
     * @throws RolloutException.InvalidValue if it is promoted before it begins, or begins nowhere, or a date is not in the years
     *     1 to 9999
     */
    public ScheduledPhase {
        requireNonNull(label, "label");
        requireNonNull(start, "start").ifPresent(time -> Times.require(time, "start"));
        requireNonNull(promotion, "promotion").ifPresent(time -> Times.require(time, "promotion"));
        reasons = Elements.listOf(reasons, "reasons");
        if (promotion.isPresent() && (start.isEmpty() || promotion.get().isBefore(start.get()))) {
            throw new RolloutException.InvalidValue("Phase '" + label + "' is promoted at " + promotion.get()
                    + start.map(time -> ", but begins at " + time + ".").orElse(", but has no start.")
                    + " Give a start before it.");
        }
    }

    /**
     * Returns how long the phase stays.
     *
     * @return from its start to its promotion; empty where one of them is not known
     */
    public Optional<Duration> stay() {
        return promotion.flatMap(end -> start.map(begin -> Duration.between(begin, end)));
    }
}

package io.github.rolloutplanner.observation;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.bounds.TextCheck;
import io.github.rolloutplanner.internal.bounds.TimeBound;
import io.github.rolloutplanner.internal.text.TextBound;
import java.time.Duration;
import java.util.Optional;

/**
 * A page, and what it was for, so that the on-call is paged once for each thing.
 *
 * @param at when, since the start of the rollout
 * @param phase number of the phase
 * @param subject what for
 * @param who who was called; may be empty
 * @since 0.1.0
 */
public record PersonCall(Duration at, int phase, Subject subject, String who) {

    public PersonCall {
        TimeBound.require(at, "at");
        requireNonNull(subject, "subject");
        TextCheck.require(requireNonNull(who, "who"), TextBound.NAME, "Who was called");
    }

    /**
     * What a person is called for.
     *
     * @param matter what happened
     * @param about the metric, the phase, the recommendation, or the number of the gate that it happened to
     * @param since when it began, where it can happen again: a source that fails, recovers and fails again
     * @since 0.1.0
     */
    public record Subject(Matter matter, String about, Optional<Duration> since) {

        public Subject {
            requireNonNull(matter, "matter");
            requireNonNull(about, "about");
            requireNonNull(since, "since").ifPresent(began -> TimeBound.require(began, "since"));
        }
    }

    /**
     * What can call a person.
     *
     * @since 0.1.0
     */
    public enum Matter {
        /** The plan does not say how long the phase lasts. */
        LENGTH,
        /** The time of the phase is up, and its gate has not seen enough. */
        SAMPLE,
        /** Data are overdue, and the grace of the gate is over. */
        DATA,
        /** A gate is breached that leaves the decision to a person. */
        BREACH,
        /** The groups do not have their sizes beside each other. */
        SPLIT,
        /** Far more users are exposed than planned. */
        EXPOSURE,
        /** An experiment is decided, but not for shipping, or is long over and not decided. */
        READ_OUT,
        /** A person has to confirm something, and nothing else is missing. */
        APPROVAL,
        /** The change was rolled back: the manual steps of the procedure are for people. */
        ROLLBACK,
        /** The flag or delivery system does not show what must be live. */
        LIVE,
        /** The clock went backwards, or further ahead than time can have passed. */
        CLOCK,
        /** What keeps the rollout cannot be read or written. */
        STORE
    }
}

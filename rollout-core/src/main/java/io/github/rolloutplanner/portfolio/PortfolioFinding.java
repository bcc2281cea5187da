package io.github.rolloutplanner.portfolio;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.bounds.Elements;
import io.github.rolloutplanner.internal.text.Legible;
import io.github.rolloutplanner.lint.Finding.Severity;
import io.github.rolloutplanner.metric.Percentage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Something about several rollouts that a release engineer would want to know.
 *
 * @param rule the rule, with an id that stays
 * @param severity how serious it is
 * @param entries the names of the entries that it is about
 * @param from when it begins
 * @param until when it is over; empty where that is not known
 * @param overlaps who is in both rollouts, phase by phase; empty where it is no collision
 * @param message what is found
 * @param advice what to do; done, it clears the finding
 * @since 0.1.0
 */
public record PortfolioFinding(
        String rule,
        Severity severity,
        List<String> entries,
        Instant from,
        Optional<Instant> until,
        List<Overlap> overlaps,
        String message,
        String advice) {

    public PortfolioFinding {
        requireNonNull(rule, "rule");
        requireNonNull(severity, "severity");
        entries = Elements.listOf(entries, "entries");
        requireNonNull(from, "from");
        requireNonNull(until, "until");
        overlaps = Elements.listOf(overlaps, "overlaps");
        message = Legible.escapedLines(requireNonNull(message, "message"));
        advice = Legible.escapedLines(requireNonNull(advice, "advice"));
    }

    @Override
    public String toString() {
        return severity + " " + from + ": " + message + " " + advice + " [" + rule + "]";
    }

    /**
     * A time in which two rollouts expose the same users.
     *
     * @param from when it begins
     * @param until when it is over; empty where that is not known
     * @param phase the phase of the first entry
     * @param otherPhase the phase of the second entry
     * @param percentage the part of all users that is in both, at the most where it is not certain; of all requests where {@link
     *     Kind#EACH_REQUEST}
     * @param users how many users a day that is, where both plans know their users
     * @param kind why
     * @since 0.1.0
     */
    public record Overlap(
            Instant from,
            Optional<Instant> until,
            String phase,
            String otherPhase,
            Percentage percentage,
            OptionalLong users,
            Kind kind) {
        public Overlap {
            requireNonNull(from, "from");
            requireNonNull(until, "until");
            requireNonNull(phase, "phase");
            requireNonNull(otherPhase, "otherPhase");
            requireNonNull(percentage, "percentage");
            requireNonNull(users, "users");
            requireNonNull(kind, "kind");
        }
    }

    /**
     * Why users are in two rollouts at a time.
     *
     * @since 0.1.0
     */
    public enum Kind {
        /** One flag key and one bucketing key draw the same users, so that the smaller percentage is within the larger. */
        NESTED("one flag and one bucketing key draw the same users for both"),
        /** Hashes that do not depend on each other, so that the percentages multiply. */
        INDEPENDENT("users are drawn independently"),
        /** A router draws for each request, so that the percentages of requests multiply, and most users meet both in time. */
        EACH_REQUEST("a router draws anew for each request, so that most users meet both in time"),
        /** The members of one ring. */
        SAME_RING("both expose the same ring"),
        /** One of the rollouts exposes all users. */
        ALL("one of them exposes all users"),
        /** Nothing says who is in both; the number is the most that can be. */
        UNKNOWN("nothing says that their users differ");

        private final String clause;

        Kind(String clause) {
            this.clause = clause;
        }

        /**
         * Returns the reason as it stands after "because".
         *
         * @return a clause
         */
        public String clause() {
            return clause;
        }
    }
}

package io.github.rolloutplanner.metric;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.bounds.Elements;
import io.github.rolloutplanner.internal.bounds.TimeBound;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.reason.RolloutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Something that is true or not while a change rolls out: a metric on one side of a level, the approval of a person, or
 * a statement in words.
 *
 * @since 0.1.0
 */
public sealed interface Condition permits Condition.OnMetric, Condition.Approval, Condition.Stated {

    /**
     * What this says of a metric.
     *
     * @return the measured condition, if this is one or its words are understood as a single one
     */
    Optional<OnMetric> measured();

    /**
     * The conditions on metrics that must all hold for this one to hold.
     *
     * @return itself where it is {@linkplain #measured measured}, the parts of words that join several by "and", else none
     */
    default List<OnMetric> allOf() {
        return measured().stream().toList();
    }

    /**
     * The conditions on metrics of which each alone makes this one true.
     *
     * @return itself where it is {@linkplain #measured measured}, the parts of words that join several by "or", else none
     */
    default List<OnMetric> anyOf() {
        return measured().stream().toList();
    }

    /**
     * A condition in free text.
     *
     * @param text the words
     * @return the approval that they ask for in the words of {@link Approval}, or the words as they stand
     */
    static Condition parse(String text) {
        int at = requireNonNull(text, "text").indexOf(Approval.CONFIRMS);
        return at > 0
                ? Approval.of(text.substring(0, at), text.substring(at + Approval.CONFIRMS.length()))
                : new Stated(text);
    }

    /**
     * The condition as one sentence.
     *
     * @return the text
     */
    @Override
    String toString();

    /**
     * A metric on one side of a level.
     *
     * @param metric name of the metric
     * @param threshold the side and the level
     * @param persistence how long or how often people want to see it before they act; kept and shown, while a rollout decides by
     *     all that it has seen, at each look
     * @since 0.1.0
     */
    record OnMetric(String metric, Threshold threshold, Persistence persistence) implements Condition {
        public OnMetric {
            requireNonNull(metric, "metric");
            requireNonNull(threshold, "threshold");
            requireNonNull(persistence, "persistence");
        }

        /**
         * A metric on one side of a level, however short.
         *
         * @param metric name of the metric
         * @param threshold the side and the level
         */
        public OnMetric(String metric, Threshold threshold) {
            this(metric, threshold, Persistence.NONE);
        }

        @Override
        public Optional<OnMetric> measured() {
            return Optional.of(this);
        }

        /**
         * The condition as something that happens: "Error rate exceeds 5%".
         *
         * @return the text
         */
        public String asEvent() {
            return metric + " " + threshold.relation().verb() + " " + threshold.level() + suffix();
        }

        @Override
        public String toString() {
            return metric + " " + threshold + suffix();
        }

        private String suffix() {
            return persistence.equals(Persistence.NONE) ? "" : " " + persistence;
        }
    }

    /**
     * How long or how often a threshold must be crossed before people act on it, where a plan says so. A sequential decision
     * needs none of it: it weighs all that was observed, however long it took.
     *
     * @param lasting for how long
     * @param window over which time the metric is averaged
     * @param breaches in how many checks
     * @param checks of how many; as many as breaches where they come in a row
     * @since 0.1.0
     */
    record Persistence(
            Optional<Duration> lasting, Optional<Duration> window, OptionalInt breaches, OptionalInt checks) {
        /** Nothing is said of it. */
        public static final Persistence NONE =
                new Persistence(Optional.empty(), Optional.empty(), OptionalInt.empty(), OptionalInt.empty());

        /**
         * Refuses what cannot be.
         *
         * @throws RolloutException.InvalidValue if there are no breaches, more of them than checks, or one without the other
         */
        public Persistence {
            requireNonNull(lasting, "lasting").ifPresent(length -> TimeBound.require(length, "lasting"));
            requireNonNull(window, "window").ifPresent(length -> TimeBound.require(length, "window"));
            if (requireNonNull(breaches, "breaches").isPresent()
                            != requireNonNull(checks, "checks").isPresent()
                    || breaches.orElse(1) < 1
                    || breaches.orElse(1) > checks.orElse(1)) {
                throw new RolloutException.InvalidValue("There cannot be " + breaches + " breaches in " + checks
                        + " checks. Give at least one, and at least as many checks.");
            }
        }

        /**
         * In words.
         *
         * @return for instance {@code for 5 minutes}, {@code over 10 minutes in 3 of 5 checks}; empty where nothing is said
         */
        @Override
        public String toString() {
            List<String> words = new ArrayList<>();
            lasting.ifPresent(length -> words.add("for " + Wording.of(length)));
            window.ifPresent(length -> words.add("over " + Wording.of(length)));
            breaches.ifPresent(count -> words.add("in " + count + " of " + checks.orElseThrow() + " checks"));
            return String.join(" ", words);
        }
    }

    /**
     * The approval of a person or team.
     *
     * @param approver who approves; empty as long as none is assigned
     * @param order which of the people who approve the same matter it is, from 1 to 10; the first is the rollout owner where none is
     *     assigned
     * @param matter what they confirm
     * @since 0.1.0
     */
    record Approval(Optional<String> approver, int order, String matter) implements Condition {
        private static final List<String> NOT_ASSIGNED = List.of(
                "The rollout owner",
                "A second approver",
                "A third approver",
                "A fourth approver",
                "A fifth approver",
                "A sixth approver",
                "A seventh approver",
                "An eighth approver",
                "A ninth approver",
                "A tenth approver");

        private static final String CONFIRMS = " confirms: ";

        public Approval {
            requireNonNull(approver, "approver");
            requireNonNull(matter, "matter");
            if (order < 1 || order > NOT_ASSIGNED.size()) {
                throw new RolloutException.InvalidValue("Approver " + order + " of '" + matter
                        + "' is out of range. Count from 1 to " + NOT_ASSIGNED.size() + ".");
            }
        }

        /**
         * The approval of the only person, or the first, who approves a matter.
         *
         * @param approver who approves; empty as long as none is assigned, when the rollout owner approves
         * @param matter what they confirm
         */
        public Approval(Optional<String> approver, String matter) {
            this(approver, 1, matter);
        }

        /**
         * Returns the approvals of one matter by several people.
         *
         * @param names who approves, those who are asked first in front; may be fewer than needed, or more
         * @param needed how many of them approve, from 0 to 10
         * @param matter what they confirm
         * @return as many as are needed, by their order; those for whom no name is left are not assigned
         */
        public static List<Approval> each(List<String> names, int needed, String matter) {
            List<String> known = Elements.listOf(names, "names");
            requireNonNull(matter, "matter");
            List<Approval> approvals = new ArrayList<>();
            for (int order = 1; order <= needed; order++) {
                Optional<String> name = order <= known.size() ? Optional.of(known.get(order - 1)) : Optional.empty();
                approvals.add(new Approval(name, order, matter));
            }
            return approvals;
        }

        /** An approval as it is written, by whom and of what. */
        private static Approval of(String approver, String matter) {
            int unassigned = NOT_ASSIGNED.indexOf(approver);
            return unassigned >= 0
                    ? new Approval(Optional.empty(), unassigned + 1, matter)
                    : new Approval(Optional.of(approver), matter);
        }

        /**
         * Whether a person or team is there to approve.
         *
         * @return false without an approver, and for a blank one
         */
        public boolean isAssigned() {
            return approver.filter(name -> !name.isBlank()).isPresent();
        }

        @Override
        public Optional<OnMetric> measured() {
            return Optional.empty();
        }

        @Override
        public String toString() {
            return approver.orElse(NOT_ASSIGNED.get(order - 1)) + CONFIRMS + matter;
        }
    }

    /**
     * A condition in free text.
     *
     * @param text the words
     * @since 0.1.0
     */
    record Stated(String text) implements Condition {
        public Stated {
            requireNonNull(text, "text");
        }

        @Override
        public Optional<OnMetric> measured() {
            return ConditionText.read(text);
        }

        @Override
        public List<OnMetric> allOf() {
            return ConditionText.all(text);
        }

        @Override
        public List<OnMetric> anyOf() {
            return ConditionText.any(text);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}

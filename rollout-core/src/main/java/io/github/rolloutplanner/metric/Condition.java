package io.github.rolloutplanner.metric;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

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
     * @return the measured condition, if this is one or its words are understood as one
     */
    Optional<OnMetric> measured();

    /**
     * A condition in free text.
     *
     * @param text the words
     * @return the approval that they ask for in the words of {@link Approval}, or the words as they stand
     */
    static Condition parse(String text) {
        int at = requireNonNull(text, "text").indexOf(Approval.CONFIRMS);
        return at > 0
                ? new Approval(
                        Optional.of(text.substring(0, at)).filter(approver -> !approver.equals(Approval.NOT_ASSIGNED)),
                        text.substring(at + Approval.CONFIRMS.length()))
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
     * @since 0.1.0
     */
    record OnMetric(String metric, Threshold threshold) implements Condition {
        public OnMetric {
            requireNonNull(metric, "metric");
            requireNonNull(threshold, "threshold");
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
            return metric + " " + threshold.relation().verb() + " " + threshold.level();
        }

        @Override
        public String toString() {
            return metric + " " + threshold;
        }
    }

    /**
     * The approval of a person or team.
     *
     * @param approver who approves; empty as long as none is assigned, when the rollout owner approves
     * @param matter what they confirm
     * @since 0.1.0
     */
    record Approval(Optional<String> approver, String matter) implements Condition {
        private static final String NOT_ASSIGNED = "The rollout owner";

        private static final String CONFIRMS = " confirms: ";

        public Approval {
            requireNonNull(approver, "approver");
            requireNonNull(matter, "matter");
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
            return approver.orElse(NOT_ASSIGNED) + CONFIRMS + matter;
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
        public String toString() {
            return text;
        }
    }
}

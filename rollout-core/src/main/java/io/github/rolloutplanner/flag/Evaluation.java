package io.github.rolloutplanner.flag;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * What a flag gives to a user, and why. Users for whom all of this is the same share one object.
 *
 * @param value what the user gets
 * @param reason why
 * @param rule the rule whose condition the user meets, for {@link EvaluationReason#TARGETING_MATCH}
 * @param buckets the buckets of which the user has one, for {@link EvaluationReason#SPLIT}
 * @param group which group of a comparison the user belongs to; users of rules belong to none, since they are not random
 * @since 0.1.0
 */
public record Evaluation(
        FlagValue value,
        EvaluationReason reason,
        Optional<TargetingRule> rule,
        Optional<Buckets> buckets,
        Group group) {

    public Evaluation {
        requireNonNull(value, "value");
        requireNonNull(reason, "reason");
        requireNonNull(rule, "rule");
        requireNonNull(buckets, "buckets");
        requireNonNull(group, "group");
    }

    static Evaluation constant(FlagValue value, EvaluationReason reason) {
        return new Evaluation(value, reason, Optional.empty(), Optional.empty(), Group.NEITHER);
    }

    static Evaluation matched(TargetingRule rule) {
        return new Evaluation(
                rule.value(), EvaluationReason.TARGETING_MATCH, Optional.of(rule), Optional.empty(), Group.NEITHER);
    }

    static Evaluation split(FlagValue value, Buckets buckets, Group group) {
        return new Evaluation(value, EvaluationReason.SPLIT, Optional.empty(), Optional.of(buckets), group);
    }

    /**
     * Buckets next to each other.
     *
     * @param bucketing which buckets: those of the percentage, or those of the variants
     * @param from the first one
     * @param to the one after the last one
     * @since 0.1.0
     */
    public record Buckets(Bucketing bucketing, int from, int to) {
        public Buckets {
            requireNonNull(bucketing, "bucketing");
        }

        @Override
        public String toString() {
            return "buckets " + from + " to " + (to - 1) + " of " + bucketing;
        }
    }

    /**
     * Whom a user is compared with.
     *
     * @since 0.1.0
     */
    public enum Group {
        /** The user has the change by chance. */
        TREATED,
        /** The user does not have it by chance, and is compared with those who do. */
        CONTROL,
        /** The user is in no comparison. */
        NEITHER
    }
}

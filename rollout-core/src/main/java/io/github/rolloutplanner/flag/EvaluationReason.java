package io.github.rolloutplanner.flag;

/**
 * Why a flag gave what it gave, in the words of OpenFeature.
 *
 * @since 0.1.0
 */
public enum EvaluationReason {
    /** The user meets the condition of a rule. */
    TARGETING_MATCH,
    /** The bucket of the user decided. */
    SPLIT,
    /** No rule is for the user, and no bucket decides: at 0 % and 100 %, or because the bucketing key is not known. */
    DEFAULT,
    /** All users get the same: there are no rules, and the percentage is 0 % or 100 %. */
    STATIC,
    /** The flag is off for all users, whatever its rules and percentage are. */
    DISABLED
}

package io.github.rolloutplanner.flag;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.flag.FeatureFlag.VariantPercentage;
import io.github.rolloutplanner.internal.bounds.Elements;
import io.github.rolloutplanner.metric.Percentage;
import java.util.List;
import java.util.Optional;

/**
 * How a flag is set: in a phase, after a rollback, or after completion. It is all that a flag system has to know.
 *
 * @param key the key by which code and flag system know the flag
 * @param enabled false after a rollback: the kill switch is used, all users get the default value, and no rule is asked
 * @param defaultValue what users get who match no rule and are not in the percentage
 * @param rules groups who get a value whatever the percentage is, asked in this order: each one whose phase has come; none after
 *     a rollback, which takes the change from all; after completion, which gives it to all others, those alone that give the
 *     default value
 * @param percentage the part of all other users who are in; 0% where the audience is reached by rules alone
 * @param variants what those who are in get, for a multivariate flag: the split of its experiment, and where more are exposed
 *     than that treats, the treatment for as many as are exposed and control for the others; the treatment alone at 100%; of
 *     several treatments all of them, in their split, until one is chosen
 * @param bucketBy the attribute whose hash decides who is in the percentage, such as {@code user.id}; empty where the flag is not
 *     split
 * @since 0.1.0
 */
public record FlagState(
        String key,
        boolean enabled,
        FlagValue defaultValue,
        List<TargetingRule> rules,
        Percentage percentage,
        List<VariantPercentage> variants,
        Optional<String> bucketBy) {

    public FlagState {
        requireNonNull(key, "key");
        requireNonNull(defaultValue, "defaultValue");
        rules = Elements.listOf(rules, "rules");
        requireNonNull(percentage, "percentage");
        variants = Elements.listOf(variants, "variants");
        requireNonNull(bucketBy, "bucketBy");
    }

    /**
     * A flag whose kill switch is used.
     *
     * @param flag the flag
     * @return the default value for all users
     */
    public static FlagState disabled(FeatureFlag flag) {
        requireNonNull(flag, "flag");
        return new FlagState(
                flag.key(), false, flag.defaultValue(), List.of(), Percentage.ZERO, flag.variants(), flag.bucketBy());
    }

    /**
     * This state at another percentage.
     *
     * @param percentage the part of the users without a rule who are in
     * @return a state that differs in this
     */
    public FlagState withPercentage(Percentage percentage) {
        return new FlagState(key, enabled, defaultValue, rules, percentage, variants, bucketBy);
    }

    /**
     * A flag that is live, with all its rules.
     *
     * @param flag the flag
     * @param percentage the part of the users without a rule who are in
     * @return the state
     */
    public static FlagState live(FeatureFlag flag, Percentage percentage) {
        requireNonNull(flag, "flag");
        return new FlagState(
                flag.key(), true, flag.defaultValue(), flag.rules(), percentage, flag.variants(), flag.bucketBy());
    }
}

package io.github.rolloutplanner.decision;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.flag.FeatureFlag;
import io.github.rolloutplanner.flag.FeatureFlag.VariantPercentage;
import io.github.rolloutplanner.flag.FlagValue;
import io.github.rolloutplanner.flag.TargetingRule;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.strategy.Audience;
import java.util.ArrayList;
import java.util.List;

/**
 * How a flag must be set now.
 *
 * @param key the key by which code and flag system know the flag
 * @param defaultValue what users get who match no rule and are not in the percentage
 * @param rules groups who get a value whatever the percentage is; none after a rollback, which takes the change from all, and
 *     none after completion, which gives it to all
 * @param percentage the part of all other users who are in; 0% where the audience is reached by rules alone
 * @param variants what those who are in get, for a multivariate flag; after completion the treatment alone
 * @since 0.1.0
 */
public record LiveFlag(
        String key,
        FlagValue defaultValue,
        List<TargetingRule> rules,
        Percentage percentage,
        List<VariantPercentage> variants) {

    public LiveFlag {
        requireNonNull(key, "key");
        requireNonNull(defaultValue, "defaultValue");
        rules = List.copyOf(requireNonNull(rules, "rules"));
        requireNonNull(percentage, "percentage");
        variants = List.copyOf(requireNonNull(variants, "variants"));
    }

    static LiveFlag off(FeatureFlag flag) {
        return new LiveFlag(flag.key(), flag.defaultValue(), List.of(), Percentage.ZERO, flag.variants());
    }

    static LiveFlag forAll(FeatureFlag flag) {
        List<VariantPercentage> treatments = treatments(flag);
        return new LiveFlag(
                flag.key(),
                flag.defaultValue(),
                List.of(),
                Percentage.ONE_HUNDRED,
                treatments.size() == 1
                        ? List.of(new VariantPercentage(treatments.get(0).name(), Percentage.ONE_HUNDRED))
                        : flag.variants());
    }

    static LiveFlag during(FeatureFlag flag, RolloutPhase phase) {
        return new LiveFlag(flag.key(), flag.defaultValue(), flag.rules(), percentage(flag, phase), flag.variants());
    }

    /** A ring or the team is reached by its rule; the variants split those who are in, so that more are in than have it. */
    private static Percentage percentage(FeatureFlag flag, RolloutPhase phase) {
        if (phase.audience() instanceof Audience.RingMembers || phase.audience() instanceof Audience.Internal) {
            return phase.percentage().equals(Percentage.ONE_HUNDRED) ? phase.percentage() : Percentage.ZERO;
        }
        double treated = treatments(flag).stream()
                .mapToDouble(variant -> variant.percentage().fraction())
                .sum();
        return treated > 0
                ? Percentage.ofFraction(Math.min(1, phase.percentage().fraction() / treated))
                : phase.percentage();
    }

    private static List<VariantPercentage> treatments(FeatureFlag flag) {
        List<VariantPercentage> treatments = new ArrayList<>(flag.variants());
        treatments.removeIf(variant -> FlagValue.of(variant.name()).equals(flag.defaultValue()));
        return treatments;
    }
}

package io.github.rolloutplanner.decision;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.flag.FeatureFlag;
import io.github.rolloutplanner.flag.FeatureFlag.VariantPercentage;
import io.github.rolloutplanner.flag.FlagValue;
import io.github.rolloutplanner.flag.TargetingRule;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.plan.RolloutPhase;
import java.util.List;

/**
 * How a flag must be set now.
 *
 * @param key the key by which code and flag system know the flag
 * @param defaultValue what users get who match no rule and are not in the percentage
 * @param rules groups who get a value whatever the percentage is: those of the flag, and each ring whose phase has come, by a
 *     rule without a condition where the flag has none for it; none after a rollback, which takes the change from all, and none
 *     after completion, which gives it to all
 * @param percentage the part of all other users who are in; 0% where the audience is reached by rules alone
 * @param variants what those who are in get, for a multivariate flag: the split of its experiment, and where more are exposed
 *     than that treats, the treatment for as many as are exposed and control for the others; the treatment alone at 100%; of
 *     several treatments all of them up to the end of the experiment, then the one that was chosen
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

    static LiveFlag forAll(VariantSplit split) {
        FeatureFlag flag = split.flag();
        return new LiveFlag(
                flag.key(),
                flag.defaultValue(),
                List.of(),
                Percentage.ONE_HUNDRED,
                split.variants(Percentage.ONE_HUNDRED));
    }

    /** The last of the phases that were reached is the current one. */
    static LiveFlag during(VariantSplit split, List<RolloutPhase> reached) {
        FeatureFlag flag = split.flag();
        RolloutPhase phase = reached.get(reached.size() - 1);
        boolean byRules =
                ReachedGroups.isGroup(phase.audience()) && !phase.percentage().equals(Percentage.ONE_HUNDRED);
        return new LiveFlag(
                flag.key(),
                flag.defaultValue(),
                new ReachedGroups(reached).rules(split.rules(), split.change()),
                byRules ? Percentage.ZERO : split.percentage(phase.percentage()),
                split.variants(phase.percentage()));
    }
}

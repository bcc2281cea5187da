package io.github.rolloutplanner.decision;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.flag.FeatureFlag;
import io.github.rolloutplanner.flag.FeatureFlag.VariantPercentage;
import io.github.rolloutplanner.flag.FlagValue;
import io.github.rolloutplanner.flag.TargetingRule;
import io.github.rolloutplanner.internal.bounds.Elements;
import io.github.rolloutplanner.internal.text.Legible;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.strategy.Audience;
import java.util.List;
import java.util.Optional;

/**
 * What must be live now: how many have the change, who they are, and what the flags say for it. Bring the world to it after
 * each transition; whatever it was before.
 *
 * @param percentage the part of the population that has the change: 0% after a rollback, 100% after completion, that of the
 *     phase while it runs or is paused
 * @param audience who has it; empty after a rollback
 * @param flags the setting of each flag of the plan
 * @since 0.1.0
 */
public record LiveState(Percentage percentage, Optional<Audience> audience, List<Flag> flags) {

    public LiveState {
        requireNonNull(percentage, "percentage");
        requireNonNull(audience, "audience");
        flags = Elements.listOf(flags, "flags");
    }

    @Override
    public String toString() {
        return Legible.escaped(audience.map(who -> who.text(percentage)).orElse("No users")) + " (" + percentage + ")";
    }

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
    public record Flag(
            String key,
            FlagValue defaultValue,
            List<TargetingRule> rules,
            Percentage percentage,
            List<VariantPercentage> variants) {

        public Flag {
            requireNonNull(key, "key");
            requireNonNull(defaultValue, "defaultValue");
            rules = Elements.listOf(rules, "rules");
            requireNonNull(percentage, "percentage");
            variants = Elements.listOf(variants, "variants");
        }

        static Flag off(FeatureFlag flag) {
            return new Flag(flag.key(), flag.defaultValue(), List.of(), Percentage.ZERO, flag.variants());
        }

        static Flag forAll(VariantSplit split) {
            FeatureFlag flag = split.flag();
            return new Flag(
                    flag.key(),
                    flag.defaultValue(),
                    List.of(),
                    Percentage.ONE_HUNDRED,
                    split.variants(Percentage.ONE_HUNDRED));
        }

        /** The last of the phases that were reached is the current one. */
        static Flag during(VariantSplit split, List<RolloutPhase> reached) {
            FeatureFlag flag = split.flag();
            RolloutPhase phase = reached.get(reached.size() - 1);
            boolean byRules = ReachedGroups.isGroup(phase.audience())
                    && !phase.percentage().equals(Percentage.ONE_HUNDRED);
            return new Flag(
                    flag.key(),
                    flag.defaultValue(),
                    new ReachedGroups(reached).rules(split.rules(), split.change()),
                    byRules ? Percentage.ZERO : split.percentage(phase.percentage()),
                    split.variants(phase.percentage()));
        }
    }
}

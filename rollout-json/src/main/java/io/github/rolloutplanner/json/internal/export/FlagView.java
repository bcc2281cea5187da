package io.github.rolloutplanner.json.internal.export;

import io.github.rolloutplanner.flag.FeatureFlag.VariantPercentage;
import io.github.rolloutplanner.flag.FlagState;
import io.github.rolloutplanner.flag.FlagValue;
import io.github.rolloutplanner.flag.TargetingCondition;
import io.github.rolloutplanner.flag.TargetingRule;
import io.github.rolloutplanner.json.export.Loss;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A flag as exporters read it: rules first, then what all others get.
 *
 * @param state the flag
 * @param spot where it stands
 * @param rules the rules that are asked; none where the kill switch is used
 * @param remainder what all others get; variants are always chosen by another hash than the percentage, so that users keep theirs
 *     while the percentage grows, and when one treatment goes on alone
 */
public record FlagView(FlagState state, Spot spot, List<TargetingRule> rules, Remainder remainder) {

    static FlagView of(FlagState flag, Spot spot) {
        FlagView view = new FlagView(flag, spot, flag.enabled() ? flag.rules() : List.of(), Remainders.of(flag));
        if (view.values().stream().map(FlagValue::getClass).distinct().count() > 1) {
            spot.refuse(
                    Loss.Feature.VARIANTS,
                    "Flag '" + flag.key() + "' gives true or false to some users and variants to others.",
                    "Give it a default value and rules that are variants, too.");
        }
        WholeTexts.check(flag, spot);
        view.checkKey(
                WholeTexts.isWhole(flag.key()),
                "The key has half of a character in it, which no file can hold.",
                "Give the flag a key of whole characters.");
        return view;
    }

    public String key() {
        return state.key();
    }

    /** The attribute whose hash decides; there is one wherever some users get a value and others do not. */
    public String bucketBy() {
        return state.bucketBy().orElseThrow();
    }

    /** Refuses the key of the flag where something in it is more than the system can hold. */
    public void checkKey(boolean holds, String effect, String advice) {
        if (!holds) {
            spot.at("key").refuse(Loss.Feature.KEY, effect, advice);
        }
    }

    /** Where a rule stands. */
    public Spot spotOf(int rule) {
        return spot.at("rules[" + rule + "]");
    }

    /** Where the condition of a rule stands; one that takes the change away is meant to be met, not to be missed. */
    public Spot conditionOf(int rule) {
        Spot condition = spotOf(rule).at("condition");
        return rules.get(rule).value().equals(state.defaultValue()) ? condition.opposite() : condition;
    }

    /** Who a rule is for: a condition, or the members of the segment that it names. */
    public static TargetingCondition conditionOf(TargetingRule rule) {
        return rule.condition().orElseGet(() -> TargetingCondition.inSegment(rule.segment()));
    }

    /** Whether the flag is on or off, and has no variants. */
    public boolean isSwitch() {
        return state.defaultValue() instanceof FlagValue.Switch;
    }

    /** All that the flag can give: the change first, the default value last, the same in each phase. */
    public List<FlagValue> values() {
        Set<FlagValue> values = new LinkedHashSet<>();
        if (state.variants().isEmpty() && state.defaultValue() instanceof FlagValue.Switch off) {
            values.add(FlagValue.of(!off.on()));
        }
        for (VariantPercentage variant : state.variants()) {
            values.add(FlagValue.of(variant.name()));
        }
        rules.forEach(rule -> values.add(rule.value()));
        values.remove(state.defaultValue());
        values.add(state.defaultValue());
        return List.copyOf(values);
    }
}

package io.github.rolloutplanner.json.export;

import static io.github.rolloutplanner.metric.Percentage.percent;

import io.github.rolloutplanner.flag.FeatureFlag.VariantPercentage;
import io.github.rolloutplanner.flag.FlagState;
import io.github.rolloutplanner.flag.FlagValue;
import io.github.rolloutplanner.flag.TargetingRule;
import io.github.rolloutplanner.metric.Percentage;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Flags to export. */
final class FlagStates {
    static final String KEY = "one-page-checkout";
    static final FlagValue ON = FlagValue.of(true);
    static final FlagValue OFF = FlagValue.of(false);

    private FlagStates() {}

    static FlagState percentage(String key, double percent) {
        return percentage(key, OFF, percent(percent));
    }

    static FlagState percentage(String key, FlagValue defaultValue, Percentage percentage) {
        return new FlagState(key, true, defaultValue, List.of(), percentage, List.of(), Optional.of("user.id"));
    }

    static FlagState bucketedBy(String attribute, FlagState flag) {
        return new FlagState(
                flag.key(),
                flag.enabled(),
                flag.defaultValue(),
                flag.rules(),
                flag.percentage(),
                flag.variants(),
                Optional.of(attribute));
    }

    /** A flag for those who meet a condition, and no others. */
    static FlagState rule(String key, String condition) {
        return rules(key, ringRule("ring", condition, ON));
    }

    static FlagState rules(String key, TargetingRule... rules) {
        return new FlagState(key, true, OFF, List.of(rules), Percentage.ZERO, List.of(), Optional.of("user.id"));
    }

    static TargetingRule ringRule(String segment, String condition, FlagValue value) {
        return new TargetingRule(segment, Optional.of(ConditionForms.condition(condition)), value);
    }

    static TargetingRule segmentRule(String segment) {
        return new TargetingRule(segment, Optional.empty(), ON);
    }

    /** An experiment: {@code control 50, treatment 50} among those who are in. */
    static FlagState experiment(String key, double percent, String... namesAndPercentages) {
        List<VariantPercentage> variants =
                Stream.of(namesAndPercentages).map(FlagStates::variant).toList();
        return new FlagState(
                key, true, FlagValue.of("control"), List.of(), percent(percent), variants, Optional.of("user.id"));
    }

    private static VariantPercentage variant(String nameAndPercentage) {
        String[] words = nameAndPercentage.split(" ");
        return new VariantPercentage(words[0], percent(Double.parseDouble(words[1])));
    }

    static FlagState disabled(FlagState flag) {
        return new FlagState(
                flag.key(),
                false,
                flag.defaultValue(),
                flag.rules(),
                flag.percentage(),
                flag.variants(),
                flag.bucketBy());
    }

    static FlagState withRules(FlagState flag, TargetingRule... rules) {
        return new FlagState(
                flag.key(),
                true,
                flag.defaultValue(),
                List.of(rules),
                flag.percentage(),
                flag.variants(),
                flag.bucketBy());
    }
}

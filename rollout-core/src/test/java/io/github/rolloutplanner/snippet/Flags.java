package io.github.rolloutplanner.snippet;

import static io.github.rolloutplanner.metric.Percentage.percent;

import io.github.rolloutplanner.flag.AttributeCondition;
import io.github.rolloutplanner.flag.AttributeCondition.Ordering;
import io.github.rolloutplanner.flag.FeatureFlag;
import io.github.rolloutplanner.flag.FeatureFlag.VariantPercentage;
import io.github.rolloutplanner.flag.FlagValue;
import io.github.rolloutplanner.flag.TargetingCondition;
import io.github.rolloutplanner.flag.TargetingRule;
import java.util.Optional;

/** Flags to write snippets for. */
final class Flags {
    private Flags() {}

    /** On for a percentage of users; with rules of each kind. */
    static FeatureFlag onePageCheckout() {
        return FeatureFlag.builder()
                .key("one-page-checkout")
                .type(FeatureFlag.Type.PERCENTAGE)
                .defaultValue(FlagValue.of(false))
                .addRules(
                        rule("internal", TargetingCondition.endsWith("user.email", "@company.com"), true),
                        rule("beta", TargetingCondition.is("user.tier", "beta"), true),
                        rule("blocked", TargetingCondition.in("tenant.country", "KP", "IR"), false),
                        new TargetingRule("early-adopters", Optional.empty(), FlagValue.of(true)))
                .startPercentage(percent(5))
                .bucketBy("user.id")
                .implementation("")
                .build();
    }

    /** Three variants of which the control stands second. */
    static FeatureFlag searchRanking() {
        return FeatureFlag.builder()
                .key("search_ranking")
                .type(FeatureFlag.Type.MULTIVARIATE)
                .defaultValue(FlagValue.of("classic"))
                .addVariants(
                        new VariantPercentage("semantic", percent(25)),
                        new VariantPercentage("classic", percent(50)),
                        new VariantPercentage("hybrid-2", percent(25)))
                .addRules(
                        rule("internal", TargetingCondition.endsWith("user.email", "@company.com"), true),
                        new TargetingRule("beta", Optional.empty(), FlagValue.of("hybrid-2")))
                .bucketBy("session")
                .implementation("")
                .build();
    }

    /** The same foreign text wherever a flag has room for one. */
    static FeatureFlag everywhere(String text, FeatureFlag.Type type) {
        return FeatureFlag.builder()
                .key(text)
                .type(type)
                .defaultValue(type == FeatureFlag.Type.MULTIVARIATE ? FlagValue.of(text) : FlagValue.of(false))
                .addVariants(new VariantPercentage(text, percent(50)), new VariantPercentage(text + "'", percent(50)))
                .addRules(
                        rule(text, TargetingCondition.endsWith(text, text), true),
                        rule(text, TargetingCondition.is("user." + text, text), true),
                        rule(text, TargetingCondition.in(text + ".x", text, text), true),
                        rule(text, ofEachForm(text), true),
                        new TargetingRule(text, Optional.empty(), FlagValue.of(text)))
                .bucketBy(text)
                .implementation("")
                .build();
    }

    /** All that every style can say, joined in each way. */
    static TargetingCondition ofEachForm(String text) {
        return TargetingCondition.anyOf(
                TargetingCondition.allOf(
                        new AttributeCondition.StartsWith(text, text),
                        new AttributeCondition.Contains("user." + text, text),
                        new AttributeCondition.IsNumber("user.age", Ordering.AT_LEAST, 18),
                        new AttributeCondition.IsNumber("user.age", Ordering.BELOW, 1e300)),
                TargetingCondition.not(new AttributeCondition.IsBoolean("user.staff", true)),
                new AttributeCondition.IsNumber("user.score", Ordering.EQUAL, 0.5),
                new AttributeCondition.IsPresent(text + ".phone"),
                TargetingCondition.inSegment(text));
    }

    private static TargetingRule rule(String segment, TargetingCondition condition, boolean on) {
        return new TargetingRule(segment, Optional.of(condition), FlagValue.of(on));
    }

    /** A flag with one rule. */
    static FeatureFlag ruledBy(String condition) {
        return FeatureFlag.builder()
                .key("ruled")
                .type(FeatureFlag.Type.BOOLEAN)
                .defaultValue(FlagValue.of(false))
                .addRules(rule("ruled", TargetingCondition.parse(condition), true))
                .implementation("")
                .build();
    }
}

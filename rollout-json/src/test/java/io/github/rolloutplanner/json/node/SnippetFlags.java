package io.github.rolloutplanner.json.node;

import static io.github.rolloutplanner.metric.Percentage.percent;

import io.github.rolloutplanner.flag.FeatureFlag;
import io.github.rolloutplanner.flag.FeatureFlag.VariantPercentage;
import io.github.rolloutplanner.flag.FlagValue;
import io.github.rolloutplanner.flag.TargetingCondition;
import io.github.rolloutplanner.flag.TargetingRule;
import io.github.rolloutplanner.snippet.FlagPattern;
import io.github.rolloutplanner.snippet.Snippet;
import io.github.rolloutplanner.snippet.SnippetStyle;
import io.github.rolloutplanner.snippet.Snippets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Flags to write snippets for. */
final class SnippetFlags {
    /** All that JavaScript can say. */
    static final List<String> CONDITIONS = List.of(
            "user.email ends with @company.com",
            "user.phone starts with +49",
            "device.model contains Pixel",
            "user.tier == 'beta'",
            "user.country in ['DE', 'AT']",
            "user.staff == true",
            "user.age >= 18 and user.age < 65",
            "user.score == 0.5",
            "user.joined after 2026-01-05 or user.joined before 2020-01-01T00:00:00Z",
            "user.address.city is present",
            "`user.nick-name` == 'x' or not (`user.nick-name` ends with y)",
            "member of segment 'press' and not (user.tier == 'free')",
            "user.id ends with 7");

    private SnippetFlags() {}

    static FeatureFlag checkout() {
        return flag("one-page-checkout", FeatureFlag.Type.PERCENTAGE, "user.id", CONDITIONS);
    }

    /** With an attribute that is no member of anything, and a value that is on. */
    static FeatureFlag ranking() {
        return flag("search_ranking", FeatureFlag.Type.MULTIVARIATE, "session", List.of("user.email ends with @x.com"));
    }

    static FeatureFlag quiet() {
        return flag("quiet-hours", FeatureFlag.Type.BOOLEAN, "user.id", List.of());
    }

    /** The same foreign text wherever a flag has room for one. */
    static FeatureFlag foreign(String text, FeatureFlag.Type type) {
        return FeatureFlag.builder()
                .key(text)
                .type(type)
                .defaultValue(type == FeatureFlag.Type.MULTIVARIATE ? FlagValue.of(text) : FlagValue.of(false))
                .addVariants(new VariantPercentage(text, percent(50)), new VariantPercentage(text + "'", percent(50)))
                .addRules(
                        rule(text, TargetingCondition.endsWith(text, text)),
                        rule(text, TargetingCondition.is("user." + text, text)),
                        rule(text, TargetingCondition.in(text + ".x", text, text)),
                        new TargetingRule(text, Optional.empty(), FlagValue.of(text)))
                .bucketBy(text)
                .implementation("")
                .build();
    }

    static Stream<Snippet> snippets(FeatureFlag flag, SnippetStyle style) {
        return Stream.of(FlagPattern.values())
                .map(pattern -> Snippets.of(flag, pattern, style, flag.key(), flag.key()));
    }

    private static FeatureFlag flag(String key, FeatureFlag.Type type, String bucketBy, List<String> conditions) {
        boolean variants = type == FeatureFlag.Type.MULTIVARIATE;
        return FeatureFlag.builder()
                .key(key)
                .type(type)
                .defaultValue(variants ? FlagValue.of("classic") : FlagValue.of(false))
                .addAllVariants(
                        variants
                                ? List.of(
                                        new VariantPercentage("semantic", percent(25)),
                                        new VariantPercentage("classic", percent(50)),
                                        new VariantPercentage("hybrid-2", percent(25)))
                                : List.of())
                .addAllRules(conditions.stream()
                        .map(text -> rule(text, TargetingCondition.parse(text)))
                        .toList())
                .addRules(new TargetingRule("early-adopters", Optional.empty(), FlagValue.of(true)))
                .bucketBy(bucketBy)
                .implementation("")
                .build();
    }

    private static TargetingRule rule(String segment, TargetingCondition condition) {
        return new TargetingRule(segment, Optional.of(condition), FlagValue.of(true));
    }
}

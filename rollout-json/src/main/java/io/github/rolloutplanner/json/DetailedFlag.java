package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.Field.optional;
import static io.github.rolloutplanner.json.Field.required;
import static io.github.rolloutplanner.json.FlagValueCodec.FLAG_VALUE;
import static io.github.rolloutplanner.json.Reasons.REASONS;
import static io.github.rolloutplanner.json.RecordCodec.object;
import static io.github.rolloutplanner.json.Scalars.BOOLEAN;
import static io.github.rolloutplanner.json.Scalars.FLAG_TYPE;
import static io.github.rolloutplanner.json.Scalars.NAME;
import static io.github.rolloutplanner.json.Scalars.PERCENTAGE;
import static io.github.rolloutplanner.json.Scalars.TEXT;
import static io.github.rolloutplanner.json.TargetingConditions.TARGETING_CONDITION;

import io.github.rolloutplanner.flag.FeatureFlag;
import io.github.rolloutplanner.flag.FeatureFlag.VariantPercentage;
import io.github.rolloutplanner.flag.FlagValue;
import io.github.rolloutplanner.flag.TargetingRule;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.snippet.FlagPattern;
import io.github.rolloutplanner.snippet.Snippet;
import io.github.rolloutplanner.snippet.SnippetStyle;
import java.util.List;
import java.util.Optional;

/** The definition of a flag: the form in which flag systems know one, and what only a plan knows. */
final class DetailedFlag extends ObjectCodec<FeatureFlag> {
    static final Codec<SnippetStyle> SNIPPET_STYLE = WordCodec.lowerCase(SnippetStyle.class);

    static final Codec<Snippet> SNIPPET = object(
            "snippet",
            required("pattern", WordCodec.lowerCase(FlagPattern.class), Snippet::pattern),
            required("style", SNIPPET_STYLE, Snippet::style),
            required("code", TEXT, Snippet::code),
            Snippet::new);

    /** A rule; its condition stands in words and, if it has one, typed. */
    private static final Codec<TargetingRule> RULE = object(
            "targeting_rule",
            required("condition", TEXT, TargetingRule::who).described("Who the rule is for, in words."),
            required("value", FLAG_VALUE, TargetingRule::value),
            required("segment", NAME, TargetingRule::segment),
            optional("when", TARGETING_CONDITION, TargetingRule::condition)
                    .described("The same, typed; left out where the flag system knows the segment by its name."),
            (who, value, segment, condition) -> new TargetingRule(segment, condition, value));

    private static final Codec<Split> SPLIT = object(
            "percentage_rollout",
            required("enabled", BOOLEAN, Split::isEnabled).described("Whether there is a percentage."),
            optional("percentage", PERCENTAGE, Split::percentage)
                    .described("The percentage at the start; left out for a flag that is not split."),
            optional("seed", NAME, Split::bucketBy)
                    .described("The attribute whose hash decides who is in the percentage."),
            (enabled, percentage, bucketBy) -> new Split(percentage, bucketBy));

    private static final Codec<VariantPercentage> VARIANT = object(
            "variant",
            required("name", NAME, VariantPercentage::name),
            required("percentage", PERCENTAGE, VariantPercentage::percentage),
            VariantPercentage::new);

    private final Field<FeatureFlag, String> flagName = add(required("flag_name", NAME, FeatureFlag::key));
    private final Field<FeatureFlag, FeatureFlag.Type> type = add(required("type", FLAG_TYPE, FeatureFlag::type));
    private final Field<FeatureFlag, FlagValue> defaultValue =
            add(required("default_value", FLAG_VALUE, FeatureFlag::defaultValue));
    private final Field<FeatureFlag, List<TargetingRule>> targetingRules =
            add(required("targeting_rules", new ListCodec<>(RULE), FeatureFlag::rules));
    private final Field<FeatureFlag, Split> percentageRollout = add(required("percentage_rollout", SPLIT, Split::of));
    private final Field<FeatureFlag, List<VariantPercentage>> variants =
            add(required("variants", new ListCodec<>(VARIANT), FeatureFlag::variants));
    private final Field<FeatureFlag, Optional<String>> fallback = add(optional("fallback", TEXT, FeatureFlag::fallback)
            .described("What users keep who do not get the change, if it was described."));
    private final Field<FeatureFlag, String> implementation =
            add(required("implementation", TEXT, FeatureFlag::implementation));
    private final Field<FeatureFlag, List<Reason>> reasons = add(required("reasons", REASONS, FeatureFlag::reasons));

    DetailedFlag() {
        super("flag_definition");
    }

    @Override
    FeatureFlag build(Members members) {
        Split split = members.get(percentageRollout);
        return FeatureFlag.builder()
                .key(members.get(flagName))
                .type(members.get(type))
                .defaultValue(members.get(defaultValue))
                .addAllRules(members.get(targetingRules))
                .startPercentage(split.percentage())
                .bucketBy(split.bucketBy())
                .addAllVariants(members.get(variants))
                .fallback(members.get(fallback))
                .implementation(members.get(implementation))
                .addAllReasons(members.get(reasons))
                .build();
    }

    /** The percentage at the start and the attribute that decides who is in it. */
    private record Split(Optional<Percentage> percentage, Optional<String> bucketBy) {

        static Split of(FeatureFlag flag) {
            return new Split(flag.startPercentage(), flag.bucketBy());
        }

        boolean isEnabled() {
            return percentage.isPresent();
        }
    }
}

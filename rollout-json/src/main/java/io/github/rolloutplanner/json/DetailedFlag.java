package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.Reasons.REASONS;
import static io.github.rolloutplanner.json.Scalars.BOOLEAN;
import static io.github.rolloutplanner.json.Scalars.PERCENTAGE;
import static io.github.rolloutplanner.json.Scalars.TEXT;
import static io.github.rolloutplanner.json.TargetingConditions.TARGETING_CONDITION;

import io.github.rolloutplanner.flag.FeatureFlag;
import io.github.rolloutplanner.flag.FeatureFlag.VariantPercentage;
import io.github.rolloutplanner.flag.FlagType;
import io.github.rolloutplanner.flag.FlagValue;
import io.github.rolloutplanner.flag.TargetingCondition;
import io.github.rolloutplanner.flag.TargetingRule;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.reason.Reason;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The definition of a flag: the form in which flag systems know one, and what only a plan knows. */
final class DetailedFlag extends ObjectCodec<FeatureFlag> {
    private final Field<String> flagName = required("flag_name", TEXT);
    private final Field<FlagType> type = required("type", Words.FLAG_TYPE);
    private final Field<FlagValue> defaultValue = required("default_value", FlagValueCodec.FLAG_VALUE);
    private final Field<List<TargetingRule>> targetingRules =
            required("targeting_rules", new ListCodec<>(new RuleCodec()));
    private final Field<Split> percentageRollout = required("percentage_rollout", new SplitCodec());
    private final Field<List<VariantPercentage>> variants = required("variants", new ListCodec<>(new VariantCodec()));
    private final Field<String> fallback =
            optional("fallback", TEXT, "What users keep who do not get the change, if it was described.");
    private final Field<String> implementation = required("implementation", TEXT);
    private final Field<List<Reason>> reasons = required("reasons", REASONS);

    DetailedFlag() {
        super("flag_definition");
    }

    @Override
    void put(FeatureFlag flag, JsonOut out) throws IOException {
        out.put(flagName, flag.key());
        out.put(type, flag.type());
        out.put(defaultValue, flag.defaultValue());
        out.put(targetingRules, flag.rules());
        out.put(percentageRollout, new Split(flag.startPercentage(), flag.bucketBy()));
        out.put(variants, flag.variants());
        out.putIfPresent(fallback, flag.fallback());
        out.put(implementation, flag.implementation());
        out.put(reasons, flag.reasons());
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
                .fallback(members.find(fallback))
                .implementation(members.get(implementation))
                .addAllReasons(members.get(reasons))
                .build();
    }

    /** A rule; its condition stands in words and, if it has one, typed. */
    private static final class RuleCodec extends ObjectCodec<TargetingRule> {
        private final Field<String> condition = required("condition", TEXT, "Who the rule is for, in words.");
        private final Field<FlagValue> value = required("value", FlagValueCodec.FLAG_VALUE);
        private final Field<String> segment = required("segment", TEXT);
        private final Field<TargetingCondition> when = optional(
                "when",
                TARGETING_CONDITION,
                "The same, typed; left out where the flag system knows the segment by its name.");

        RuleCodec() {
            super("targeting_rule");
        }

        @Override
        void put(TargetingRule rule, JsonOut out) throws IOException {
            out.put(condition, rule.who());
            out.put(value, rule.value());
            out.put(segment, rule.segment());
            out.putIfPresent(when, rule.condition());
        }

        @Override
        TargetingRule build(Members members) {
            return new TargetingRule(members.get(segment), members.find(when), members.get(value));
        }
    }

    /** The percentage at the start and the attribute that decides who is in it. */
    private record Split(Optional<Percentage> percentage, Optional<String> bucketBy) {}

    private static final class SplitCodec extends ObjectCodec<Split> {
        private final Field<Boolean> enabled = required("enabled", BOOLEAN, "Whether there is a percentage.");
        private final Field<Percentage> percentage = optional(
                "percentage", PERCENTAGE, "The percentage at the start; left out for a flag that is not split.");
        private final Field<String> seed =
                optional("seed", TEXT, "The attribute whose hash decides who is in the percentage.");

        SplitCodec() {
            super("percentage_rollout");
        }

        @Override
        void put(Split split, JsonOut out) throws IOException {
            out.put(enabled, split.percentage().isPresent());
            out.putIfPresent(percentage, split.percentage());
            out.putIfPresent(seed, split.bucketBy());
        }

        @Override
        Split build(Members members) {
            return new Split(members.find(percentage), members.find(seed));
        }
    }

    private static final class VariantCodec extends ObjectCodec<VariantPercentage> {
        private final Field<String> name = required("name", TEXT);
        private final Field<Percentage> percentage = required("percentage", PERCENTAGE);

        VariantCodec() {
            super("variant");
        }

        @Override
        void put(VariantPercentage variant, JsonOut out) throws IOException {
            out.put(name, variant.name());
            out.put(percentage, variant.percentage());
        }

        @Override
        VariantPercentage build(Members members) {
            return new VariantPercentage(members.get(name), members.get(percentage));
        }
    }
}

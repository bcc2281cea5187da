package io.github.rolloutplanner.flag;

import static io.github.rolloutplanner.metric.Percentage.percent;

import io.github.rolloutplanner.flag.FeatureFlag.VariantPercentage;
import java.util.Optional;

/** Flags and the users who ask them. */
final class AskedFlags {
    static final TargetingRule INTERNAL = new TargetingRule(
            "internal", Optional.of(TargetingCondition.endsWith("user.email", "@company.com")), FlagValue.of(true));
    static final TargetingRule BETA =
            new TargetingRule("beta", Optional.of(TargetingCondition.is("user.tier", "beta")), FlagValue.of(true));
    static final TargetingRule BLOCKED = new TargetingRule("blocked", Optional.empty(), FlagValue.of(false));

    private AskedFlags() {}

    /** On for a percentage, with rules. */
    static FeatureFlag checkout() {
        return percentage().addRules(BLOCKED, INTERNAL, BETA).build();
    }

    /** On for a percentage, without rules. */
    static FeatureFlag.Builder percentage() {
        return percentage("one-page-checkout", "user.id");
    }

    static FeatureFlag.Builder percentage(String key, String bucketBy) {
        return FeatureFlag.builder()
                .key(key)
                .type(FeatureFlag.Type.PERCENTAGE)
                .defaultValue(FlagValue.of(false))
                .bucketBy(bucketBy)
                .implementation("");
    }

    /** Three variants of which the control stands second. */
    static FeatureFlag ranking() {
        return FeatureFlag.builder()
                .key("ranking")
                .type(FeatureFlag.Type.MULTIVARIATE)
                .defaultValue(FlagValue.of("classic"))
                .addVariants(
                        new VariantPercentage("semantic", percent(25)),
                        new VariantPercentage("classic", percent(50)),
                        new VariantPercentage("hybrid", percent(25)))
                .bucketBy("user.id")
                .implementation("")
                .build();
    }

    static EvaluationContext user(int id) {
        return EvaluationContext.of("user.id", "user-" + id);
    }
}

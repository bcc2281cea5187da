package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.flag.TargetingRule.BETA;
import static io.github.rolloutplanner.flag.TargetingRule.INTERNAL;
import static io.github.rolloutplanner.json.Field.optional;
import static io.github.rolloutplanner.json.Field.required;
import static io.github.rolloutplanner.json.FlagValueCodec.FLAG_VALUE;
import static io.github.rolloutplanner.json.RecordCodec.object;
import static io.github.rolloutplanner.json.Scalars.BOOLEAN;
import static io.github.rolloutplanner.json.Scalars.FLAG_TYPE;
import static io.github.rolloutplanner.json.Scalars.NAME;
import static io.github.rolloutplanner.json.Scalars.PERCENTAGE;
import static io.github.rolloutplanner.json.Scalars.TEXT;

import io.github.rolloutplanner.flag.FeatureFlag;
import io.github.rolloutplanner.flag.FlagValue;
import io.github.rolloutplanner.flag.TargetingRule;
import io.github.rolloutplanner.metric.Percentage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A flag in the form of the contract, which knows two segments and the percentage at the start. */
final class ContractFlag extends ObjectCodec<FeatureFlag> {
    private static final Codec<Targeting> TARGETING = object(
            "targeting",
            required("internal_users", BOOLEAN, Targeting::internalUsers)
                    .described("Whether a rule gives the change to the people who build the product."),
            required("beta_users", BOOLEAN, Targeting::betaUsers)
                    .described(
                            "Whether a rule gives the change to the users who asked for early versions, from their phase on."),
            optional("percentage", PERCENTAGE, Targeting::percentage)
                    .described("The percentage at the start, in percent; left out for a flag that is not split."),
            Targeting::new);

    private final Field<FeatureFlag, String> name = add(required("name", NAME, FeatureFlag::key));
    private final Field<FeatureFlag, FeatureFlag.Type> type = add(required("type", FLAG_TYPE, FeatureFlag::type));
    private final Field<FeatureFlag, FlagValue> defaultValue =
            add(required("default_value", FLAG_VALUE, FeatureFlag::defaultValue)
                    .described("What users get who are not targeted."));
    private final Field<FeatureFlag, Targeting> targeting = add(required("targeting", TARGETING, Targeting::of));
    private final Field<FeatureFlag, String> implementation = add(
            required("implementation", TEXT, FeatureFlag::implementation).described("The code that asks the flag."));

    ContractFlag() {
        super("feature_flag");
    }

    @Override
    FeatureFlag build(Members members) {
        Targeting targets = members.get(targeting);
        return FeatureFlag.builder()
                .key(members.get(name))
                .type(members.get(type))
                .defaultValue(members.get(defaultValue))
                .addAllRules(targets.rules())
                .startPercentage(targets.percentage())
                .implementation(members.get(implementation))
                .build();
    }

    /** Whom a flag targets at the start; no percentage for a flag that is not split. */
    private record Targeting(boolean internalUsers, boolean betaUsers, Optional<Percentage> percentage) {

        static Targeting of(FeatureFlag flag) {
            return new Targeting(flag.targets(INTERNAL), flag.targets(BETA), flag.startPercentage());
        }

        List<TargetingRule> rules() {
            List<TargetingRule> rules = new ArrayList<>();
            if (internalUsers) {
                rules.add(new TargetingRule(INTERNAL, Optional.empty(), FlagValue.of(true)));
            }
            if (betaUsers) {
                rules.add(new TargetingRule(BETA, Optional.empty(), FlagValue.of(true)));
            }
            return rules;
        }
    }
}

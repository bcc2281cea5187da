package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.flag.TargetingRule.BETA;
import static io.github.rolloutplanner.flag.TargetingRule.INTERNAL;
import static io.github.rolloutplanner.json.Scalars.BOOLEAN;
import static io.github.rolloutplanner.json.Scalars.PERCENTAGE;
import static io.github.rolloutplanner.json.Scalars.TEXT;

import io.github.rolloutplanner.flag.FeatureFlag;
import io.github.rolloutplanner.flag.FlagType;
import io.github.rolloutplanner.flag.FlagValue;
import io.github.rolloutplanner.flag.TargetingRule;
import io.github.rolloutplanner.metric.Percentage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A flag in the form of the contract, which knows two segments and the percentage at the start. */
final class ContractFlag extends ObjectCodec<FeatureFlag> {
    private final Field<String> name = required("name", TEXT);
    private final Field<FlagType> type = required("type", Words.FLAG_TYPE);
    private final Field<FlagValue> defaultValue =
            required("default_value", FlagValueCodec.FLAG_VALUE, "What users get who are not targeted.");
    private final Field<Targeting> targeting = required("targeting", new TargetingCodec());
    private final Field<String> implementation = required("implementation", TEXT, "The code that asks the flag.");

    ContractFlag() {
        super("feature_flag");
    }

    @Override
    void put(FeatureFlag flag, JsonOut out) throws IOException {
        out.put(name, flag.key());
        out.put(type, flag.type());
        out.put(defaultValue, flag.defaultValue());
        out.put(targeting, Targeting.of(flag));
        out.put(implementation, flag.implementation());
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

    private static final class TargetingCodec extends ObjectCodec<Targeting> {
        private final Field<Boolean> internalUsers = required(
                "internal_users", BOOLEAN, "Whether the people who build the product get the change from the start.");
        private final Field<Boolean> betaUsers = required(
                "beta_users", BOOLEAN, "Whether the users who asked for early versions get the change from the start.");
        private final Field<Percentage> percentage = optional(
                "percentage",
                PERCENTAGE,
                "The percentage at the start, in percent; left out for a flag that is not split.");

        TargetingCodec() {
            super("targeting");
        }

        @Override
        void put(Targeting targets, JsonOut out) throws IOException {
            out.put(internalUsers, targets.internalUsers());
            out.put(betaUsers, targets.betaUsers());
            out.putIfPresent(percentage, targets.percentage());
        }

        @Override
        Targeting build(Members members) {
            return new Targeting(members.get(internalUsers), members.get(betaUsers), members.find(percentage));
        }
    }
}

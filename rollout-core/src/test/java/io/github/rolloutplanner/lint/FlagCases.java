package io.github.rolloutplanner.lint;

import static io.github.rolloutplanner.flag.FlagType.MULTIVARIATE;
import static io.github.rolloutplanner.flag.FlagType.PERCENTAGE;
import static io.github.rolloutplanner.lint.FindingSeverity.ERROR;
import static io.github.rolloutplanner.lint.FindingSeverity.WARNING;
import static io.github.rolloutplanner.lint.Plans.SOUND;

import io.github.rolloutplanner.flag.FeatureFlag;
import io.github.rolloutplanner.flag.FlagValue;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.util.Iterator;
import java.util.List;

/** Flags that cannot do what the plan wants of them. */
final class FlagCases {
    private static final FlagValue OFF = FlagValue.of(false);
    private static final FlagValue CONTROL = FlagValue.of("control");

    static final List<RuleCase> ALL = List.of(
            RuleCase.of("flags.feasible", "no flag", SOUND.withFlags(List.of()))
                    .finds(
                            WARNING,
                            "flags",
                            "Phase 'Pilot' exposes 5%, but the plan has no flag that could tell who is in that percentage.",
                            "Add a percentage flag, or say what else divides the traffic."),
            RuleCase.of(
                            "flags.feasible",
                            "a blank key",
                            Plans.withFlag(complete(Plans.flag(" ", PERCENTAGE, OFF, Plans.CODE))))
                    .finds(
                            ERROR,
                            "flags[0].key",
                            "The flag has the key ' '.",
                            "Give the key by which code asks for it."),
            RuleCase.of(
                            "flags.feasible",
                            "code of another flag",
                            Plans.withFlag(complete(Plans.flag("new_checkout", PERCENTAGE, OFF, Plans.CODE))))
                    .finds(
                            ERROR,
                            "flags[0].implementation",
                            "The code of flag 'new_checkout' does not name it: 'if (featureFlags.isEnabled('one_page_checkout', user.id)) { ... }'.",
                            "Ask for 'new_checkout' in the code, or correct the key."),
            RuleCase.of(
                            "flags.feasible",
                            "nothing to divide users by",
                            Plans.withFlag(Plans.flag().startPercentage(Percentage.ZERO)))
                    .finds(
                            ERROR,
                            "flags[0].bucketBy",
                            "The percentage flag 'one_page_checkout' has no attribute to divide users by.",
                            "Name one that stays with a user, such as user.id."),
            RuleCase.of(
                            "flags.feasible",
                            "no percentage to start at",
                            Plans.withFlag(Plans.flag().bucketBy("user.id")))
                    .finds(
                            ERROR,
                            "flags[0].startPercentage",
                            "The percentage flag 'one_page_checkout' does not say at which percentage it starts.",
                            "Give the percentage of the first phase."),
            RuleCase.of(
                            "flags.feasible",
                            "on by default",
                            Plans.withFlag(complete(
                                    Plans.flag("one_page_checkout", PERCENTAGE, FlagValue.of(true), Plans.CODE))))
                    .finds(
                            ERROR,
                            "flags[0].defaultValue",
                            "The percentage flag 'one_page_checkout' has the default value true.",
                            "Give false, so that users whom the rollout has not reached keep the existing behaviour."),
            RuleCase.of(
                            "flags.feasible",
                            "a variant where a switch is needed",
                            Plans.withFlag(complete(Plans.flag("one_page_checkout", PERCENTAGE, CONTROL, Plans.CODE))))
                    .finds(
                            ERROR,
                            "flags[0].defaultValue",
                            "The percentage flag 'one_page_checkout' has the default value control.",
                            "Give false, so that users whom the rollout has not reached keep the existing behaviour."),
            RuleCase.of("flags.feasible", "one variant", multivariate(CONTROL, 100))
                    .mendedBy(multivariate(CONTROL, 50, 50))
                    .finds(
                            ERROR,
                            "flags[0].variants",
                            "The multivariate flag 'one_page_checkout' has 1 variant.",
                            "Give at least two, the existing behaviour first."),
            RuleCase.of("flags.feasible", "variants that do not sum to 100%", multivariate(CONTROL, 50, 40))
                    .mendedBy(multivariate(CONTROL, 50, 50))
                    .finds(
                            ERROR,
                            "flags[0].variants",
                            "The variants of the multivariate flag 'one_page_checkout' get 90% together.",
                            "Give them percentages that sum to 100%."),
            RuleCase.of("flags.feasible", "an unknown default variant", multivariate(FlagValue.of("new"), 50, 50))
                    .mendedBy(multivariate(CONTROL, 50, 50))
                    .finds(
                            ERROR,
                            "flags[0].defaultValue",
                            "The multivariate flag 'one_page_checkout' has the default value new.",
                            "Give one of control and treatment, so that users whom the rollout has not reached keep the existing behaviour."),
            RuleCase.of("flags.feasible", "a switch where a variant is needed", multivariate(OFF, 50, 50))
                    .mendedBy(multivariate(CONTROL, 50, 50))
                    .finds(
                            ERROR,
                            "flags[0].defaultValue",
                            "The multivariate flag 'one_page_checkout' has the default value false.",
                            "Give one of control and treatment, so that users whom the rollout has not reached keep the existing behaviour."),
            RuleCase.of("flags.granularity", "less than a bucket", Plans.withPercentages(0, 0.0004, 10, 100))
                    .mendedBy(Plans.withPercentages(0, 0.001, 10, 100))
                    .besides("phases.jump")
                    .finds(
                            WARNING,
                            "phases[1].percentage",
                            "Phase 'Pilot' exposes 0.0004%, but even flag systems with 100,000 buckets set a percentage in steps of 0.001%: it becomes 0%.",
                            "Give 0.001%, or reach those users by a rule."),
            RuleCase.of("flags.granularity", "a part of a bucket", Plans.withPercentages(0, 0.0125, 10, 100))
                    .mendedBy(Plans.withPercentages(0, 0.012, 10, 100))
                    .besides("phases.jump")
                    .finds(
                            WARNING,
                            "phases[1].percentage",
                            "Phase 'Pilot' exposes 0.0125%, but even flag systems with 100,000 buckets set a percentage in steps of 0.001%: it becomes 0.012%.",
                            "Give 0.012%, or reach those users by a rule."),
            RuleCase.of(
                            "flags.start-percentage",
                            "above the first phase",
                            Plans.withFlag(Plans.flag()
                                    .startPercentage(Percentage.percent(10))
                                    .bucketBy("user.id")))
                    .finds(
                            WARNING,
                            "flags[0].startPercentage",
                            "The percentage flag 'one_page_checkout' starts at 10%, more than the first phase with users exposes (5%).",
                            "Start the flag at 5% or less; the phases say how it rises."),
            RuleCase.of(
                            "flags.start-percentage",
                            "no percentage",
                            Plans.withFlag(Plans.flag()
                                    .startPercentage(Percentage.percent(-10))
                                    .bucketBy("user.id")))
                    .finds(
                            WARNING,
                            "flags[0].startPercentage",
                            "The percentage flag 'one_page_checkout' starts at -10%, which is no percentage.",
                            "Give a percentage from 0% to 100%."));

    private FlagCases() {}

    private static FeatureFlag.Builder complete(FeatureFlag.Builder flag) {
        return flag.startPercentage(Percentage.ZERO).bucketBy("user.id");
    }

    private static RolloutPlan multivariate(FlagValue otherwise, double... percentages) {
        FeatureFlag.Builder flag = complete(Plans.flag("one_page_checkout", MULTIVARIATE, otherwise, Plans.CODE));
        Iterator<String> names = List.of("control", "treatment").iterator();
        for (double percentage : percentages) {
            flag.addVariants(new FeatureFlag.VariantPercentage(names.next(), Percentage.percent(percentage)));
        }
        return Plans.withFlag(flag);
    }
}

package io.github.rolloutplanner.lint;

import static io.github.rolloutplanner.flag.FeatureFlag.Type.MULTIVARIATE;
import static io.github.rolloutplanner.flag.FeatureFlag.Type.PERCENTAGE;
import static io.github.rolloutplanner.lint.Finding.Severity.ERROR;
import static io.github.rolloutplanner.lint.Finding.Severity.WARNING;
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
            RuleCase.of("flags.feasible", "no flag", SOUND.withFlags(List.of())).finds(WARNING, "flags"),
            RuleCase.of(
                            "flags.feasible",
                            "a blank key",
                            Plans.withFlag(complete(Plans.flag(" ", PERCENTAGE, OFF, Plans.CODE))))
                    .finds(ERROR, "flags[0].key"),
            RuleCase.of(
                            "flags.feasible",
                            "code of another flag",
                            Plans.withFlag(complete(Plans.flag("new_checkout", PERCENTAGE, OFF, Plans.CODE))))
                    .finds(ERROR, "flags[0].implementation"),
            RuleCase.of(
                            "flags.feasible",
                            "nothing to divide users by",
                            Plans.withFlag(Plans.flag().startPercentage(Percentage.ZERO)))
                    .finds(ERROR, "flags[0].bucketBy"),
            RuleCase.of(
                            "flags.feasible",
                            "no percentage to start at",
                            Plans.withFlag(Plans.flag().bucketBy("user.id")))
                    .finds(ERROR, "flags[0].startPercentage"),
            RuleCase.of(
                            "flags.feasible",
                            "on by default",
                            Plans.withFlag(complete(
                                    Plans.flag("one_page_checkout", PERCENTAGE, FlagValue.of(true), Plans.CODE))))
                    .finds(ERROR, "flags[0].defaultValue"),
            RuleCase.of(
                            "flags.feasible",
                            "a variant where a switch is needed",
                            Plans.withFlag(complete(Plans.flag("one_page_checkout", PERCENTAGE, CONTROL, Plans.CODE))))
                    .finds(ERROR, "flags[0].defaultValue"),
            RuleCase.of("flags.feasible", "one variant", multivariate(CONTROL, 100))
                    .mendedBy(multivariate(CONTROL, 50, 50))
                    .finds(ERROR, "flags[0].variants"),
            RuleCase.of("flags.feasible", "variants that do not sum to 100%", multivariate(CONTROL, 50, 40))
                    .mendedBy(multivariate(CONTROL, 50, 50))
                    .finds(ERROR, "flags[0].variants"),
            RuleCase.of("flags.feasible", "an unknown default variant", multivariate(FlagValue.of("new"), 50, 50))
                    .mendedBy(multivariate(CONTROL, 50, 50))
                    .finds(ERROR, "flags[0].defaultValue"),
            RuleCase.of("flags.feasible", "a switch where a variant is needed", multivariate(OFF, 50, 50))
                    .mendedBy(multivariate(CONTROL, 50, 50))
                    .finds(ERROR, "flags[0].defaultValue"),
            RuleCase.of("flags.granularity", "less than a bucket", Plans.withPercentages(0, 0.0004, 10, 100))
                    .mendedBy(Plans.withPercentages(0, 0.001, 10, 100))
                    .besides("phases.jump")
                    .finds(WARNING, "phases[1].percentage"),
            RuleCase.of("flags.granularity", "a part of a bucket", Plans.withPercentages(0, 0.0125, 10, 100))
                    .mendedBy(Plans.withPercentages(0, 0.012, 10, 100))
                    .besides("phases.jump")
                    .finds(WARNING, "phases[1].percentage"),
            RuleCase.of(
                            "flags.start-percentage",
                            "above the first phase",
                            Plans.withFlag(Plans.flag()
                                    .startPercentage(Percentage.percent(10))
                                    .bucketBy("user.id")))
                    .finds(WARNING, "flags[0].startPercentage"),
            RuleCase.of(
                            "flags.start-percentage",
                            "no percentage",
                            Plans.withFlag(Plans.flag()
                                    .startPercentage(Percentage.percent(-10))
                                    .bucketBy("user.id")))
                    .finds(WARNING, "flags[0].startPercentage"));

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

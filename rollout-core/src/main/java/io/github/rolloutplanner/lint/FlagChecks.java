package io.github.rolloutplanner.lint;

import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.flag.FeatureFlag;
import io.github.rolloutplanner.flag.FeatureFlag.VariantPercentage;
import io.github.rolloutplanner.flag.FlagType;
import io.github.rolloutplanner.flag.FlagValue;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.plan.RolloutPhase;
import java.util.List;
import java.util.Optional;

/** Whether code and flag system can do what the plan wants of its flags. */
final class FlagChecks {

    private static final double ROUNDING = 1e-5;

    private FlagChecks() {}

    static void feasible(LintedPlan plan, Report report) {
        List<Located<FeatureFlag>> flags = Located.each("flags", plan.plan().flags());
        if (flags.isEmpty()) {
            needed(plan, report);
        }
        for (Located<FeatureFlag> flag : flags) {
            key(flag, report);
            bucketing(plan, flag, report);
            variants(plan, flag, report);
            defaultValue(plan, flag, report);
        }
    }

    private static void needed(LintedPlan plan, Report report) {
        plan.phases().stream()
                .filter(phase -> isPartial(phase.value().percentage()))
                .findFirst()
                .ifPresent(phase -> report.add(
                        FindingSeverity.WARNING,
                        "flags",
                        PhaseChecks.named(phase) + " exposes " + phase.value().percentage()
                                + ", but the plan has no flag that could tell who is in that percentage.",
                        "Add a percentage flag, or say what else divides the traffic."));
    }

    private static boolean isPartial(Percentage percentage) {
        return percentage.compareTo(Percentage.ZERO) > 0 && percentage.compareTo(Percentage.ONE_HUNDRED) < 0;
    }

    private static void key(Located<FeatureFlag> flag, Report report) {
        String key = flag.value().key();
        if (key.isBlank()) {
            report.add(
                    flag.path("key"), "The flag has the key '" + key + "'.", "Give the key by which code asks for it.");
        } else if (!flag.value().implementation().contains(key)) {
            report.add(
                    flag.path("implementation"),
                    "The code of flag '" + key + "' does not name it: '"
                            + flag.value().implementation() + "'.",
                    "Ask for '" + key + "' in the code, or correct the key.");
        }
    }

    private static void bucketing(LintedPlan plan, Located<FeatureFlag> flag, Report report) {
        boolean isSplit = flag.value().type() != FlagType.BOOLEAN;
        if (plan.isDerived()
                && isSplit
                && flag.value().bucketBy().filter(by -> !by.isBlank()).isEmpty()) {
            report.add(
                    flag.path("bucketBy"),
                    "The " + described(flag) + " has no attribute to divide users by.",
                    "Name one that stays with a user, such as user.id.");
        }
        if (flag.value().type() == FlagType.PERCENTAGE
                && flag.value().startPercentage().isEmpty()) {
            report.add(
                    flag.path("startPercentage"),
                    "The " + described(flag) + " does not say at which percentage it starts.",
                    "Give the percentage of the first phase.");
        }
    }

    private static void variants(LintedPlan plan, Located<FeatureFlag> flag, Report report) {
        List<VariantPercentage> variants = flag.value().variants();
        if (flag.value().type() != FlagType.MULTIVARIATE || (variants.isEmpty() && !plan.isDerived())) {
            return;
        }
        double sum = variants.stream()
                .mapToDouble(variant -> variant.percentage().value())
                .sum();
        if (variants.size() < 2) {
            report.add(
                    flag.path("variants"),
                    "The " + described(flag) + " has " + Wording.count(variants.size(), "variant") + ".",
                    "Give at least two, the existing behaviour first.");
        } else if (!Percentages.isWhole(sum)) {
            report.add(
                    flag.path("variants"),
                    "The variants of the " + described(flag) + " get " + FindingText.of(sum, "%") + " together.",
                    "Give them percentages that sum to 100%.");
        }
    }

    private static void defaultValue(LintedPlan plan, Located<FeatureFlag> flag, Report report) {
        Optional<String> expected = flag.value().type() == FlagType.MULTIVARIATE
                ? expectedVariant(flag.value())
                : expectedSwitch(plan, flag.value());
        expected.ifPresent(should -> report.add(
                flag.path("defaultValue"),
                "The " + described(flag) + " has the default value "
                        + flag.value().defaultValue() + ".",
                "Give " + should + ", so that users whom the rollout has not reached keep the existing behaviour."));
    }

    /** Off also says what it should to a flag whose variants somebody else did not write down. */
    private static Optional<String> expectedVariant(FeatureFlag flag) {
        List<String> names =
                flag.variants().stream().map(VariantPercentage::name).toList();
        if (names.isEmpty()) {
            return flag.defaultValue().equals(FlagValue.of(true))
                    ? Optional.of("the control variant")
                    : Optional.empty();
        }
        return flag.defaultValue() instanceof FlagValue.Variant variant && names.contains(variant.name())
                ? Optional.empty()
                : Optional.of("one of " + Wording.and(names));
    }

    private static Optional<String> expectedSwitch(LintedPlan plan, FeatureFlag flag) {
        boolean startsBelowFull = plan.phases().stream()
                .map(Located::value)
                .map(RolloutPhase::percentage)
                .anyMatch(percentage -> percentage.compareTo(Percentage.ONE_HUNDRED) < 0);
        return flag.defaultValue().equals(FlagValue.of(false))
                        || (flag.defaultValue().equals(FlagValue.of(true)) && !startsBelowFull)
                ? Optional.empty()
                : Optional.of("false");
    }

    static void startPercentage(LintedPlan plan, Report report) {
        Optional<Percentage> first = plan.phases().stream()
                .map(phase -> phase.value().percentage())
                .filter(percentage -> percentage.compareTo(Percentage.ZERO) > 0)
                .findFirst();
        for (Located<FeatureFlag> flag : Located.each("flags", plan.plan().flags())) {
            Optional<Percentage> start = flag.value().startPercentage();
            if (start.isPresent() && !start.get().isPercentage()) {
                report.add(
                        flag.path("startPercentage"),
                        "The " + described(flag) + " starts at " + start.get() + ", which is no percentage.",
                        "Give a percentage from 0% to 100%.");
            } else if (start.isPresent() && first.isPresent() && isMore(treated(plan, flag.value()), first.get())) {
                report.add(
                        flag.path("startPercentage"),
                        "The " + described(flag) + " starts at " + start.get()
                                + ", more than the first phase with users exposes (" + first.get() + ").",
                        "Start the flag at " + first.get() + " or less; the phases say how it rises.");
            }
        }
    }

    private static boolean isMore(Percentage treated, Percentage exposed) {
        return treated.value() > exposed.value() + ROUNDING;
    }

    /** Of those in the percentage of a multivariate flag, the last variant's part gets the change. */
    private static Percentage treated(LintedPlan plan, FeatureFlag flag) {
        Percentage start = flag.startPercentage().orElse(Percentage.ZERO);
        List<Percentage> split = flag.variants().isEmpty()
                ? plan.plan().experiment().map(Experiment::split).orElse(List.of())
                : flag.variants().stream().map(VariantPercentage::percentage).toList();
        return flag.type() != FlagType.MULTIVARIATE || split.isEmpty()
                ? start
                : Percentage.ofFraction(
                        start.fraction() * split.get(split.size() - 1).fraction());
    }

    private static String described(Located<FeatureFlag> flag) {
        return Wording.of(flag.value().type()) + " flag '" + flag.value().key() + "'";
    }
}

package io.github.rolloutplanner.lint;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.flag.FeatureFlag;
import io.github.rolloutplanner.flag.FeatureFlag.VariantPercentage;
import io.github.rolloutplanner.flag.FlagValue;
import io.github.rolloutplanner.internal.rules.LintFlagRows;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.reason.Fact;
import io.github.rolloutplanner.reason.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether code and flag system can do what the plan wants of its flags. */
final class FlagChecks {

    private static final double ROUNDING = 1e-5;

    /** No flag system takes longer keys; what is longer is looked for by its start, which takes no time in any code. */
    private static final int LONGEST_KEY = 256;

    private FlagChecks() {}

    static void feasible(LintedPlan plan, Report report) {
        List<Located<FeatureFlag>> flags = Located.each("flags", plan.plan().flags());
        if (flags.isEmpty() && plan.isDeliveredByFlag()) {
            needed(plan, report);
        }
        boolean isGradual = plan.phases().stream()
                .map(phase -> phase.value().percentage())
                .anyMatch(percentage -> percentage.compareTo(Percentage.ONE_HUNDRED) < 0);
        for (Located<FeatureFlag> flag : flags) {
            key(flag, report);
            bucketing(plan, flag, report);
            variants(plan, flag, report);
            defaultValue(flag, isGradual, report);
        }
    }

    private static void needed(LintedPlan plan, Report report) {
        plan.phases().stream()
                .filter(phase -> isPartial(phase.value().percentage()))
                .findFirst()
                .ifPresent(phase -> report.add(
                        Finding.Severity.WARNING,
                        "flags",
                        LintFlagRows.NO_FLAG,
                        fact("phase", phase.value().name()),
                        fact("percentage", phase.value().percentage())));
    }

    private static boolean isPartial(Percentage percentage) {
        return percentage.compareTo(Percentage.ZERO) > 0 && percentage.compareTo(Percentage.ONE_HUNDRED) < 0;
    }

    private static void key(Located<FeatureFlag> flag, Report report) {
        String key = flag.value().key();
        String code = flag.value().implementation();
        if (key.isBlank()) {
            report.add(flag.path("key"), LintFlagRows.NO_KEY);
        } else if (!code.contains(key.substring(0, Math.min(key.length(), LONGEST_KEY)))) {
            report.add(
                    flag.path("implementation"), LintFlagRows.KEY_NOT_EVALUATED, fact("flag", key), fact("code", code));
        }
    }

    private static void bucketing(LintedPlan plan, Located<FeatureFlag> flag, Report report) {
        FeatureFlag.Type type = flag.value().type();
        boolean isBucketed = flag.value().bucketBy().filter(by -> !by.isBlank()).isPresent();
        if (plan.isDerived() && type != FeatureFlag.Type.BOOLEAN && !isBucketed) {
            add(flag, "bucketBy", LintFlagRows.NO_BUCKETING_KEY, report);
        }
        if (type == FeatureFlag.Type.PERCENTAGE
                && flag.value().startPercentage().isEmpty()) {
            add(flag, "startPercentage", LintFlagRows.NO_START, report);
        }
    }

    private static void variants(LintedPlan plan, Located<FeatureFlag> flag, Report report) {
        List<VariantPercentage> variants = flag.value().variants();
        if (flag.value().type() != FeatureFlag.Type.MULTIVARIATE || (variants.isEmpty() && !plan.isDerived())) {
            return;
        }
        double sum = Percentages.sum(
                variants.stream().map(VariantPercentage::percentage).toList());
        if (variants.size() < 2) {
            add(flag, "variants", LintFlagRows.FEW_VARIANTS, report, fact("variants", variants.size()));
        } else if (!Percentages.isWhole(sum)) {
            add(flag, "variants", LintFlagRows.VARIANTS_SUM, report, fact("sum", Quantity.of(sum, "%")));
        }
    }

    private static void add(Located<FeatureFlag> flag, String part, Rule row, Report report, Fact... facts) {
        List<Fact> all = new ArrayList<>(List.of(
                fact("type", flag.value().type()), fact("flag", flag.value().key())));
        all.addAll(List.of(facts));
        report.add(flag.path(part), row, all.toArray(Fact[]::new));
    }

    private static void defaultValue(Located<FeatureFlag> flag, boolean isGradual, Report report) {
        Optional<String> expected = flag.value().type() == FeatureFlag.Type.MULTIVARIATE
                ? expectedVariant(flag.value())
                : expectedSwitch(flag.value(), isGradual);
        expected.ifPresent(should -> add(
                flag,
                "defaultValue",
                LintFlagRows.DEFAULT_VALUE,
                report,
                fact("value", flag.value().defaultValue()),
                fact("expected", should)));
    }

    /** Off also says what it should to a flag whose variants an external plan does not name. */
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

    private static Optional<String> expectedSwitch(FeatureFlag flag, boolean isGradual) {
        return flag.defaultValue().equals(FlagValue.of(false))
                        || (flag.defaultValue().equals(FlagValue.of(true)) && !isGradual)
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
                add(flag, "startPercentage", LintFlagRows.START_NO_PERCENTAGE, report, fact("start", start));
            } else if (start.isPresent() && first.isPresent() && isMore(treated(plan, flag.value()), first.get())) {
                add(
                        flag,
                        "startPercentage",
                        LintFlagRows.START_ABOVE,
                        report,
                        fact("start", start),
                        fact("first", first));
            }
        }
    }

    private static boolean isMore(double treated, Percentage exposed) {
        return treated > exposed.value() + ROUNDING;
    }

    /** Of those in the percentage of a multivariate flag, all get the change whose variant is not the first. */
    private static double treated(LintedPlan plan, FeatureFlag flag) {
        Percentage start = flag.startPercentage().orElse(Percentage.ZERO);
        List<Percentage> split = flag.variants().isEmpty()
                ? plan.plan().experiment().map(Experiment::split).orElse(List.of())
                : flag.variants().stream().map(VariantPercentage::percentage).toList();
        return flag.type() != FeatureFlag.Type.MULTIVARIATE || split.isEmpty()
                ? start.value()
                : start.fraction() * Percentages.sum(split.subList(1, split.size()));
    }
}

package io.github.rolloutplanner.lint;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.flag.FeatureFlag;
import io.github.rolloutplanner.flag.FeatureFlag.VariantPercentage;
import io.github.rolloutplanner.internal.naming.MetricNames;
import io.github.rolloutplanner.internal.rules.LintFlagRows;
import io.github.rolloutplanner.internal.rules.LintPhaseRows;
import io.github.rolloutplanner.internal.rules.LintPlanRows;
import io.github.rolloutplanner.plan.MonitoredMetric;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.reason.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Whether phases, metrics and variants can be told apart by their names. */
final class NameChecks {

    private NameChecks() {}

    static void phases(LintedPlan plan, Report report) {
        List<Name> names = names(plan.phases(), RolloutPhase::name);
        unique(names, LintPhaseRows.NAME_BLANK, LintPhaseRows.NAME_TWICE, report);
    }

    static void metrics(LintedPlan plan, Report report) {
        List<Name> names = names(plan.metrics(), MonitoredMetric::name);
        unique(names, LintPlanRows.METRIC_NAME_BLANK, LintPlanRows.METRIC_NAME_TWICE, report);
    }

    static void variants(LintedPlan plan, Report report) {
        for (Located<FeatureFlag> flag : Located.each("flags", plan.plan().flags())) {
            List<Name> names =
                    names(Located.each(flag.path("variants"), flag.value().variants()), VariantPercentage::name);
            unique(names, LintFlagRows.VARIANT_BLANK, LintFlagRows.VARIANT_TWICE, report);
        }
        plan.plan()
                .experiment()
                .filter(Experiment::enabled)
                .ifPresent(
                        test -> unique(groups(test), LintFlagRows.VARIANT_BLANK, LintFlagRows.VARIANT_TWICE, report));
    }

    private static List<Name> groups(Experiment test) {
        List<Name> names = new ArrayList<>();
        names.add(new Name("experiment.control", "experiment.control", test.control()));
        names.add(new Name("experiment.treatment", "experiment.treatment", test.treatment()));
        Located.each("experiment.furtherTreatments", test.furtherTreatments())
                .forEach(further -> names.add(new Name(further.path(), further.path(), further.value())));
        return names;
    }

    private static <T> List<Name> names(List<Located<T>> all, Function<T, String> nameOf) {
        return all.stream()
                .map(one -> new Name(one.path(), one.path("name"), nameOf.apply(one.value())))
                .toList();
    }

    private static void unique(List<Name> names, Rule blank, Rule twice, Report report) {
        Map<String, String> known = new HashMap<>();
        for (Name name : names) {
            String first = known.putIfAbsent(MetricNames.key(name.text()), name.owner());
            if (name.text().isBlank()) {
                report.add(name.path(), blank);
            } else if (first != null) {
                report.add(name.path(), twice, fact("name", name.text()), fact("first", first));
            }
        }
    }

    /**
     * A name.
     *
     * @param owner what has it
     * @param path where it stands
     * @param text the name
     */
    private record Name(String owner, String path, String text) {}
}

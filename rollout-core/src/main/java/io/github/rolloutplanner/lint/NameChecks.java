package io.github.rolloutplanner.lint;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.internal.rules.LintPhaseRows;
import io.github.rolloutplanner.internal.rules.LintPlanRows;
import io.github.rolloutplanner.plan.MonitoredMetric;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.reason.Rule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Whether phases, and metrics, can be told apart by their names. */
final class NameChecks {

    private NameChecks() {}

    static void phases(LintedPlan plan, Report report) {
        unique(plan.phases(), RolloutPhase::name, LintPhaseRows.NAME_BLANK, LintPhaseRows.NAME_TWICE, report);
    }

    static void metrics(LintedPlan plan, Report report) {
        unique(
                plan.metrics(),
                MonitoredMetric::name,
                LintPlanRows.METRIC_NAME_BLANK,
                LintPlanRows.METRIC_NAME_TWICE,
                report);
    }

    private static <T> void unique(
            List<Located<T>> all, Function<T, String> nameOf, Rule blank, Rule twice, Report report) {
        Map<String, String> known = new HashMap<>();
        for (Located<T> one : all) {
            String name = nameOf.apply(one.value());
            String first = known.putIfAbsent(MetricNames.key(name), one.path());
            if (name.isBlank()) {
                report.add(one.path("name"), blank);
            } else if (first != null) {
                report.add(one.path("name"), twice, fact("name", name), fact("first", first));
            }
        }
    }
}

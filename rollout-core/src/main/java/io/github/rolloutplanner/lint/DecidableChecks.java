package io.github.rolloutplanner.lint;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.internal.naming.WatchedNames;
import io.github.rolloutplanner.internal.rules.LintPlanRows;
import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.plan.MonitoredMetric;
import io.github.rolloutplanner.plan.RolloutPhase;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Whether what is observed can be told apart and decided by; where it cannot, the rollout is not started. */
final class DecidableChecks {
    private DecidableChecks() {}

    static void check(LintedPlan plan, Report report) {
        Set<String> measured = plan.plan().monitoring().metrics().stream()
                .filter(metric -> LimitScale.baselineOf(metric).isPresent())
                .map(MonitoredMetric::name)
                .collect(Collectors.toSet());
        plan.phases().forEach(phase -> check(phase, plan.names(), measured, report));
        plan.plan().experiment().filter(Experiment::enabled).ifPresent(test -> treatments(test, report));
    }

    private static void treatments(Experiment test, Report report) {
        test.furtherTreatments().stream()
                .filter(name -> Collections.frequency(test.treatments(), name) > 1)
                .findFirst()
                .ifPresent(name -> report.add(
                        "experiment.furtherTreatments", LintPlanRows.SAME_TREATMENT, fact("treatment", name)));
    }

    private static void check(Located<RolloutPhase> phase, WatchedNames names, Set<String> measured, Report report) {
        Map<String, Long> gates = phase.value().goLiveCriteria().stream()
                .flatMap(gate -> names.allOf(gate.condition()).stream())
                .map(Condition.OnMetric::metric)
                .filter(measured::contains)
                .collect(Collectors.groupingBy(Function.identity(), LinkedHashMap::new, Collectors.counting()));
        gates.forEach((metric, count) -> {
            if (count > 1) {
                report.add(
                        phase.path("goLiveCriteria"),
                        LintPlanRows.SEVERAL_GATES,
                        fact("phase", phase.value().name()),
                        fact("metric", metric),
                        fact("gates", count));
            }
        });
        List<String> critical = phase.value().composition().critical().stream()
                .filter(metric -> !gates.containsKey(metric))
                .toList();
        if (!critical.isEmpty()) {
            report.add(
                    phase.path("composition"),
                    LintPlanRows.CRITICAL_WITHOUT_GATE,
                    fact("phase", phase.value().name()),
                    fact("metrics", critical));
        }
    }
}

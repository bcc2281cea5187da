package io.github.rolloutplanner.lint;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.internal.rules.LintPlanRows;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;

/** Whether the plan names what it cannot do without. */
final class DependencyChecks {
    private static final List<Need> NEEDS = List.of(
            new Need(
                    "flag",
                    plan -> plan.flags().size(),
                    "a flag system",
                    "flag toggle launchdarkly unleash growthbook configcat togglz ff4j split.io statsig optimizely appconfig"
                            + " appwrite openfeature"),
            new Need(
                    "metric",
                    plan -> plan.monitoring().metrics().size(),
                    "monitoring",
                    "monitor metric observab telemetry dashboard alert grafana prometheus datadog relic dynatrace"
                            + " cloudwatch splunk honeycomb elastic appdynamics"));

    private DependencyChecks() {}

    /** What this library derives names them as far as it knows them; in other plans they are recognised by their words. */
    static void identified(LintedPlan linted, Report report) {
        RolloutPlan plan = linted.plan();
        List<Need> missing =
                NEEDS.stream().filter(need -> need.isMissingIn(plan)).toList();
        if (plan.dependencies().isEmpty()) {
            report.add(
                    "dependencies",
                    LintPlanRows.NO_DEPENDENCY,
                    fact("parts", missing.stream().map(need -> need.count(plan)).toList()),
                    fact("systems", missing.stream().map(Need::system).toList()));
        } else if (!linted.isDerived()) {
            missing.forEach(need -> report.add(
                    Finding.Severity.WARNING,
                    "dependencies",
                    LintPlanRows.DEPENDENCY_MISSING,
                    fact("parts", need.count(plan)),
                    fact("system", need.system)));
        }
    }

    /** What some parts of a plan cannot do without, and the words by which it is recognised. */
    private record Need(String part, ToIntFunction<RolloutPlan> parts, String system, List<String> words) {

        Need(String part, ToIntFunction<RolloutPlan> parts, String system, String words) {
            this(part, parts, system, List.of(words.split(" ", 0)));
        }

        boolean isMissingIn(RolloutPlan plan) {
            return parts.applyAsInt(plan) > 0
                    && plan.dependencies().stream().noneMatch(dependency -> isNamedIn(dependency.text()));
        }

        private boolean isNamedIn(String text) {
            String lowerCase = text.toLowerCase(Locale.ROOT);
            return words.stream().anyMatch(lowerCase::contains);
        }

        String count(RolloutPlan plan) {
            return Wording.count(parts.applyAsInt(plan), part);
        }
    }
}

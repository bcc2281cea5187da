package io.github.rolloutplanner.lint;

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

    static void identified(LintedPlan linted, Report report) {
        RolloutPlan plan = linted.plan();
        List<Need> missing =
                NEEDS.stream().filter(need -> need.isMissingIn(plan)).toList();
        if (plan.dependencies().isEmpty()) {
            report.add(
                    "dependencies",
                    "The plan names no dependency" + uses(plan, missing) + ".",
                    "Name what must be there before the start" + suchAs(missing) + ".");
        } else {
            missing.forEach(need -> report.add(
                    FindingSeverity.WARNING,
                    "dependencies",
                    "The plan has " + need.count(plan) + ", but none of its dependencies is " + need.system + ".",
                    "Name " + need.system + ", and who makes sure that it is there."));
        }
    }

    private static String uses(RolloutPlan plan, List<Need> missing) {
        List<String> used = missing.stream().map(need -> need.count(plan)).toList();
        return used.isEmpty() ? "" : ", though it has " + Wording.and(used);
    }

    private static String suchAs(List<Need> missing) {
        List<String> systems = missing.stream().map(need -> need.system).toList();
        return systems.isEmpty() ? "" : ": " + Wording.and(systems);
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

package io.github.rolloutplanner.examples;

import io.github.rolloutplanner.assessment.RolloutNeed;
import io.github.rolloutplanner.lint.Finding;
import io.github.rolloutplanner.lint.PlanLinter;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import java.util.List;

/** What tests ask of a plan. */
final class PlanFacts {

    private PlanFacts() {}

    static RolloutNeed need(RolloutPlan plan) {
        return plan.assessment().orElseThrow().need();
    }

    static String strategy(RolloutPlan plan) {
        return plan.strategy().id().orElseThrow();
    }

    static List<String> percentages(RolloutPlan plan) {
        return plan.phases().stream()
                .map(phase -> phase.percentage().toString())
                .toList();
    }

    /** The soaks of all phases together. */
    static Duration soaks(RolloutPlan plan) {
        return plan.phases().stream().flatMap(phase -> phase.soak().stream()).reduce(Duration.ZERO, Duration::plus);
    }

    /** The rules that the linter sees broken. */
    static List<String> rules(RolloutPlan plan) {
        return PlanLinter.lint(plan).stream().map(Finding::rule).toList();
    }
}

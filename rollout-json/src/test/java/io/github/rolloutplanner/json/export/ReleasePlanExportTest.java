package io.github.rolloutplanner.json.export;

import static io.github.rolloutplanner.json.export.ReleasePlans.GUARDED;
import static io.github.rolloutplanner.json.export.ReleasePlans.refusals;
import static io.github.rolloutplanner.json.export.ReleasePlans.search;
import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.experiment.ExperimentRequest;
import io.github.rolloutplanner.json.export.growthbook.GrowthBookRampSchedule;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.reason.RolloutException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What no system can go through by itself. */
class ReleasePlanExportTest {
    @Test
    void plansWithoutARampAreRefused() {
        RolloutPlan rings = RolloutPlanner.forChange("Taxes")
                .newFeature()
                .touching(Trait.PAYMENTS)
                .plan();
        RolloutPlan test = RolloutPlanner.forChange("Green button")
                .population(Population.ofUsersPerDay(120_000))
                .guardrail(Metric.errorRate("Search errors", percent(1)))
                .success(Metric.conversion("Orders", percent(10)))
                .experiment(ExperimentRequest.changing("Orders", percent(5)))
                .plan();
        for (PlanExporter exporter : List.of(new GrowthBookRampSchedule(), GUARDED)) {
            assertThat(refusals(exporter, rings))
                    .contains(
                            "phases: No percentage rises in this plan: its phases are reached by rules, or all at once."
                                    + " Export the flag for each phase, with plan.flagsAt(phase).");
            assertThat(refusals(exporter, test)).anyMatch(refusal -> refusal.startsWith("flags[0].variants: "));
            assertThatThrownBy(() -> exporter.export(search().plan().withFlags(List.of())))
                    .isInstanceOf(RolloutException.InvalidValue.class)
                    .hasMessageStartingWith("The plan has 0 flags");
        }
    }
}

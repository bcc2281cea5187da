package io.github.rolloutplanner.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.json.RolloutJson;
import io.github.rolloutplanner.lint.Finding;
import io.github.rolloutplanner.lint.PlanLinter;
import io.github.rolloutplanner.plan.RolloutPlan;
import org.junit.jupiter.api.Test;

class ExternalPlanTest {
    private final RolloutPlan plan = ExternalPlan.plan();

    @Test
    void keepsWhatTheTeamWrote() {
        assertThat(plan.assessment()).isEmpty();
        assertThat(plan.strategy().reasons()).isEmpty();
        JsonContract.assertFits(RolloutJson.write(plan));
    }

    @Test
    void hasTheMistakesThatTheStoryTellsOf() {
        assertThat(PlanLinter.lint(plan))
                .extracting(Finding::rule)
                .contains(
                        "phases.percentages-fall",
                        "timeline.realistic",
                        "limits.trigger-looser-than-gate",
                        "criteria.clear",
                        "flags.start-percentage",
                        "monitoring.complete");
    }

    @Test
    void printsEachWithItsPlaceAndItsAdvice() {
        assertThat(Console.printedBy(() -> ExternalPlan.main(new String[0])))
                .contains("ERROR phases[1].percentage: Phase Most services exposes 5%, less than First services (10%).")
                .contains("WARNING rollback.automaticTriggers[0]: ");
    }
}

package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.lint.Finding;
import io.github.rolloutplanner.lint.PlanLinter;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.policy.RolloutPolicy;
import io.github.rolloutplanner.strategy.PhasePurpose;
import org.junit.jupiter.api.Test;

/** A plan that holds users back until it completes, in the form of the contract. */
class HoldbackContractTest {
    private static final RolloutPolicy POLICY = RolloutPolicy.standard()
            .withLadders(RolloutPolicy.standard().ladders().withHoldback(percent(5)));
    private static final RolloutPlan PLAN = RolloutPlanner.withPolicy(POLICY)
            .describe("Search ranking")
            .behavioral("Results stand in another order")
            .population(Population.ofUsersPerDay(100_000))
            .guardrail(Metric.errorRate("Search errors", percent(1)))
            .plan();

    private static RolloutPlan read(String contract) {
        return RolloutJson.read(contract);
    }

    @Test
    void saysWhyItsLastPhaseEndsBelowAllUsers() {
        RolloutPlan read = read(RolloutJson.write(PLAN));

        assertThat(read.phases().get(read.phases().size() - 1).purpose()).isEqualTo(PhasePurpose.HOLDBACK);
        assertThat(PlanLinter.lint(read))
                .filteredOn(finding -> finding.severity() == Finding.Severity.ERROR)
                .isEmpty();
        assertThat(RolloutJson.write(read)).isEqualTo(RolloutJson.write(PLAN));
    }

    @Test
    void aForeignPlanThatMerelyEndsTooEarlyIsFound() {
        String forgotten = RolloutJson.write(PLAN).replace(" (the rest is held back as the control group)", "");

        assertThat(PlanLinter.lint(read(forgotten)))
                .anyMatch(finding -> finding.rule().equals("phases.last-full"));
    }
}

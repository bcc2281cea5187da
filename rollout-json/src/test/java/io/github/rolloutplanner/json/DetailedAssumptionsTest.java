package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.plan.RolloutPlan;
import org.junit.jupiter.api.Test;

class DetailedAssumptionsTest {
    private static final RolloutPlan PLAN = RolloutPlanner.forChange("Search by meaning")
            .touching(Trait.CRITICAL_PATH)
            .population(Population.ofUsersPerMonth(900_000))
            .guardrail(Metric.errorRate("Errors", percent(0.2)).mustStayBelow(percent(0.5)))
            .plan();

    @Test
    void areWrittenWithTheFactThatTakesTheirPlace() {
        JsonNode assumptions = Trees.read(RolloutJson.writeDetailed(PLAN)).get("assumptions");

        assertThat(assumptions).hasSize(PLAN.assumptions().size());
        assertThat(assumptions.get(0).get("assumption").asText()).isEqualTo("A day has 30,000 users");
        assertThat(assumptions.get(0).get("remedy").asText()).contains("withUsersPerDay");
        assertThat(assumptions.get(0).get("reasons").get(0).get("rule").asText())
                .isEqualTo("assumption.daily-users");
    }

    @Test
    void areReadBackAsTheyFollowFromThePlan() {
        RolloutPlan again = RolloutJson.read(RolloutJson.writeDetailed(PLAN));

        assertThat(again).isEqualTo(PLAN);
        assertThat(again.assumptions()).isEqualTo(PLAN.assumptions());
    }

    @Test
    void cannotBeOthersThanThoseOfThePlan() {
        String edited = RolloutJson.writeDetailed(PLAN).replace("A day has 30,000 users", "A day has 90,000 users");

        assertThatExceptionOfType(JsonContractException.class)
                .isThrownBy(() -> RolloutJson.read(edited))
                .satisfies(refused -> assertThat(refused.problems())
                        .singleElement()
                        .extracting(problem -> problem.path())
                        .isEqualTo("/assumptions/0/assumption"));
    }
}

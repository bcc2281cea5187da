package io.github.rolloutplanner.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.plan.StrategyName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ContractWritingTest {
    private final JsonNode everything = Trees.read(RolloutJson.write(Plans.everything()));
    private final JsonNode least = Trees.read(RolloutJson.write(Plans.least()));

    @Test
    void keysAreThoseOfTheSpecificationInItsOrder() throws IOException {
        JsonNode specified = Trees.read(Golden.resource("specification-example.json"));

        assertThat(keys(everything)).isEqualTo(keys(specified));
        for (String object : List.of(
                "/rollout_phases/0",
                "/feature_flags/0",
                "/ab_testing",
                "/monitoring",
                "/monitoring/metrics/0",
                "/monitoring/alerts/0",
                "/rollback_plan",
                "/rollback_plan/data_rollback",
                "/rollback_plan/communication",
                "/risks/0")) {
            assertThat(keys(everything.at(object))).as(object).isEqualTo(keys(specified.at(object)));
        }
    }

    private static List<String> keys(JsonNode object) {
        List<String> keys = new ArrayList<>();
        object.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    @Test
    void riskAndSeverityAreCapitalized() {
        assertThat(everything.at("/impact_level").asText()).isEqualTo("Critical");
        assertThat(everything.at("/risks/0/severity").asText()).isEqualTo("Low");
    }

    @Test
    void numbersAreWholeWhereTheyAreWhole() {
        String document = RolloutJson.write(Plans.everything());

        assertThat(document)
                .contains("\"percentage\": 0,", "\"percentage\": 0.5,", "\"percentage\": 33.333333,")
                .contains("\"duration_hours\": 24,", "\"duration_hours\": 1.5,", "\"duration_hours\": 0.000278,")
                .contains("\"split_percentage\": [50, 50],");
    }

    @Test
    void onlyAPhaseWithoutSoakHasNoDuration() {
        assertThat(everything.at("/rollout_phases/4/duration_hours").isNull()).isTrue();
        assertThat(everything.at("/rollout_phases/3/duration_hours").isNumber()).isTrue();
    }

    @Test
    void conditionsReadAsGatesAsAlertsAndAsEvents() {
        assertThat(everything.at("/rollout_phases/1/go_live_criteria/0").asText())
                .isEqualTo("Error rate < 0.5%");
        assertThat(everything.at("/monitoring/alerts/0/trigger").asText()).isEqualTo("Error rate > 1.5x baseline");
        assertThat(everything.at("/rollback_plan/automatic_triggers/0").asText())
                .isEqualTo("Error rate exceeds 5%");
    }

    @Test
    void anAlertFiresOnTheBadSide() {
        JsonNode errorRate = everything.at("/monitoring/metrics/0");
        JsonNode engagement = everything.at("/monitoring/metrics/2");

        assertThat(errorRate.get("alert_if_exceeds").asBoolean()).isTrue();
        assertThat(errorRate.has("alert_if_below")).isFalse();
        assertThat(engagement.get("alert_if_below").asBoolean()).isTrue();
        assertThat(engagement.has("alert_if_exceeds")).isFalse();
    }

    @Test
    void stepsAreNumbered() {
        assertThat(everything.at("/rollback_plan/manual_rollback_steps"))
                .extracting(JsonNode::asText)
                .containsExactly("1. Turn the flag off", "2. 2. is not a number here");
    }

    @Test
    void theTimelineHasOneKeyForEachPhase() {
        assertThat(keys(everything.get("timeline")))
                .containsExactly(
                        "preparation", "phase_1", "phase_2", "phase_3", "phase_4", "phase_5", "total_duration");
        assertThat(everything.get("timeline"))
                .extracting(JsonNode::asText)
                .containsExactly(
                        "2 days (flags, dashboards)",
                        "1 day (internal testing)",
                        "1 hour 30 minutes (0.5% canary)",
                        "2 days",
                        "Until we like it",
                        "Immediate (100% if all criteria are met)",
                        "8 days from start to full rollout");
    }

    @Test
    void withoutAnExperimentNothingIsInvented() {
        assertThat(least.get("ab_testing")).hasToString("{\"enabled\":false}");
    }

    @Test
    void aFlagForEverybodyHasNoPercentage() {
        assertThat(everything.at("/feature_flags/2/targeting"))
                .hasToString("{\"internal_users\":false,\"beta_users\":false}");
        assertThat(everything.at("/feature_flags/2/default_value").isBoolean()).isTrue();
        assertThat(everything.at("/feature_flags/1/default_value").asText()).isEqualTo("control");
    }

    @Test
    void aStrategyOfSomebodyElseKeepsItsLabel() {
        RolloutPlan read = RolloutJson.read(RolloutJson.write(Plans.least()));

        assertThat(read.strategy()).isEqualTo(new StrategyName(Optional.empty(), "Somebody's own", List.of()));
    }

    @Test
    void nullIsRefusedAtTheDoor() {
        assertThatNullPointerException()
                .isThrownBy(() -> RolloutJson.write(null))
                .withMessage("plan");
        assertThatNullPointerException()
                .isThrownBy(() -> RolloutJson.writeDetailed(null))
                .withMessage("plan");
        assertThatNullPointerException()
                .isThrownBy(() -> RolloutJson.read(null))
                .withMessage("text");
    }
}

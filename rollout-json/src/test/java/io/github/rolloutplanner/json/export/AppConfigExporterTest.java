package io.github.rolloutplanner.json.export;

import static io.github.rolloutplanner.json.export.DeliveryPlans.APP_CONFIG;
import static io.github.rolloutplanner.json.export.DeliveryPlans.features;
import static io.github.rolloutplanner.json.export.DeliveryPlans.pushed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.rolloutplanner.json.documents.Documents;
import io.github.rolloutplanner.json.export.appconfig.AppConfigExporter;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.reason.RolloutException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AppConfigExporterTest {
    private static JsonNode strategy(RolloutPlan plan) {
        Export export = APP_CONFIG.export(plan);
        List<JsonNode> documents = Documents.of(export.document());
        assertThat(Documents.faults(documents)).isEmpty();
        return documents.get(0);
    }

    private static String growth(double... percentages) {
        JsonNode strategy = strategy(pushed(percentages));
        return strategy.path("GrowthType").asText() + " " + strategy.path("GrowthFactor") + " "
                + strategy.path("DeploymentDurationInMinutes");
    }

    @Test
    void laddersOfEqualStepsAreLinear() {
        assertThat(growth(25, 50, 75)).isEqualTo("LINEAR 25 240");
        assertThat(growth(50)).isEqualTo("LINEAR 50 120");
        assertThat(growth(12.5, 25, 37.5, 50, 62.5, 75, 87.5)).isEqualTo("LINEAR 12.5 480");
        assertThat(growth()).isEqualTo("LINEAR 100 0");
    }

    @Test
    void laddersThatDoubleAreExponential() {
        assertThat(growth(10, 20, 40, 80)).isEqualTo("EXPONENTIAL 10 300");
        assertThat(features(APP_CONFIG.export(pushed(10, 20, 40, 80)).losses())).contains(Loss.Feature.LENGTH);
        assertThat(features(APP_CONFIG.export(pushed(25, 50, 75)).losses())).doesNotContain(Loss.Feature.LENGTH);
    }

    @Test
    void otherLaddersAreRefusedWithTheNearestOne() {
        assertThat(ReleasePlans.refusals(APP_CONFIG, pushed(5, 25, 50)))
                .containsExactly("phases: AppConfig grows by one factor, and the plan goes through 5%, 25%, 50%, 100%."
                        + " Give the ladder 5%, 10%, 20%, 40%, 80%, 100%.");
        assertThat(ReleasePlans.refusals(APP_CONFIG, pushed(0.5, 50)))
                .contains("phases: AppConfig grows by one factor, and the plan goes through 0.5%, 50%, 100%."
                        + " Give the ladder 1%, 2%, 4%, 8%, 16%, 32%, 64%, 100%.");
    }

    @Test
    void moreThanADayIsRefusedAndALongerBakeIsCut() {
        RolloutPlan plan = pushed(50);
        RolloutPlan slow = plan.withPhases(plan.phases().stream()
                .map(phase -> phase.soak().isPresent() ? phase.withSoak(Duration.ofHours(13)) : phase)
                .toList());

        assertThat(ReleasePlans.refusals(APP_CONFIG, slow))
                .containsExactly("phases: AppConfig deploys in a day at most, and with a step each 13 hours this takes"
                        + " 1 day 2 hours. Give all phases one soak, with which all of them fit into a day.");
        assertThat(plan.timeline().bake().length().orElseThrow()).isGreaterThan(Duration.ofDays(1));
        assertThat(strategy(plan).path("FinalBakeTimeInMinutes").asInt()).isEqualTo(1_440);
        assertThat(features(APP_CONFIG.export(plan).losses())).contains(Loss.Feature.BAKE);
    }

    @Test
    void approvalsAreRefusedUntilTheLastPhase() {
        assertThat(ReleasePlans.refusals(APP_CONFIG, ReleasePlans.approved(pushed(50), 0)))
                .containsExactly(
                        "phases[0].goLiveCriteria: AppConfig starts the next step after its time, whether or not"
                                + " this holds: Ada confirms: support is ready. Deploy the configuration by hand, phase by"
                                + " phase.");
        assertThat(features(
                        APP_CONFIG.export(ReleasePlans.approved(pushed(50), 1)).losses()))
                .contains(Loss.Feature.APPROVALS);
    }

    @Test
    void namesHaveALength() {
        for (String name : List.of("", " ", "x".repeat(65))) {
            assertThatThrownBy(() -> new AppConfigExporter(name)).isInstanceOf(RolloutException.InvalidValue.class);
        }
    }
}

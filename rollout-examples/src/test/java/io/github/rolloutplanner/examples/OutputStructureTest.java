package io.github.rolloutplanner.examples;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.rolloutplanner.json.RolloutJson;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The plans of the stories as JSON, key by key. */
class OutputStructureTest {
    private static final JsonNode CHECKOUT =
            JsonContract.treeOf(RolloutJson.read(Console.printedBy(() -> OnePageCheckout.main(new String[0]))));
    private static final JsonNode EXPERIMENT = JsonContract.treeOf(SignUpPage.plan(percent(5)));
    private static final JsonNode SERVERS = JsonContract.treeOf(MoreDatabaseServers.plan());

    @Test
    @Tag("spec:output.feature")
    void featureImpactLevelAndChanges() {
        assertThat(CHECKOUT.path("feature").textValue()).isEqualTo("One-page checkout");
        assertThat(CHECKOUT.path("impact_level").textValue()).isEqualTo("Critical");
        assertThat(texts(CHECKOUT.path("user_facing_changes")))
                .containsExactly("Checkout is one page instead of three steps");
    }

    @ParameterizedTest
    @CsvSource({
        "immediate, Immediate",
        "percentage, Percentage-Based",
        "canary, Canary",
        "ab-test, A/B Test",
        "ring, Ring Deployment",
        "region-by-region, Region by Region"
    })
    @Tag("spec:output.strategy")
    void labelOfTheStrategy(String id, String label) {
        JsonNode plan = JsonContract.treeOf(StoryPlans.byStrategy().get(id));
        assertThat(plan.path("rollout_strategy").textValue()).isEqualTo(label);
    }

    @Test
    @Tag("spec:output.phases")
    void phasesAreNumberedAndComplete() {
        JsonNode phases = CHECKOUT.path("rollout_phases");
        assertThat(phases).hasSize(4);
        int number = 0;
        for (JsonNode phase : phases) {
            assertThat(phase.path("phase").intValue()).isEqualTo(++number);
            assertThat(keys(phase))
                    .containsExactly(
                            "phase", "name", "percentage", "target_group", "duration_hours", "go_live_criteria");
            assertThat(texts(phase.path("go_live_criteria"))).isNotEmpty();
        }
    }

    @Test
    @Tag("spec:output.last-phase")
    void lastPhaseIsEverybodyAndHasNoDuration() {
        JsonNode phases = CHECKOUT.path("rollout_phases");
        JsonNode last = phases.get(phases.size() - 1);
        assertThat(last.path("percentage").intValue()).isEqualTo(100);
        assertThat(last.path("duration_hours").isNull()).isTrue();
        assertThat(phases.get(0).path("duration_hours").intValue()).isPositive();
    }

    @Test
    @Tag("spec:output.flags")
    void flagWithTypeDefaultTargetingAndCode() {
        JsonNode flag = CHECKOUT.path("feature_flags").get(0);
        assertThat(flag.path("name").textValue()).isEqualTo("one-page-checkout");
        assertThat(flag.path("type").textValue()).isEqualTo("percentage");
        assertThat(flag.path("default_value").booleanValue()).isFalse();
        assertThat(flag.path("targeting").path("percentage").intValue()).isZero();
        assertThat(flag.path("implementation").textValue()).contains("'one-page-checkout'");
    }

    @Test
    @Tag("spec:output.ab-testing")
    void experimentInFull() {
        JsonNode test = EXPERIMENT.path("ab_testing");
        assertThat(test.path("enabled").booleanValue()).isTrue();
        assertThat(test.path("variant_a").textValue()).contains("The page as it is");
        assertThat(test.path("variant_b").textValue()).contains("Family picture");
        assertThat(test.path("split_percentage")).extracting(JsonNode::intValue).containsExactly(50, 50);
        assertThat(test.path("hypothesis").textValue()).contains("increase Sign-up rate by 5%");
        assertThat(texts(test.path("metrics"))).containsExactly("Sign-up rate");
        assertThat(test.path("sample_size_needed").longValue()).isPositive();
        assertThat(test.path("duration_days").intValue() % 7).isZero();
        assertThat(test.path("statistical_significance").doubleValue()).isEqualTo(0.95);
    }

    @Test
    @Tag("spec:output.ab-disabled")
    void withoutAnExperimentNothingIsInvented() {
        assertThat(CHECKOUT.path("ab_testing")).hasToString("{\"enabled\":false}");
    }

    @Test
    @Tag("spec:output.monitoring")
    void metricsDashboardsAndAlerts() {
        JsonNode monitoring = CHECKOUT.path("monitoring");
        assertThat(monitoring.path("metrics")).hasSize(2);
        assertThat(keys(monitoring.path("metrics").get(0)))
                .containsExactly("name", "baseline", "threshold", "alert_if_exceeds");
        assertThat(texts(monitoring.path("dashboards"))).isNotEmpty();
        assertThat(keys(monitoring.path("alerts").get(0))).containsExactly("trigger", "action", "severity");
    }

    @Test
    @Tag("spec:output.rollback")
    void rollbackProcedure() {
        JsonNode back = SERVERS.path("rollback_plan");
        assertThat(texts(back.path("automatic_triggers"))).containsExactly("Reads that find nothing exceeds 0.2%");
        assertThat(texts(back.path("manual_rollback_steps"))).first().asString().startsWith("1. ");
        assertThat(back.path("rollback_duration").textValue()).isEqualTo("< 10 minutes");
        assertThat(back.path("data_rollback").path("required").booleanValue()).isTrue();
        assertThat(back.path("data_rollback").path("procedure").textValue()).contains("one by one");
        assertThat(back.path("communication").path("internal").textValue()).contains("#incident-database");
        assertThat(back.path("communication").path("external").textValue())
                .isEqualTo("None: no change that users see is declared");
    }

    @Test
    @Tag("spec:output.success-criteria")
    void successCriteria() {
        assertThat(texts(CHECKOUT.path("success_criteria"))).contains("Checkout error rate < 0.305%");
    }

    @Test
    @Tag("spec:output.timeline")
    void timelineWithPreparationEachPhaseAndTotal() {
        assertThat(keys(CHECKOUT.path("timeline")))
                .containsExactly("preparation", "phase_1", "phase_2", "phase_3", "phase_4", "total_duration");
    }

    @Test
    @Tag("spec:output.dependencies")
    void dependenciesNameTheFlagAndTheMetrics() {
        assertThat(texts(CHECKOUT.path("dependencies")))
                .anyMatch(text -> text.contains("one-page-checkout"))
                .anyMatch(text -> text.contains("Checkout p95"));
    }

    @Test
    @Tag("spec:output.risks")
    void risksWithMitigationAndSeverity() {
        assertThat(CHECKOUT.path("risks"))
                .isNotEmpty()
                .allSatisfy(risk -> assertThat(keys(risk)).containsExactly("risk", "mitigation", "severity"));
    }

    @Test
    @Tag("spec:output.recommendations")
    void recommendationsAreAboutThisChange() {
        assertThat(texts(CHECKOUT.path("recommendations")))
                .anyMatch(text -> text.contains("Checkout is one page instead of three steps"));
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::textValue)
                .toList();
    }

    private static Iterable<String> keys(JsonNode object) {
        return object::fieldNames;
    }
}

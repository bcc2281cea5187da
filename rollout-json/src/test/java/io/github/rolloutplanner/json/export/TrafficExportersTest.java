package io.github.rolloutplanner.json.export;

import static io.github.rolloutplanner.json.export.DeliveryPlans.APP_CONFIG;
import static io.github.rolloutplanner.json.export.DeliveryPlans.CLOUD_DEPLOY;
import static io.github.rolloutplanner.json.export.DeliveryPlans.GATEWAY;
import static io.github.rolloutplanner.json.export.DeliveryPlans.OF_TRAFFIC;
import static io.github.rolloutplanner.json.export.DeliveryPlans.features;
import static io.github.rolloutplanner.json.export.DeliveryPlans.measured;
import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Delivery;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.experiment.ExperimentRequest;
import io.github.rolloutplanner.json.RolloutJson;
import io.github.rolloutplanner.json.documents.Documents;
import io.github.rolloutplanner.json.export.argo.ArgoExporter;
import io.github.rolloutplanner.json.export.argo.TrafficRouter;
import io.github.rolloutplanner.json.export.clouddeploy.CloudDeployExporter;
import io.github.rolloutplanner.json.export.flagger.FlaggerExporter;
import io.github.rolloutplanner.json.export.gateway.GatewayExporter;
import io.github.rolloutplanner.json.prometheus.PrometheusGroups;
import io.github.rolloutplanner.json.prometheus.PrometheusMetric;
import io.github.rolloutplanner.json.prometheus.WatchedSeries;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.plan.MonitoredMetric;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.reason.RolloutException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is the same for all systems that carry a percentage out. */
class TrafficExportersTest {
    private static final List<PlanExporter> ALL =
            Stream.concat(OF_TRAFFIC.stream(), Stream.of(APP_CONFIG)).toList();

    private static JsonNode document(Export export) {
        List<JsonNode> documents = Documents.of(export.document());
        assertThat(Documents.faults(documents)).isEmpty();
        return documents.get(0);
    }

    static Stream<Delivery> others() {
        return Stream.of(
                Delivery.featureFlag(),
                Delivery.blueGreen(),
                Delivery.replacement(),
                Delivery.unstagedConfigurationPush(),
                Delivery.appStore(Delivery.Store.APPLE),
                Delivery.fleet(1_000),
                Delivery.infrastructure("eu", "us"),
                Delivery.dataMigration(),
                Delivery.library());
    }

    @ParameterizedTest
    @MethodSource("others")
    void otherDeliveriesAreRefusedWithWhatCarriesThemOut(Delivery delivery) {
        RolloutPlan plan = RolloutPlanner.forChange("Taxes")
                .behavioral("Taxes are computed elsewhere")
                .deliveredBy(delivery)
                .plan();
        for (PlanExporter exporter : ALL) {
            assertThat(ReleasePlans.refusals(exporter, plan))
                    .anySatisfy(refusal -> assertThat(refusal)
                            .startsWith("delivery: The change goes out by "
                                    + delivery.kind().phrase())
                            .contains(exporter.system())
                            .endsWith("."));
        }
    }

    @Test
    void eachCarriesItsOwn() {
        assertThat(ReleasePlans.refusals(APP_CONFIG, measured())).anyMatch(refusal -> refusal.startsWith("delivery: "));
        assertThat(ReleasePlans.refusals(CLOUD_DEPLOY, DeliveryPlans.pushed(50)))
                .anyMatch(refusal -> refusal.contains("as AppConfigExporter does for AWS AppConfig"));
    }

    @Test
    void ringsAndExperimentsAreRefused() {
        RolloutPlan rings = DeliveryPlans.checkout().touching(Trait.PAYMENTS).plan();
        RolloutPlan test = RolloutPlanner.forChange("Button")
                .population(Population.ofUsersPerDay(120_000))
                .success(Metric.conversion("Orders", percent(10)))
                .experiment(ExperimentRequest.changing("Orders", percent(5)))
                .plan();
        for (PlanExporter exporter : OF_TRAFFIC) {
            assertThat(ReleasePlans.refusals(exporter, rings))
                    .anySatisfy(refusal -> assertThat(refusal)
                            .startsWith("phases[1].audience: ")
                            .contains("Ring Beta (5% of all users)"));
            assertThat(ReleasePlans.refusals(exporter, test)).anyMatch(refusal -> refusal.startsWith("experiment: "));
        }
    }

    @Test
    void plansWithoutPhasesAreRefused() {
        RolloutPlan empty = measured().withPhases(List.of());
        for (PlanExporter exporter : OF_TRAFFIC) {
            assertThat(ReleasePlans.refusals(exporter, empty))
                    .contains("phases: No phase of the plan has a percentage. Give the change a ladder of rising"
                            + " percentages.");
        }
    }

    @Test
    void percentagesThatDoNotRiseToAHundredAreRefused() {
        RolloutPlan plan = measured();
        List<RolloutPhase> phases = plan.phases();
        RolloutPlan falling =
                plan.withPhases(List.of(phases.get(1), phases.get(0).withNumber(2), phases.get(2)));
        RolloutPlan ending = plan.withPhases(phases.subList(0, 2));
        RolloutPlan outside = plan.withPhases(
                List.of(phases.get(0).withPercentage(percent(-5)), phases.get(1).withPercentage(percent(500))));
        for (PlanExporter exporter : OF_TRAFFIC) {
            assertThat(ReleasePlans.refusals(exporter, falling))
                    .contains(
                            "phases[1].percentage: Phase Canary (5%) is not above the phase before it, 50%. Join the two"
                                    + " phases, or raise the percentage.");
            assertThat(ReleasePlans.refusals(exporter, ending))
                    .contains("phases[1]: The plan ends at 50%, and " + exporter.system()
                            + " goes on to 100%. Give the plan a last phase of 100%.");
            assertThat(ReleasePlans.refusals(exporter, outside))
                    .contains("phases[1].percentage: 500% of the traffic cannot be sent. Give a percentage from 0% to"
                            + " 100%.");
        }
    }

    @Test
    void plansOfStrangersAreWrittenWithWhatIsAssumed() {
        RolloutPlan stranger = RolloutJson.read(RolloutJson.write(measured()));
        assertThat(stranger.delivery()).isEmpty();
        for (PlanExporter exporter : OF_TRAFFIC) {
            try {
                Export export = exporter.export(stranger);
                assertThat(features(export.losses())).contains(Loss.Feature.DELIVERY);
                document(export);
            } catch (ExportRefusedException refused) {
                assertThat(refused.refusals())
                        .allMatch(refusal ->
                                refusal.feature() == Loss.Feature.APPROVALS || refusal.feature() == Loss.Feature.GATES);
            }
        }
    }

    @Test
    void aHundredPhasesAreAHundredWeights() {
        Step[] ladder = new Step[100];
        for (int at = 0; at < 99; at++) {
            ladder[at] = Step.of("Phase " + (at + 1), at + 1, Duration.ofMinutes(30));
        }
        ladder[99] = Step.last("All");
        RolloutPlan plan = measured(ladder);
        for (PlanExporter exporter :
                List.of(DeliveryPlans.ARGO, DeliveryPlans.FLAGGER.asking("http://gate"), CLOUD_DEPLOY, GATEWAY)) {
            document(exporter.export(plan));
        }
        assertThat(document(CLOUD_DEPLOY.export(plan))
                        .at("/serialPipeline/stages/0/strategy/canary/canaryDeployment/percentages"))
                .hasSize(99);
    }

    @Test
    void aHundredMetricsInAHundredPhasesAreMeasured() {
        RolloutPlan plan = DeliveryPlans.hundredByHundred();
        ArgoExporter argo = new ArgoExporter("checkout", TrafficRouter.istio("checkout"));
        for (MonitoredMetric metric : plan.monitoring().metrics()) {
            argo = argo.measuring(metric.name(), "q[{{window}}]");
        }
        List<JsonNode> documents = Documents.of(argo.export(plan).document());

        assertThat(documents).hasSize(101);
        assertThat(documents.get(0).at("/spec/metrics")).hasSize(100);
        assertThat(Documents.faults(documents)).isEmpty();
    }

    @Test
    void namesInAnyScriptAndLengthAreLegible() {
        for (String name : List.of(
                "\u202e\"><script>\n\u0000",
                "\ud83d\ude00".repeat(5_000),
                "\u05e9".repeat(10_000),
                "on",
                "1:30",
                "",
                "{{ a }}")) {
            RolloutPlan plan = DeliveryPlans.named(name, name);
            for (PlanExporter exporter : List.of(
                    new ArgoExporter("checkout", TrafficRouter.istio("checkout")).measuring(name, DeliveryPlans.QUERY),
                    new FlaggerExporter("checkout", 8080).measuring(name, DeliveryPlans.QUERY),
                    CLOUD_DEPLOY,
                    GATEWAY)) {
                String start = name.substring(
                        0, name.offsetByCodePoints(0, Math.min(1_000, name.codePointCount(0, name.length()))));
                assertThat(document(exporter.export(plan))
                                .at("/metadata/annotations/rollout-planner~1change")
                                .asText())
                        .isEqualTo(start);
            }
        }
    }

    @Test
    void aChangeAndMetricsInAnotherScriptAreWritten() {
        RolloutPlan plan = RolloutPlanner.forChange("支払い画面")
                .behavioral("支払いは一画面で終わる")
                .deliveredBy(Delivery.deployment())
                .population(Population.ofUsersPerDay(400_000).withRequestsPerDay(20_000_000))
                .guardrail(Metric.errorRate("支払いの失敗", percent(0.5)).mustStayBelow(percent(1)))
                .ladder(Step.of("少し", 5, Duration.ofMinutes(30)), Step.last("全部"))
                .plan();
        WatchedSeries series = WatchedSeries.of(PrometheusGroups.of("role", "canary"))
                .withMetric("支払いの失敗", PrometheusMetric.events("requests_total", "errors_total"));
        for (PlanExporter exporter : List.of(
                new ArgoExporter("checkout", TrafficRouter.istio("checkout")).watching(series),
                new FlaggerExporter("checkout", 8080).watching(series),
                CLOUD_DEPLOY,
                GATEWAY)) {
            Export export = exporter.export(plan);
            assertThat(Documents.faults(Documents.of(export.document()))).isEmpty();
            assertThat(export.document()).contains("支払い画面");
        }
    }

    @Test
    void aRouteIsForOnePercentage() {
        Export first = GATEWAY.export(measured());

        assertThat(document(first).at("/spec/rules/0/backendRefs").toString())
                .isEqualTo("[{\"name\":\"checkout-stable\",\"port\":8080,\"weight\":95},"
                        + "{\"name\":\"checkout-canary\",\"port\":8080,\"weight\":5}]");
        assertThat(weights(percent(50))).isEqualTo("50 50");
        assertThat(weights(percent(0.1))).isEqualTo("999 1");
        assertThat(weights(Percentage.ZERO)).isEqualTo("100 0");
        assertThat(weights(Percentage.ONE_HUNDRED)).isEqualTo("0 100");
        assertThat(features(first.losses())).contains(Loss.Feature.PHASES, Loss.Feature.GATES, Loss.Feature.LENGTH);
        assertThatThrownBy(() -> GATEWAY.export(measured(), percent(101)))
                .isInstanceOf(RolloutException.InvalidValue.class);
        assertThatThrownBy(() -> GATEWAY.export(measured(), percent(0.00001)))
                .isInstanceOf(ExportRefusedException.class);
        assertThatThrownBy(() -> new GatewayExporter("a", "b", "c", "d", 0))
                .isInstanceOf(RolloutException.InvalidValue.class);
    }

    private static String weights(Percentage percentage) {
        JsonNode backends = document(GATEWAY.export(measured(), percentage)).at("/spec/rules/0/backendRefs");
        return backends.at("/0/weight").asInt() + " " + backends.at("/1/weight").asInt();
    }

    @Test
    void aPipelineHasThePercentagesBelowAHundred() {
        JsonNode canary =
                document(CLOUD_DEPLOY.verifying().export(measured())).at("/serialPipeline/stages/0/strategy/canary");
        JsonNode mesh = document(CloudDeployExporter.gateway("checkout", "production", "route", "service", "app")
                        .export(measured()))
                .at("/serialPipeline/stages/0/strategy/canary/runtimeConfig/kubernetes/gatewayServiceMesh");

        assertThat(canary.path("canaryDeployment").toString()).isEqualTo("{\"percentages\":[5,50],\"verify\":true}");
        assertThat(canary.path("runtimeConfig").toString())
                .isEqualTo("{\"cloudRun\":{\"automaticTrafficControl\":true}}");
        assertThat(mesh.toString())
                .isEqualTo("{\"httpRoute\":\"route\",\"service\":\"service\",\"deployment\":\"app\"}");
        assertThat(ReleasePlans.refusals(CLOUD_DEPLOY, measured(Step.last("All"))))
                .containsExactly("phases: A canary has a percentage below 100%, and the plan has none. Use the standard"
                        + " strategy of Cloud Deploy.");
    }
}

package io.github.rolloutplanner.json.export;

import static io.github.rolloutplanner.json.export.DeliveryPlans.ARGO;
import static io.github.rolloutplanner.json.export.DeliveryPlans.ERRORS;
import static io.github.rolloutplanner.json.export.DeliveryPlans.QUERY;
import static io.github.rolloutplanner.json.export.DeliveryPlans.features;
import static io.github.rolloutplanner.json.export.DeliveryPlans.measured;
import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.json.documents.Documents;
import io.github.rolloutplanner.json.export.argo.ArgoExporter;
import io.github.rolloutplanner.json.export.argo.TrafficRouter;
import io.github.rolloutplanner.json.export.clouddeploy.CloudDeployExporter;
import io.github.rolloutplanner.json.prometheus.PrometheusGroups;
import io.github.rolloutplanner.json.prometheus.PrometheusMetric;
import io.github.rolloutplanner.json.prometheus.WatchedSeries;
import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Tolerance;
import io.github.rolloutplanner.plan.RollbackTrigger;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.reason.RolloutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class ArgoExporterTest {
    private static List<JsonNode> documents(Export export) {
        List<JsonNode> documents = Documents.of(export.document());
        assertThat(Documents.faults(documents)).as(export.document()).isEmpty();
        return documents;
    }

    private static JsonNode last(List<JsonNode> documents) {
        return documents.get(documents.size() - 1);
    }

    private static List<String> steps(Export export) {
        JsonNode steps = last(documents(export)).at("/spec/strategy/canary/steps");
        return StreamSupport.stream(steps.spliterator(), false)
                .map(JsonNode::toString)
                .toList();
    }

    @Test
    void phasesAreWeightsTheirAnalysisAndThePauseThatIsLeft() {
        RolloutPlan plan = measured();
        Export export = ARGO.export(plan);

        assertThat(steps(export).subList(0, 6))
                .containsExactly(
                        "{\"setWeight\":5}",
                        "{\"analysis\":{\"templates\":[{\"templateName\":\"checkout-phase-1\"}]}}",
                        "{\"pause\":{\"duration\":\"2m\"}}",
                        "{\"setWeight\":50}",
                        "{\"analysis\":{\"templates\":[{\"templateName\":\"checkout-phase-2\"}]}}",
                        "{\"setWeight\":100}");
        Duration bake = plan.timeline().bake().length().orElseThrow();
        assertThat(Documents.faultsOfLengths(
                        documents(export), List.of(Duration.ofMinutes(30), Duration.ofMinutes(30), bake)))
                .isEmpty();
    }

    @Test
    void aGuardrailRollsBackBeyondItsTriggerAndPausesBeforeIt() {
        JsonNode metric = documents(ARGO.export(measured())).get(0).at("/spec/metrics/0");

        assertThat(metric.path("name").asText()).isEqualTo("checkout-errors");
        assertThat(metric.path("successCondition").asText()).isEqualTo("len(result) > 0 && result[0] < 0.841");
        assertThat(metric.path("failureCondition").asText()).isEqualTo("len(result) > 0 && result[0] > 1");
        assertThat(metric.at("/provider/prometheus/query").asText()).isEqualTo(QUERY.replace("{{window}}", "27m"));
        assertThat(metric.path("count").asInt()).isEqualTo(1);
        assertThat(metric.path("consecutiveErrorLimit").asInt())
                .as("an hour of grace, asked every ten seconds")
                .isEqualTo(360);
    }

    private static RolloutPlan tolerating(RolloutPlan plan, Tolerance tolerance) {
        return plan.withPhases(plan.phases().stream()
                .map(phase -> phase.withGoLiveCriteria(phase.goLiveCriteria().stream()
                        .map(gate -> gate.withTolerance(tolerance))
                        .toArray(Gate[]::new)))
                .toList());
    }

    @Test
    void aGateToleratesBreachesAndItsTriggerNone() {
        Export export = ARGO.export(tolerating(measured(), Tolerance.consecutive(3)));
        JsonNode metric = documents(export).get(1).at("/spec/metrics/0");

        assertThat(metric.path("failureCondition").asText()).isEqualTo("len(result) > 0 && result[0] > 1");
        assertThat(metric.path("failureLimit").asInt(-1)).isZero();
        assertThat(metric.path("inconclusiveLimit").asInt(-1)).isEqualTo(2);
        assertThat(export.losses().stream().map(Loss::toString))
                .anyMatch(loss -> loss.startsWith("phases[0].goLiveCriteria: Argo counts breaches in all, and"));
    }

    @Test
    void aGuardrailWithoutATriggerRollsBackAfterTheBreachesThatItTolerates() {
        RolloutPlan plan = measured();
        RolloutPlan untriggered = plan.withRollback(plan.rollback().withAutomaticTriggers(new RollbackTrigger[0]));
        Export export = ARGO.export(tolerating(untriggered, Tolerance.total(3)));
        JsonNode metric = documents(export).get(1).at("/spec/metrics/0");

        assertThat(metric.path("failureCondition").asText()).isEqualTo("len(result) > 0 && result[0] >= 0.688");
        assertThat(metric.path("failureLimit").asInt(-1)).isEqualTo(2);
        assertThat(metric.has("inconclusiveLimit")).isFalse();
        assertThat(export.losses().stream().map(Loss::effect)).noneMatch(effect -> effect.contains("in a row"));
    }

    @Test
    void nothingPassesOfWhichNoMeasurementWasGood() {
        Export export = ARGO.export(tolerating(measured(), Tolerance.total(100)));
        JsonNode metric = documents(export).get(0).at("/spec/metrics/0");

        assertThat(metric.path("inconclusiveLimit").asInt())
                .isEqualTo(metric.path("count").asInt() - 1);
        assertThat(export.losses().stream().map(Loss::toString))
                .anyMatch(loss -> loss.startsWith("phases[0].goLiveCriteria: Argo measures less often in this phase"));
    }

    @Test
    void theFirstVersionThatAControllerMeetsHasNoPhases() {
        for (PlanExporter exporter : List.of(ARGO, DeliveryPlans.FLAGGER)) {
            assertThat(exporter.export(measured()).losses().stream().map(Loss::toString))
                    .contains("delivery: " + exporter.system()
                            + " sends all traffic to the first version that it meets, without phases and gates. Apply the"
                            + " document while the previous version is deployed, and deploy the change after that.");
        }
    }

    @Test
    void aNameThatThePlanDoesNotHaveIsRefused() {
        for (PlanExporter exporter : List.of(
                ARGO.measuring("Chekout erors", QUERY), DeliveryPlans.FLAGGER.measuring("Chekout erors", QUERY))) {
            assertThatThrownBy(() -> exporter.export(measured()))
                    .isInstanceOf(RolloutException.InvalidValue.class)
                    .hasMessage("The plan monitors no metric 'Chekout erors'. Give 'Checkout errors'.");
        }
        assertThatThrownBy(() -> new ArgoExporter("checkout", TrafficRouter.istio("checkout"))
                        .measuring("\u202e\n".repeat(5_000), QUERY)
                        .export(DeliveryPlans.hundredByHundred()))
                .isInstanceOf(RolloutException.InvalidValue.class)
                .hasMessageStartingWith("The plan monitors no metric '\\u202e\\n")
                .hasMessageEndingWith("'Metric 12' or another of its 100.")
                .extracting(Throwable::getMessage)
                .satisfies(message -> assertThat(message).hasSizeLessThan(700));
    }

    @Test
    void aQueryThatLooksBackOnATimeOfItsOwnIsALoss() {
        Export export = ARGO.measuring(ERRORS, "sum(rate(errors_total[5m]))").export(measured());

        assertThat(export.losses().stream().map(Loss::toString))
                .contains(
                        "monitoring.metrics: The query of 'Checkout errors' looks back on a time of its own, and not on"
                                + " that which its sample takes. Write {{window}} for that time, such as"
                                + " rate(errors_total[{{window}}]).");
        assertThat(ARGO.export(measured()).losses().stream().map(Loss::path)).doesNotContain("monitoring.metrics");
    }

    /** With less, chance would roll back nine of ten harmless releases. */
    @Test
    void aTriggerThatAPhaseIsTooShortToSeeIsMeasuredOverAllOfIt() {
        RolloutPlan small = DeliveryPlans.checkout()
                .population(Population.ofUsersPerDay(20_000).withRequestsPerDay(200_000))
                .guardrail(Metric.errorRate(ERRORS, percent(0.5)).mustStayBelow(percent(1)))
                .ladder(Step.of("Half", 50, Duration.ofMinutes(30)), Step.last("All"))
                .plan();
        assertThat(small.phases().get(0).evidence().get(0).triggerSeenAfter()).isEmpty();

        JsonNode metrics = documents(ARGO.export(small)).get(0).at("/spec/metrics");

        assertThat(metrics)
                .isNotEmpty()
                .allSatisfy(metric -> assertThat(metric.path("count").asInt()).isEqualTo(1));
    }

    /** Before some scrapes Prometheus has no answer, and Argo would ask a person. */
    @Test
    void noSeriesIsAskedBeforeItIsScraped() {
        WatchedSeries slow = WatchedSeries.of(
                        PrometheusGroups.of("role", "canary").withControl("stable"))
                .withMetric(ERRORS, PrometheusMetric.events("requests_total", "requests_total{code=\"500\"}"))
                .scrapedEvery(Duration.ofMinutes(1));
        JsonNode metrics = documents(new ArgoExporter("checkout", TrafficRouter.istio("checkout"))
                        .watching(slow)
                        .export(measured()))
                .get(0)
                .at("/spec/metrics");

        assertThat(metrics)
                .extracting(metric -> metric.path("initialDelay").asText())
                .contains("4m")
                .doesNotContain("1m", "2m", "3m");
    }

    private static RolloutPlan triggeredBy(RolloutPlan plan, String... conditions) {
        return plan.withRollback(plan.rollback()
                .withAutomaticTriggers(Stream.of(conditions)
                        .map(condition -> new RollbackTrigger(Condition.parse(condition), List.of()))
                        .toArray(RollbackTrigger[]::new)));
    }

    /** A dry run rolls back nothing. */
    @Test
    void aGateThatIsOnlyObservedDoesNotStandForTheTrigger() {
        RolloutPlan plan = DeliveryPlans.named("Checkout", ERRORS);
        RolloutPlan observed = plan.withPhases(plan.phases().stream()
                .map(phase -> phase.withGoLiveCriteria(phase.goLiveCriteria().stream()
                        .map(gate -> gate.withRole(GateRole.OBSERVE))
                        .toArray(Gate[]::new)))
                .toList());

        JsonNode spec = documents(ARGO.export(observed)).get(0).path("spec");

        assertThat(spec.at("/dryRun/0/metricName").asText()).isEqualTo("checkout-errors");
        assertThat(spec.at("/metrics/1/name").asText()).isEqualTo("checkout-errors-trigger");
        assertThat(spec.at("/metrics/1/failureCondition").asText()).isEqualTo("len(result) > 0 && result[0] > 1");
    }

    @Test
    void ofTwoTriggersOnAMetricTheFirstToBeReachedRollsBack() {
        RolloutPlan plan = triggeredBy(measured(), "Checkout errors exceeds 5%", "Checkout errors exceeds 2%");

        assertThat(documents(ARGO.export(plan)).get(0).toString())
                .contains("result[0] > 2\"")
                .doesNotContain("result[0] > 5\"");
        assertThat(ARGO.export(triggeredBy(measured(), "Checkout errors exceeds 5%", "Checkout errors < 0.1%"))
                        .losses())
                .extracting(Loss::effect)
                .anyMatch(effect -> effect.startsWith("Argo Rollouts does not roll back when Checkout errors < 0.1%"));
    }

    @Test
    void aTriggerThatMustLastIsSaidToRollBackAtOnce() {
        RolloutPlan plan = triggeredBy(measured(), "Checkout errors exceeds 2% for 10 minutes");

        assertThat(ARGO.export(plan).losses())
                .extracting(Loss::toString)
                .anyMatch(
                        loss -> loss.startsWith("rollback.automaticTriggers[0]: Argo Rollouts rolls back as soon as it"
                                + " measures this once: Checkout errors > 2% for 10 minutes."));
    }

    @Test
    void whatATriggerLacksIsSaid() {
        RolloutPlan plan = measured();
        RollbackTrigger words = new RollbackTrigger(Condition.parse("error_rate_spike"), List.of());
        RollbackTrigger pages = new RollbackTrigger(Condition.parse("Checkout errors exceeds 3 pages"), List.of());
        RollbackTrigger[] triggers = Stream.concat(
                        plan.rollback().automaticTriggers().stream(), Stream.of(words, pages))
                .toArray(RollbackTrigger[]::new);
        RolloutPlan more = plan.withRollback(plan.rollback().withAutomaticTriggers(triggers));

        assertThat(new ArgoExporter("checkout", TrafficRouter.istio("checkout"))
                        .export(plan).losses().stream()
                                .filter(loss -> loss.path().startsWith("rollback.automatic")))
                .extracting(Loss::advice)
                .containsOnly(
                        "Give the series of its metric, with watching(series), or a query, with measuring(metric, query).");
        assertThat(ARGO.export(more).losses().stream()
                        .filter(loss -> loss.path().startsWith("rollback.automatic")))
                .extracting(Loss::advice)
                .contains("Write it as a metric with a limit, such as 'Errors exceeds 2%'.")
                .noneMatch(advice -> advice.contains("measuring"));
    }

    @Test
    void aSignalPausesAndNeverRollsBack() {
        RolloutPlan plan = DeliveryPlans.checkout()
                .population(Population.ofUsersPerDay(400_000).withRequestsPerDay(20_000_000))
                .signal(Metric.errorRate(ERRORS, percent(4)))
                .ladder(Step.of("Half", 50, Duration.ofHours(1)), Step.last("All"))
                .plan();
        List<JsonNode> documents = documents(ARGO.export(plan));

        assertThat(documents.get(0).at("/spec/metrics/0/failureCondition").asText())
                .isEqualTo("false");
        assertThat(documents.get(1).at("/spec/dryRun/0/metricName").asText())
                .as("what is only observed at 100%")
                .isEqualTo("checkout-errors");
    }

    @Test
    void whatNoQueryAnswersWaitsForAPerson() {
        Export export = new ArgoExporter("checkout", TrafficRouter.istio("checkout")).export(measured());

        assertThat(steps(export))
                .containsSequence("{\"setWeight\":5}", "{\"pause\":{\"duration\":\"30m\"}}", "{\"pause\":{}}");
        assertThat(export.losses().stream().map(Loss::toString))
                .contains(
                        "phases[0].goLiveCriteria: Argo does not measure this, and waits until a person promotes:"
                                + " Checkout errors < 0.841%. Give the series of its metric, with watching(series), or a query, with measuring(metric, query).");
    }

    @Test
    void approvalsAreAPauseWithoutAnEnd() {
        Export export = ARGO.export(ReleasePlans.approved(measured(), 1));

        assertThat(steps(export)).containsSequence("{\"pause\":{}}", "{\"setWeight\":100}");
        assertThat(export.losses())
                .anySatisfy(loss -> assertThat(loss.toString())
                        .contains("whoever that is and whether or not this holds: Ada confirms: support is ready"));
    }

    @Test
    void rolloutsOfDaysAreALoss() {
        RolloutPlan days = measured(Step.of("Half", 50, Duration.ofDays(2)), Step.last("All"));

        assertThat(ARGO.export(days).losses().stream().map(Loss::toString))
                .anyMatch(loss -> loss.startsWith(
                        "phases: Argo Rollouts is made for rollouts of minutes or an hour or two: for "));
    }

    @Test
    void eachThingThatArgoDoesNotKnowIsALoss() {
        assertThat(features(ARGO.export(measured()).losses()))
                .contains(
                        Loss.Feature.BUCKETING_KEY,
                        Loss.Feature.CONTROL_GROUP,
                        Loss.Feature.SEQUENTIAL_TEST,
                        Loss.Feature.MINIMUM_SAMPLE,
                        Loss.Feature.ROLLBACK,
                        Loss.Feature.ALERTS,
                        Loss.Feature.PEOPLE)
                .doesNotContain(Loss.Feature.BAKE, Loss.Feature.PERCENTAGE, Loss.Feature.DELIVERY);
    }

    @Test
    void aTenthOfAPercentTakesARouterThatCountsSoFine() {
        RolloutPlan fine = measured(Step.of("Few", 0.1, Duration.ofHours(1)), Step.last("All"));
        JsonNode canary = last(documents(new ArgoExporter("checkout", TrafficRouter.nginx("checkout")).export(fine)))
                .at("/spec/strategy/canary");

        assertThat(canary.at("/trafficRouting/maxTrafficWeight").asInt()).isEqualTo(1_000);
        assertThat(canary.at("/steps/0/setWeight").asInt()).isEqualTo(1);
        for (TrafficRouter router :
                List.of(TrafficRouter.istio("a"), TrafficRouter.traefik("a"), TrafficRouter.gateway("a", "shop"))) {
            assertThat(ReleasePlans.refusals(new ArgoExporter("checkout", router), fine))
                    .containsExactly(
                            "phases[0].percentage: It counts traffic in steps of 1%, so it cannot send 0.1% of it."
                                    + " Send 1%.");
        }
    }

    @Test
    void selectorReplicasAndPrometheusAreThoseOfTheCaller() {
        List<JsonNode> documents = documents(ARGO.selecting("app.kubernetes.io/name", "Checkout_2")
                .withReplicas(3)
                .withPrometheus("http://monitoring:9090")
                .export(measured()));

        assertThat(last(documents).at("/spec/selector/matchLabels").toString())
                .isEqualTo("{\"app.kubernetes.io/name\":\"Checkout_2\"}");
        assertThat(last(documents).at("/spec/replicas").asInt()).isEqualTo(3);
        assertThat(documents
                        .get(0)
                        .at("/spec/metrics/0/provider/prometheus/address")
                        .asText())
                .isEqualTo("http://monitoring:9090");
        for (Runnable wrong : List.<Runnable>of(
                () -> ARGO.withReplicas(0),
                () -> ARGO.withPrometheus(" "),
                () -> ARGO.measuring(ERRORS, ""),
                () -> ARGO.selecting("a b", "c"),
                () -> new ArgoExporter("Checkout", TrafficRouter.istio("a")),
                () -> TrafficRouter.nginx(""))) {
            assertThatThrownBy(wrong::run).isInstanceOf(RolloutException.InvalidValue.class);
        }
    }

    @Test
    void whatIsNoNameIsCalledAsPeopleCallIt() {
        Map<String, Runnable> wrong = Map.of(
                "a virtual service", () -> TrafficRouter.istio("A b"),
                "an ingress", () -> TrafficRouter.nginx("A b"),
                "a weighted service", () -> TrafficRouter.traefik("A b"),
                "a route", () -> TrafficRouter.gateway("A b", "shop"),
                "a namespace", () -> TrafficRouter.gateway("route", "A b"),
                "a pipeline", () -> CloudDeployExporter.cloudRun("A b", "production"));

        wrong.forEach((what, call) -> assertThatThrownBy(call::run)
                .isInstanceOf(RolloutException.InvalidValue.class)
                .hasMessageStartingWith("'A b' is no name of " + what + ". Give at most "));
    }

    private static final ArgoExporter BY_HASH = new ArgoExporter("checkout", TrafficRouter.istio("checkout"))
            .watching(WatchedSeries.of(PrometheusGroups.of("rollouts_pod_template_hash", "{{args.canary-hash}}")
                            .withControl("{{args.stable-hash}}"))
                    .withMetric(ERRORS, PrometheusMetric.events("requests_total", "errors_total")));

    @Test
    void hashesOfPodsAreArgumentsOfTheAnalysis() {
        List<JsonNode> documents = documents(BY_HASH.export(measured()));

        assertThat(documents.get(0).at("/spec/args").toString())
                .isEqualTo("[{\"name\":\"canary-hash\"},{\"name\":\"stable-hash\"}]");
        assertThat(documents
                        .get(0)
                        .at("/spec/metrics/0/provider/prometheus/query")
                        .asText())
                .contains("rollouts_pod_template_hash=\"{{args.canary-hash}}\"");
        assertThat(last(documents)
                        .at("/spec/strategy/canary/steps/1/analysis/args")
                        .toString())
                .isEqualTo("[{\"name\":\"canary-hash\",\"valueFrom\":{\"podTemplateHashValue\":\"Latest\"}},"
                        + "{\"name\":\"stable-hash\",\"valueFrom\":{\"podTemplateHashValue\":\"Stable\"}}]");
        assertThat(documents(ARGO.export(measured())).get(0).at("/spec").has("args"))
                .isFalse();
    }

    @Test
    void theSchemasOfArgoAcceptIt() {
        assumeTrue(StrictCrds.areThere(), StrictCrds.ABSENT);
        RolloutPlan fine = measured(Step.of("Few", 0.1, Duration.ofHours(1)), Step.last("All"));
        for (Export export : List.of(
                ARGO.export(measured()),
                BY_HASH.export(measured()),
                ARGO.export(ReleasePlans.approved(measured(), 0)),
                new ArgoExporter("a", TrafficRouter.nginx("a")).export(fine),
                new ArgoExporter("a", TrafficRouter.traefik("a")).export(measured()),
                new ArgoExporter("a", TrafficRouter.gateway("a", "b"))
                        .withReplicas(2)
                        .export(measured()))) {
            assertThat(documents(export))
                    .allSatisfy(
                            document -> assertThat(StrictCrds.faults(document)).isEmpty());
        }
    }
}

package io.github.rolloutplanner.json.export.prometheus;

import static io.github.rolloutplanner.json.export.prometheus.MonitoringPlans.ERRORS;
import static io.github.rolloutplanner.json.export.prometheus.MonitoringPlans.LATENCY;
import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.rolloutplanner.ChangeDraft;
import io.github.rolloutplanner.change.Delivery;
import io.github.rolloutplanner.json.documents.Documents;
import io.github.rolloutplanner.json.export.Export;
import io.github.rolloutplanner.json.export.ExportRefusedException;
import io.github.rolloutplanner.json.export.Loss;
import io.github.rolloutplanner.json.export.argo.ArgoExporter;
import io.github.rolloutplanner.json.export.argo.TrafficRouter;
import io.github.rolloutplanner.json.export.flagger.FlaggerExporter;
import io.github.rolloutplanner.json.node.ProcessResult;
import io.github.rolloutplanner.json.prometheus.PrometheusMetric;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.reason.RolloutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Argo and Flagger ask by the conditions of the rules: on the same series they find what fires, and nothing else. */
class AnalysisStatesTest {
    private static final List<String> METRICS = List.of(ERRORS, LATENCY);

    private static final ChangeDraft CHECKOUT = MonitoringPlans.draft("One-page checkout", 48_000_000)
            .guardrail(Metric.errorRate(ERRORS, percent(1)).mustStayBelow(percent(2)))
            .guardrail(Metric.latency(LATENCY, Duration.ofMillis(400)));

    private static final RolloutPlan DEPLOYED =
            CHECKOUT.deliveredBy(Delivery.deployment()).plan();

    private static final JsonNode ARGO = Documents.of(new ArgoExporter("shop", TrafficRouter.istio("shop"))
                    .watching(MonitoringPlans.series())
                    .export(DEPLOYED)
                    .document())
            .get(0);

    @TempDir
    private Path folder;

    private static String argo(String metric, String at) {
        return Documents.items(ARGO.at("/spec/metrics"))
                .filter(one ->
                        one.path("name").asText().equals(metric.equals(ERRORS) ? "checkout-errors" : "checkout-p95"))
                .findFirst()
                .orElseThrow()
                .at(at)
                .asText();
    }

    private static String argo(String metric) {
        return argo(metric, "/provider/prometheus/query");
    }

    private static String flagger(String metric) {
        String slug = metric.equals(ERRORS) ? "shop-checkout-errors" : "shop-checkout-p95";
        return Documents.of(new FlaggerExporter("shop", 80)
                        .watching(MonitoringPlans.series())
                        .asking("http://gate")
                        .export(DEPLOYED)
                        .document())
                .stream()
                .filter(one -> one.at("/metadata/name").asText().equals(slug))
                .findFirst()
                .orElseThrow()
                .at("/spec/query")
                .asText();
    }

    private static OptionalInt state(Scenario scenario, String metric) {
        if (scenario.isFiring("RolloutNoData", metric) || scenario.name().equals("no traffic at all")) {
            return OptionalInt.empty();
        }
        int unpromoted = scenario.isFiring("RolloutNotPromoted", metric) ? 1 : 0;
        return OptionalInt.of(scenario.isFiring("RolloutRollback", metric) ? 2 : unpromoted);
    }

    private static List<Scenario> asked() {
        List<Scenario> asked = new ArrayList<>();
        Stream.concat(PrometheusRulesFiringTest.scenarios().stream(), PrometheusRulesFiringTest.silences().stream())
                .forEach(scenario -> asked.add(scenario.answers(argo(ERRORS), state(scenario, ERRORS))
                        .answers(argo(LATENCY), state(scenario, LATENCY))));
        return asked;
    }

    private ProcessResult test(String rules, List<Scenario> scenarios) {
        return Promtool.test(folder, rules, Scenario.tests(scenarios));
    }

    /** Of a flag, which gives the groups the sizes that the scenarios have. */
    private static String rules() {
        return new PrometheusRules(MonitoringPlans.series())
                .export(CHECKOUT.plan())
                .document();
    }

    @Test
    void aStateIsWhatTheRulesFire() {
        ProcessResult result = test(rules(), asked());
        assertThat(result.output()).contains("SUCCESS");
        assertThat(result.status()).isZero();
    }

    @Test
    void anotherConditionIsNoticed() {
        Scenario beyond = Scenario.of("errors beyond the trigger")
                .group("off", 1_000, 0.01, 0.05)
                .group("on", 1_000, 0.0205, 0.05)
                .users(100, 100);
        String other = argo(ERRORS).replace(" > 0.02 ", " > 0.021 ");
        ProcessResult result = test("groups: []\n", List.of(beyond.answers(other, OptionalInt.of(2))));
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.output()).contains("FAILED");
    }

    /** The gates of all phases are asked for: those of later ones are tighter, and need more than the first phase brings. */
    @Test
    void flaggerFailsWhereTheGateOfAnyPhaseIsNotKept() {
        Scenario healthy =
                Scenario.of("all is well").group("off", 1_000, 0.01, 0.05).group("on", 1_000, 0.01, 0.05);
        Scenario beyond =
                Scenario.of("all fails").group("off", 1_000, 0.01, 0.05).group("on", 1_000, 1, 0.05);
        List<Scenario> scenarios = List.of(
                healthy.answers(flagger(ERRORS), OptionalInt.of(0)).answers(flagger(LATENCY), OptionalInt.of(0)),
                beyond.answers(flagger(ERRORS), OptionalInt.of(2)),
                Scenario.of("nothing is there").answers(flagger(ERRORS), OptionalInt.empty()));
        ProcessResult result = test("groups: []\n", scenarios);
        assertThat(result.output()).contains("SUCCESS");
        assertThat(result.status()).isZero();
    }

    @Test
    void aRatioOfNoRequestsIsNoValueOfAQueryOfTheUsersOwn() {
        String query = Documents.of(new FlaggerExporter("shop", 80)
                        .measuring(ERRORS, "sum(errors) / sum(all)")
                        .asking("http://gate")
                        .export(DEPLOYED)
                        .document())
                .get(0)
                .at("/spec/query")
                .asText();
        List<Scenario> scenarios = List.of(
                Scenario.of("no request")
                        .series("errors", "0x25")
                        .series("all", "0x25")
                        .answers(query, OptionalInt.empty()),
                Scenario.of("no error")
                        .series("errors", "0x25")
                        .series("all", "9x25")
                        .answers(query, OptionalInt.of(0)));
        ProcessResult result = test("groups: []\n", scenarios);
        assertThat(result.output()).contains("SUCCESS");
    }

    private static ArgoExporter watching(PrometheusMetric latency) {
        return new ArgoExporter("shop", TrafficRouter.istio("shop"))
                .watching(MonitoringPlans.groups()
                        .withMetric(ERRORS, MonitoringPlans.errors())
                        .withMetric(LATENCY, latency));
    }

    @Test
    void aMetricWithoutSeriesWaitsForAPerson() {
        Export export = new ArgoExporter("shop", TrafficRouter.istio("shop"))
                .watching(MonitoringPlans.groups().withMetric(ERRORS, MonitoringPlans.errors()))
                .export(DEPLOYED);

        assertThat(export.losses().stream().map(Loss::effect))
                .anyMatch(effect -> effect.startsWith(
                        "Argo does not measure this, and waits until a person promotes: Checkout p95 < "))
                .noneMatch(effect -> effect.contains("waits until a person promotes: Checkout errors"));
    }

    @Test
    void seriesOfAnotherKindAreRefusedUnlessAQueryStandsForThem() {
        ArgoExporter wrong = watching(PrometheusMetric.counts("slow_total"));

        assertThatThrownBy(() -> wrong.export(DEPLOYED))
                .isInstanceOf(ExportRefusedException.class)
                .hasMessageContaining("which cannot be computed from such series");
        assertThat(wrong.measuring(LATENCY, "own[{{window}}]").export(DEPLOYED).document())
                .contains("query: own[", "2 * group(");
    }

    @Test
    void aNameThatThePlanDoesNotHaveIsRefused() {
        ArgoExporter slip = new ArgoExporter("shop", TrafficRouter.istio("shop"))
                .watching(MonitoringPlans.groups().withMetric("Chekout erors", MonitoringPlans.errors()));

        assertThatThrownBy(() -> slip.export(DEPLOYED))
                .isInstanceOf(RolloutException.InvalidValue.class)
                .hasMessageStartingWith("The plan monitors no metric 'Chekout erors'.");
    }

    @Test
    void statesAreComparedFarFromTheNumbersThatTheyAre() {
        for (String metric : METRICS) {
            assertThat(argo(metric, "/successCondition")).isEqualTo("len(result) > 0 && result[0] < 0.5");
            assertThat(argo(metric, "/failureCondition")).isEqualTo("len(result) > 0 && result[0] > 1.5");
        }
    }
}

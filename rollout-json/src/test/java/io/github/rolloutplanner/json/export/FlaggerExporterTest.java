package io.github.rolloutplanner.json.export;

import static io.github.rolloutplanner.json.export.DeliveryPlans.ERRORS;
import static io.github.rolloutplanner.json.export.DeliveryPlans.FLAGGER;
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
import io.github.rolloutplanner.json.export.flagger.FlaggerExporter;
import io.github.rolloutplanner.json.prometheus.PrometheusGroups;
import io.github.rolloutplanner.json.prometheus.PrometheusMetric;
import io.github.rolloutplanner.json.prometheus.WatchedSeries;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.reason.RolloutException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FlaggerExporterTest {
    private static final String GATE = "http://rollouts.shop:8080/gate";
    private static final FlaggerExporter GATED = FLAGGER.asking(GATE);
    private static final WatchedSeries SERIES = WatchedSeries.of(
                    PrometheusGroups.of("role", "canary").withControl("primary"))
            .withMetric(ERRORS, PrometheusMetric.events("requests_total", "requests_total{code=~\"5..\"}"));
    private static final FlaggerExporter GATED_SERIES =
            new FlaggerExporter("checkout", 8080).watching(SERIES).asking(GATE);

    private static final RolloutPlan UNEQUAL = measured(
            Step.of("Canary", 5, Duration.ofMinutes(30)), Step.of("Half", 50, Duration.ofHours(2)), Step.last("All"));

    private static final RolloutPlan SHORT_HALF = measured(
            Step.of("Canary", 5, Duration.ofMinutes(30)), Step.of("Half", 50, Duration.ofMinutes(5)), Step.last("All"));

    private static List<JsonNode> documents(Export export) {
        List<JsonNode> documents = Documents.of(export.document());
        assertThat(Documents.faults(documents)).as(export.document()).isEmpty();
        return documents;
    }

    private static JsonNode analysis(Export export) {
        return documents(export).get(1).at("/spec/analysis");
    }

    @Test
    void oneSoakIsTheInterval() {
        Export export = FLAGGER.export(measured());

        assertThat(analysis(export).path("interval").asText()).isEqualTo("30m");
        assertThat(analysis(export).path("stepWeights").toString()).isEqualTo("[5,50,100]");
        assertThat(analysis(export).path("threshold").asInt()).isEqualTo(1);
        assertThat(features(export.losses())).doesNotContain(Loss.Feature.LENGTH, Loss.Feature.APPROVALS);
        assertThat(export.losses())
                .filteredOn(loss -> loss.feature() == Loss.Feature.BAKE)
                .extracting(Loss::advice)
                .as("one soak for all phases would not help")
                .containsExactly("Give it a gate to ask, with asking(url), which holds 100% for as long.");
    }

    /** Two metrics with the same two limits are four ranges, not two. */
    @Test
    void thatOneRangeStandsForAllPhasesIsSaidOfEachMetric() {
        String timeouts = "Checkout timeouts";
        RolloutPlan plan = DeliveryPlans.checkout()
                .population(Population.ofUsersPerDay(400_000).withRequestsPerDay(20_000_000))
                .guardrail(Metric.errorRate(ERRORS, percent(0.5)).mustStayBelow(percent(1)))
                .guardrail(Metric.errorRate(timeouts, percent(0.5)).mustStayBelow(percent(1)))
                .ladder(
                        Step.of("Canary", 5, Duration.ofMinutes(30)),
                        Step.of("Half", 50, Duration.ofMinutes(30)),
                        Step.last("All"))
                .plan();

        assertThat(FLAGGER.measuring(timeouts, QUERY).export(plan).losses())
                .extracting(Loss::effect)
                .contains("Flagger has one range of a metric for all phases, which is the tightest one.");
    }

    @Test
    void theTightestThresholdStandsForAllWeights() {
        Export export = FLAGGER.export(measured());
        JsonNode template = documents(export).get(0);

        assertThat(analysis(export).at("/metrics/0").toString())
                .isEqualTo(
                        "{\"name\":\"checkout-checkout-errors\",\"templateRef\":{\"name\":\"checkout-checkout-errors\"},"
                                + "\"thresholdRange\":{\"max\":0.688},\"interval\":\"30m\"}");
        assertThat(template.at("/spec/query").asText())
                .as("what is not a number is no value, since Flagger would pass it")
                .isEqualTo("(" + QUERY.replace("{{window}}", "{{ interval }}") + ") >= -Inf");
        assertThat(export.losses().stream().map(Loss::effect))
                .contains("Flagger has one range of a metric for all phases, which is the tightest one.");
    }

    @Test
    void soaksOfSeveralLengthsTakeTheLongest() {
        Export export = FLAGGER.export(UNEQUAL);

        assertThat(analysis(export).path("interval").asText()).isEqualTo("120m");
        assertThat(export.losses().stream().map(Loss::effect))
                .contains(
                        "Flagger has one interval for all weights, so each stays for 2 hours.",
                        "Flagger looks at the metrics once in 2 hours, and rolls back when it comes to look again: up to 4"
                                + " hours after its queries show a breach.");
        assertThat(features(export.losses())).contains(Loss.Feature.BAKE);
    }

    /** The bake is not looked at in an interval of its own, however long it is. */
    @Test
    void withAGateItLooksAsSoonAsATotalFailureShows() {
        FlaggerExporter watching = new FlaggerExporter("checkout", 8080).watching(SERIES);
        Export gated = watching.asking(GATE).export(measured());

        assertThat(analysis(gated).path("interval").asText()).isEqualTo("2m");
        assertThat(reaction(gated))
                .isEqualTo(
                        "Flagger looks at the metrics once in 2 minutes, and rolls back when it comes to look again: up"
                                + " to 4 minutes after its queries show a breach. Alert on the rollback triggers as well, and roll"
                                + " back then.");
        assertThat(reaction(watching.export(measured())))
                .endsWith(" Give it a gate to ask, with asking(url): it looks once in 2 minutes then.");
    }

    @Test
    void withAGateSlowScrapesAndFewRequestsTakeLongerToShowAFailure() {
        RolloutPlan seldom = DeliveryPlans.checkout()
                .population(Population.ofUsersPerDay(20_000).withRequestsPerDay(60_000))
                .guardrail(Metric.errorRate(ERRORS, percent(0.5)).mustStayBelow(percent(1)))
                .ladder(
                        Step.of("Canary", 5, Duration.ofHours(2)),
                        Step.of("Half", 50, Duration.ofHours(2)),
                        Step.last("All"))
                .plan();

        assertThat(interval(GATED_SERIES.watching(SERIES.scrapedEvery(Duration.ofMinutes(2))), measured()))
                .isEqualTo("8m");
        assertThat(interval(GATED_SERIES, seldom)).isEqualTo("10m");
    }

    @Test
    void aQueryOfYourOwnIsAskedWhenItsSampleIsThereAndOnceInTheShortestSoak() {
        Export gated = GATED.export(measured());
        String shorter = interval(GATED, SHORT_HALF);

        assertThat(Duration.parse("PT" + analysis(gated).path("interval").asText()))
                .isGreaterThan(Duration.ofMinutes(2))
                .isLessThanOrEqualTo(Duration.ofMinutes(30));
        assertThat(gated.losses()).noneMatch(loss -> loss.effect().contains("shortest soak"));
        assertThat(shorter).isEqualTo("5m");
        assertThat(GATED.export(SHORT_HALF).losses())
                .filteredOn(loss -> loss.effect().contains("shortest soak"))
                .singleElement()
                .asString()
                .startsWith(
                        "phases: Flagger has one interval, at most the shortest soak: it looks once in 5 minutes, also"
                                + " at weights whose samples take up to ")
                .endsWith(" Lengthen the shortest soak, or leave the metric to the gate that Flagger asks.");
    }

    /** A soak in which it can look once only is looked at once, with and without a gate. */
    @Test
    void aGateThatMakesItLookNoMoreOftenIsNotAdvised() {
        RolloutPlan quick = DeliveryPlans.checkout()
                .population(Population.ofUsersPerDay(4_000_000).withRequestsPerDay(2_000_000_000))
                .guardrail(Metric.errorRate(ERRORS, percent(0.5)).mustStayBelow(percent(1)))
                .ladder(Step.of("Half", 50, Duration.ofMinutes(2)), Step.last("All"))
                .plan();

        assertThat(interval(GATED_SERIES, quick)).isEqualTo("2m");
        assertThat(reaction(
                        new FlaggerExporter("checkout", 8080).watching(SERIES).export(quick)))
                .endsWith(" Alert on the rollback triggers as well, and roll back then.");
    }

    private static String interval(FlaggerExporter exporter, RolloutPlan plan) {
        return analysis(exporter.export(plan)).path("interval").asText();
    }

    private static String reaction(Export export) {
        return export.losses().stream()
                .filter(loss -> loss.path().equals("rollback.reaction"))
                .map(loss -> loss.effect() + " " + loss.advice())
                .collect(Collectors.joining());
    }

    @Test
    void whatFlaggerCannotMeasureIsAFailedCheck() {
        for (FlaggerExporter exporter : List.of(FLAGGER, GATED)) {
            assertThat(exporter.export(measured()).losses().stream().map(Loss::toString))
                    .anyMatch(loss -> loss.startsWith("phases: A query without values, or one that fails, is a failed"))
                    .anyMatch(loss -> loss.startsWith("rollback.reaction: Flagger looks at the metrics once in "));
        }
        assertThat(features(new FlaggerExporter("checkout", 80)
                        .asking("http://rollouts.shop:8080/gate")
                        .export(measured())
                        .losses()))
                .as("without a query there is no check that fails")
                .doesNotContain(Loss.Feature.METRIC);
    }

    @Test
    void aGateHoldsWeightsAndAsksPeople() {
        Export export = GATED.export(ReleasePlans.approved(UNEQUAL, 0));

        assertThat(analysis(export).path("webhooks").toString())
                .isEqualTo("[{\"name\":\"confirm-traffic-increase\",\"type\":\"confirm-traffic-increase\","
                        + "\"url\":\"http://rollouts.shop:8080/gate\"},{\"name\":\"confirm-promotion\","
                        + "\"type\":\"confirm-promotion\",\"url\":\"http://rollouts.shop:8080/gate\"}]");
        assertThat(features(export.losses())).contains(Loss.Feature.APPROVALS, Loss.Feature.LENGTH);
    }

    @Test
    void withoutAGateNobodyIsAskedSoApprovalsAreRefused() {
        assertThat(ReleasePlans.refusals(FLAGGER, ReleasePlans.approved(measured(), 0)))
                .containsExactly(
                        "phases[0].goLiveCriteria: Flagger promotes after the interval, whether or not this holds:"
                                + " Ada confirms: support is ready. Give it a gate to ask, with asking(url), or the queries of"
                                + " the metrics.");
        assertThat(ReleasePlans.refusals(new FlaggerExporter("checkout", 80), measured()))
                .hasSize(3)
                .allMatch(refusal -> refusal.contains("whether or not this holds: Checkout errors < "));
    }

    @Test
    void whatKubernetesDoesNotAllowIsRefused() {
        for (Runnable wrong : List.<Runnable>of(
                () -> new FlaggerExporter("checkout", 0),
                () -> new FlaggerExporter("checkout", 65_536),
                () -> new FlaggerExporter("x".repeat(51), 80),
                () -> new FlaggerExporter(" ", 80),
                () -> FLAGGER.asking(" "),
                () -> FLAGGER.asking("gate"),
                () -> FLAGGER.asking("ftp://rollouts.shop/gate"),
                () -> FLAGGER.asking("http:///gate"),
                () -> FLAGGER.withPrometheus(""))) {
            assertThatThrownBy(wrong::run).isInstanceOf(RolloutException.InvalidValue.class);
        }
    }

    @Test
    void theSchemasOfFlaggerAcceptIt() {
        assumeTrue(StrictCrds.areThere(), StrictCrds.ABSENT);
        for (Export export : List.of(
                FLAGGER.export(measured()),
                FLAGGER.withPrometheus("http://monitoring:9090").export(UNEQUAL),
                GATED.export(ReleasePlans.approved(UNEQUAL, 0)))) {
            assertThat(documents(export))
                    .hasSize(2)
                    .allSatisfy(
                            document -> assertThat(StrictCrds.faults(document)).isEmpty());
        }
    }
}

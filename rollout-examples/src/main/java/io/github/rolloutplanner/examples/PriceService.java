package io.github.rolloutplanner.examples;

import static io.github.rolloutplanner.metric.Percentage.percent;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Delivery;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.json.export.Export;
import io.github.rolloutplanner.json.export.argo.ArgoExporter;
import io.github.rolloutplanner.json.export.argo.TrafficRouter;
import io.github.rolloutplanner.json.prometheus.PrometheusGroups;
import io.github.rolloutplanner.json.prometheus.PrometheusMetric;
import io.github.rolloutplanner.json.prometheus.WatchedSeries;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;

/**
 * A new version of a price service, which Argo Rollouts takes to production in an afternoon.
 *
 * <p>Learn from it how a plan becomes a canary: the planner derives thresholds, samples and windows, and the exporter writes them as
 * weights and analyses over the series that Prometheus has, and says what Argo does not do. An application that exports YAML adds {@code jackson-dataformat-yaml}.
 *
 * <p>Made up, as are its numbers.
 */
public final class PriceService {
    private static final String ERRORS = "Price errors";

    private PriceService() {}

    static RolloutPlan plan() {
        return RolloutPlanner.forChange("Price service 4.2")
                .behavioral("Discounts are computed for the whole basket")
                .deliveredBy(Delivery.deployment())
                .population(Population.ofUsersPerDay(400_000).withRequestsPerDay(40_000_000))
                .guardrail(Metric.errorRate(ERRORS, percent(0.5)).mustStayBelow(percent(1)))
                .ladder(
                        Step.of("Canary", 5, Duration.ofMinutes(30)),
                        Step.of("Half", 50, Duration.ofMinutes(30)),
                        Step.last("All"))
                .plan();
    }

    private static WatchedSeries series() {
        return WatchedSeries.of(PrometheusGroups.of("role", "canary").withControl("stable"))
                .withMetric(
                        ERRORS,
                        PrometheusMetric.events(
                                "http_requests_total{app=\"prices\"}",
                                "http_requests_total{app=\"prices\",code=~\"5..\"}"));
    }

    static Export canary(RolloutPlan plan) {
        return new ArgoExporter("prices", TrafficRouter.istio("prices"))
                .withReplicas(6)
                .watching(series())
                .export(plan);
    }

    /**
     * Prints the documents, and what they do not say.
     *
     * @param args not used
     */
    public static void main(String[] args) {
        Export canary = canary(plan());
        System.out.println(canary.document());
        canary.losses().forEach(System.out::println);
    }
}

package io.github.rolloutplanner.json.export.prometheus;

import static io.github.rolloutplanner.metric.Percentage.percent;

import io.github.rolloutplanner.ChangeDraft;
import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.json.prometheus.PrometheusGroups;
import io.github.rolloutplanner.json.prometheus.PrometheusMetric;
import io.github.rolloutplanner.json.prometheus.WatchedSeries;
import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Level;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.MetricFamily;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Threshold;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.plan.MonitoredMetric;
import io.github.rolloutplanner.plan.Monitoring;
import io.github.rolloutplanner.plan.RollbackTrigger;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import java.util.List;

/** Plans that are watched, and the series by which they are. */
public final class MonitoringPlans {
    public static final String ERRORS = "Checkout errors";
    public static final String LATENCY = "Checkout p95";

    private MonitoringPlans() {}

    /** A shop in whose first phase 333 requests come each minute; its owner says where errors roll back, the policy where latency does. */
    public static RolloutPlan shop() {
        return draft("One-page checkout", 48_000_000)
                .guardrail(Metric.errorRate(ERRORS, percent(1)).mustStayBelow(percent(2)))
                .guardrail(Metric.latency(LATENCY, Duration.ofMillis(400)))
                .owner("Ada")
                .plan();
    }

    public static ChangeDraft draft(String change, long requestsPerDay) {
        return RolloutPlanner.forChange(change)
                .behavioral("Checkout is one page instead of three steps")
                .population(Population.ofUsersPerDay(2_000_000).withRequestsPerDay(requestsPerDay));
    }

    public static WatchedSeries groups() {
        return WatchedSeries.of(PrometheusGroups.of("variant", "on").withControl("off"))
                .scrapedEvery(Duration.ofMinutes(1));
    }

    public static WatchedSeries series() {
        return groups().withMetric(ERRORS, errors())
                .withMetric(LATENCY, PrometheusMetric.histogram("duration_seconds"))
                .withMetric(Observation.ASSIGNMENT_COUNTS, PrometheusMetric.newUsers("new_users_total"))
                .withRunbook("https://example.com/runbooks/checkout");
    }

    public static PrometheusMetric errors() {
        return PrometheusMetric.events("requests_total", "requests_total{code=\"500\"}");
    }

    /** A metric of each other kind, in a plan that says nothing of traffic. */
    static RolloutPlan kinds() {
        return plan(
                monitored("Reports", MetricKind.COUNT, Quantity.of(4, "/hour"), Quantity.of(10, "/hour"), false),
                monitored("Basket", MetricKind.MEAN, Quantity.of(40, "EUR"), Quantity.of(36, "EUR"), true),
                monitored("CPU", MetricKind.SATURATION, Quantity.of(50, "%"), Quantity.of(90, "%"), false),
                monitored("Success", MetricKind.RATE, Quantity.of(99, "%"), Level.parse("98%"), true));
    }

    static WatchedSeries kindsOfSeries() {
        return groups().withMetric("Reports", PrometheusMetric.counts("reports_total"))
                .withMetric("Basket", PrometheusMetric.moments("n_total", "sum_total", "squares_total"))
                .withMetric("CPU", PrometheusMetric.gauge("cpu_ratio", 100))
                .withMetric("Success", PrometheusMetric.events("requests_total", "ok_total"));
    }

    static MonitoredMetric monitored(
            String name, MetricKind kind, Quantity baseline, Level limit, boolean isHealthyAbove) {
        Threshold threshold = isHealthyAbove ? Threshold.above(limit) : Threshold.below(limit);
        return MonitoredMetric.builder()
                .name(name)
                .family(MetricFamily.BUSINESS)
                .kind(kind)
                .role(GateRole.GUARDRAIL)
                .baseline(baseline)
                .threshold(threshold)
                .limit(threshold)
                .build();
    }

    static RolloutPlan plan(MonitoredMetric... metrics) {
        RolloutPlan shop = MonitoringPlans.shop();
        RollbackTrigger[] triggers = List.of(metrics).stream()
                .map(metric -> new RollbackTrigger(
                        new Condition.OnMetric(metric.name(), metric.threshold().breach()), List.of()))
                .toArray(RollbackTrigger[]::new);
        return shop.withMonitoring(new Monitoring(List.of(metrics), List.of(), List.of()))
                .withRollback(shop.rollback().withAutomaticTriggers(triggers));
    }
}

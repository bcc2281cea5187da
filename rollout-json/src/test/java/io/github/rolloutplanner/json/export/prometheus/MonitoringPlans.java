package io.github.rolloutplanner.json.export.prometheus;

import static io.github.rolloutplanner.metric.Percentage.percent;

import io.github.rolloutplanner.ChangeDraft;
import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.json.prometheus.PrometheusGroups;
import io.github.rolloutplanner.json.prometheus.PrometheusMetric;
import io.github.rolloutplanner.json.prometheus.WatchedSeries;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;

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
}

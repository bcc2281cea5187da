package io.github.rolloutplanner.examples;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.json.export.grafana.GrafanaAlertRules;
import io.github.rolloutplanner.json.export.grafana.GrafanaDashboard;
import io.github.rolloutplanner.json.export.prometheus.PrometheusRules;
import io.github.rolloutplanner.json.prometheus.PrometheusGroups;
import io.github.rolloutplanner.json.prometheus.PrometheusMetric;
import io.github.rolloutplanner.json.prometheus.WatchedSeries;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A shop has Prometheus and Grafana, and a rollout to watch: one mapping of its metrics is enough for both. */
class MonitoringExportsTest {
    private static final RolloutPlan PLAN = RolloutPlanner.forChange("One-page checkout")
            .behavioral("Checkout is one page instead of three steps")
            .population(Population.ofUsersPerDay(400_000).withRequestsPerDay(2_000_000))
            .guardrail(Metric.errorRate("Checkout errors", percent(1)).mustStayBelow(percent(2)))
            .guardrail(Metric.latency("Checkout p95", Duration.ofMillis(400)))
            .owner("Ada")
            .plan();

    private static final WatchedSeries SERIES = WatchedSeries.of(
                    PrometheusGroups.of("variant", "on").withControl("off"))
            .withMetric(
                    "Checkout errors",
                    PrometheusMetric.events(
                            "requests_total{job=\"checkout\"}", "requests_total{job=\"checkout\",code=~\"5..\"}"))
            .withMetric("Checkout p95", PrometheusMetric.histogram("request_duration_seconds{job=\"checkout\"}"))
            .withRunbook("https://example.com/runbooks/checkout");

    private static JsonNode rules(int phase) throws IOException {
        return new YAMLMapper()
                .readTree(
                        new PrometheusRules(SERIES.inPhase(phase)).export(PLAN).document())
                .at("/groups/0");
    }

    /** At 3 a.m. it is the alert that says what happened, why it fires, and what to do. */
    @Test
    void whoIsCalledReadsWhatHappenedAndWhatToDo() throws IOException {
        JsonNode rollback = alerts(rules(1), "RolloutRollback").get(0);
        assertThat(rollback.at("/annotations/summary").asText())
                .isEqualTo("One-page checkout, Pilot (5%): Checkout errors exceeds 2%");
        assertThat(rollback.at("/annotations/description").asText())
                .startsWith("Roll back. The window is 3 hours, at least twice the time in which the planned traffic"
                        + " brings the 5,209 observations that tell a regression from chance.")
                .endsWith(" It is at {{ $value | humanizePercentage }}.");
        assertThat(rollback.at("/annotations/steps").asText()).startsWith("1. Set flag one-page-checkout to off");
        assertThat(rollback.at("/annotations/owner").asText()).isEqualTo("Ada");
        assertThat(rollback.at("/annotations/runbook_url").asText()).endsWith("/runbooks/checkout");
        assertThat(rollback.at("/labels/action").asText()).isEqualTo("rollback");
    }

    private static List<JsonNode> alerts(JsonNode group, String name) {
        List<JsonNode> alerts = new ArrayList<>();
        group.path("rules").forEach(rule -> {
            if (rule.path("alert").asText().equals(name)) {
                alerts.add(rule);
            }
        });
        return alerts;
    }

    /** With more traffic a shorter window is enough, and the gates are tighter. */
    @Test
    void eachPromotionIsWatchedByItsOwnGates() throws IOException {
        for (RolloutPhase phase : PLAN.phases()) {
            List<String> gates = new ArrayList<>();
            alerts(rules(phase.number()), "RolloutNotPromoted")
                    .forEach(alert -> gates.add(alert.at("/labels/condition").asText()));
            assertThat(gates).hasSize(2);
            phase.goLiveCriteria()
                    .forEach(gate -> assertThat(gates).anyMatch(said -> said.startsWith(gate + " is not met")));
        }
        assertThat(alerts(rules(1), "RolloutRollback").get(0).path("expr").asText())
                .contains("ratio_increase3h");
        assertThat(alerts(rules(3), "RolloutRollback").get(0).path("expr").asText())
                .contains("ratio_increase30m");
    }

    /** Whichever of them alerts, it is the same threshold of the plan. */
    @Test
    void grafanaAlertsByTheSameConditions() throws IOException {
        JsonNode grafana = new ObjectMapper()
                .readTree(new GrafanaAlertRules(SERIES, "rollouts", "prometheus")
                        .export(PLAN)
                        .document());
        assertThat(conditions(grafana)).isEqualTo(conditions(rules(1))).hasSize(8);
    }

    private static Set<String> conditions(JsonNode group) {
        Set<String> conditions = new TreeSet<>();
        group.path("rules").forEach(rule -> {
            if (rule.has("annotations")) {
                conditions.add(rule.at("/labels/action").asText() + ": "
                        + rule.at("/labels/condition").asText());
            }
        });
        return conditions;
    }

    @Test
    void theDashboardHasAPanelForEachMetricAndItsSample() throws IOException {
        JsonNode dashboard = new ObjectMapper()
                .readTree(new GrafanaDashboard(SERIES).export(PLAN).document());
        List<String> titles = new ArrayList<>();
        dashboard.path("panels").forEach(panel -> titles.add(panel.path("title").asText()));
        assertThat(titles)
                .containsExactly(
                        "Plan",
                        "Alerts",
                        "Checkout errors",
                        "Sample: Checkout errors",
                        "Checkout p95",
                        "Sample: Checkout p95");
    }
}

package io.github.rolloutplanner.json.export.grafana;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.rolloutplanner.json.export.prometheus.MonitoringPlans;
import io.github.rolloutplanner.json.export.prometheus.Promtool;
import io.github.rolloutplanner.json.node.ProcessResult;
import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.plan.RollbackTrigger;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.reason.RolloutException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GrafanaAlertRulesTest {
    @TempDir
    private Path folder;

    private static String export(int phase) {
        return new GrafanaAlertRules(MonitoringPlans.series().inPhase(phase), "rollouts", "prometheus")
                .export(MonitoringPlans.shop())
                .document();
    }

    @Test
    void whatGrafanaFindsNothingByIsRefused() {
        assertThatThrownBy(() -> new GrafanaAlertRules(MonitoringPlans.series(), " ", "prometheus"))
                .isInstanceOf(RolloutException.InvalidValue.class)
                .hasMessageStartingWith("The uid of the folder is blank");
        assertThatThrownBy(() -> new GrafanaAlertRules(MonitoringPlans.series(), "rollouts", ""))
                .isInstanceOf(RolloutException.InvalidValue.class)
                .hasMessageStartingWith("The uid of the data source is blank");
    }

    @Test
    void eachPhaseIsAGroupThatGrafanaReads() {
        for (RolloutPhase phase : MonitoringPlans.shop().phases()) {
            assertThat(GrafanaSchemas.problemsOfRuleGroup(export(phase.number())))
                    .isEmpty();
        }
    }

    @Test
    void theGroupOfAPhaseReplacesThatOfThePhaseBefore() {
        assertThat(title(export(2))).isEqualTo(title(export(1)));
    }

    @Test
    void aGroupHasNoSlash() {
        RolloutPlan plan = MonitoringPlans.draft("A/B \\ checkout", 48_000_000)
                .guardrail(Metric.errorRate("Errors", Percentage.percent(1)))
                .plan();
        var series = MonitoringPlans.groups().withMetric("Errors", MonitoringPlans.errors());

        assertThat(title(new GrafanaAlertRules(series, "f", "d").export(plan).document()))
                .isEqualTo("Rollout of A-B - checkout");
    }

    @Test
    void noTimeIsShorterThanThatBetweenTwoLooks() {
        RolloutPlan shop = MonitoringPlans.shop();
        Condition soon = Condition.parse("Checkout errors exceeds 5% for 30 seconds");
        Condition later = Condition.parse("Checkout errors exceeds 6% for 90 seconds");
        RolloutPlan plan = shop.withRollback(shop.rollback()
                .withAutomaticTriggers(new RollbackTrigger(soon, List.of()), new RollbackTrigger(later, List.of())));
        JsonNode rules = GrafanaDashboardTest.json(new GrafanaAlertRules(MonitoringPlans.series(), "f", "d")
                        .export(plan)
                        .document())
                .path("rules");

        assertThat(rules.path(0).path("for").asText()).isEqualTo("1m");
        assertThat(rules.path(1).path("for").asText()).isEqualTo("90s");
    }

    private static String title(String document) {
        return GrafanaDashboardTest.json(document).path("title").asText();
    }

    @Test
    void theSchemaNoticesWhatIsWrong() {
        assertThat(GrafanaSchemas.problemsOfRuleGroup(export(1).replaceFirst("\"Alerting\"", "\"Alert\"")))
                .isNotEmpty();
        assertThat(GrafanaSchemas.problemsOfRuleGroup(export(1).replaceFirst("\"ruleGroup\"", "\"rulegroup\"")))
                .isNotEmpty();
    }

    @Test
    void noRuleTakesMissingDataForGoodNews() {
        JsonNode rules = GrafanaDashboardTest.json(export(1)).path("rules");
        assertThat(rules).isNotEmpty().allSatisfy(rule -> {
            boolean rollsBack = "rollback".equals(rule.at("/labels/action").asText());
            assertThat(rule.path("noDataState").asText()).isEqualTo(rollsBack ? "NoData" : "Alerting");
            assertThat(rule.path("execErrState").asText()).isEqualTo("Error");
            assertThat(rule.path("isPaused").asBoolean(true)).isFalse();
            assertThat(rule.path("annotations").path("summary").asText())
                    .startsWith("One-page checkout, Canary (1%): ");
        });
        assertThat(actions(rules))
                .containsExactlyInAnyOrder(
                        "rollback critical Checkout errors exceeds 2%",
                        "rollback critical Checkout p95 exceeds 600ms",
                        "hold warning Checkout errors < 1.735% is not met, so the phase will not be promoted",
                        "hold warning Checkout p95 < 547ms is not met, so the phase will not be promoted",
                        "hold critical Checkout errors exceeds 1.84%",
                        "hold critical Checkout p95 exceeds 576ms",
                        "hold critical No data for Checkout errors from exposed users",
                        "hold critical No data for Checkout p95 from exposed users",
                        "hold critical Sample ratio mismatch");
    }

    private static List<String> actions(JsonNode rules) {
        List<String> actions = new ArrayList<>();
        rules.forEach(rule -> {
            JsonNode labels = rule.path("labels");
            actions.add(labels.path("action").asText() + " "
                    + labels.path("severity").asText() + " "
                    + labels.path("condition").asText());
        });
        return actions;
    }

    /** The same alerts by the same thresholds as those of Prometheus, from the series themselves. */
    @Test
    void eachQueryIsOneThatPrometheusReads() {
        List<String> queries = queries(export(1));
        assertThat(queries)
                .hasSize(9)
                .allSatisfy(query -> assertThat(query)
                        .startsWith("count(")
                        .endsWith(" or vector(0)")
                        .doesNotContain("change_group"));
        ProcessResult result = Promtool.check(folder, rules(queries));
        assertThat(result.output()).contains("SUCCESS: 9 rules found");
        assertThat(result.status()).isZero();
    }

    private static List<String> queries(String document) {
        return GrafanaDashboardTest.json(document).findValuesAsText("expr");
    }

    private static String rules(List<String> queries) {
        return queries.stream()
                .map(query -> "      - record: query\n        expr: " + new TextNode(query) + "\n        labels: {of: q"
                        + queries.indexOf(query) + "}\n")
                .collect(Collectors.joining("", "groups:\n  - name: queries\n    rules:\n", ""));
    }

    /** A threshold that is kept answers 0, not nothing, and exposed users who are gone are no reason to roll back. */
    @Test
    void eachQueryAnswersOneOrZero() {
        String document = export(1);
        String rollback = query(document, "Checkout errors exceeds 2%");
        String noData = query(document, "No data for Checkout errors from exposed users");
        String tests = "rule_files: [rules.yml]\nevaluation_interval: 1m\ntests:\n"
                + test(requests("on", 1000, 30) + requests("off", 1000, 10), rollback, 1, noData, 0)
                + test(requests("on", 1000, 10) + requests("off", 1000, 10), rollback, 0, noData, 0)
                + test(requests("off", 1000, 10), rollback, 0, noData, 1);
        ProcessResult result = Promtool.test(folder, "groups: []\n", tests);
        assertThat(result.output()).contains("SUCCESS");
        assertThat(result.status()).isZero();
        String wrong = test(requests("on", 1000, 10), rollback, 1, noData, 0);
        assertThat(Promtool.test(folder, "groups: []\n", tests + wrong).status())
                .isEqualTo(1);
    }

    private static String query(String document, String condition) {
        for (JsonNode rule : GrafanaDashboardTest.json(document).path("rules")) {
            if (rule.at("/labels/condition").asText().equals(condition)) {
                return rule.at("/data/0/model/expr").asText();
            }
        }
        throw new AssertionError("no rule for " + condition);
    }

    private static String requests(String variant, int all, int failed) {
        String series = "      - series: 'requests_total{variant=\"" + variant
                + "\",code=\"%s\"}'\n        values: '0+%sx60'\n";
        return series.formatted("200", all - failed) + series.formatted("500", failed);
    }

    private static String test(String series, String rollback, int rollsBack, String noData, int isSilent) {
        return "  - interval: 1m\n    input_series:\n" + series + "    promql_expr_test:\n"
                + answer(rollback, rollsBack) + answer(noData, isSilent);
    }

    private static String answer(String query, int value) {
        return "      - expr: " + new TextNode(query) + "\n        eval_time: 50m\n"
                + "        exp_samples: [{labels: '{}', value: " + value + "}]\n";
    }

    @Test
    void titlesAreShortAndNoneIsThereTwice() {
        String change = "A change with a long name ".repeat(7).trim();
        RolloutPlan plan = MonitoringPlans.draft(change, 48_000_000)
                .guardrail(Metric.errorRate("An error rate with a long name ".repeat(6) + "A", Percentage.percent(1)))
                .guardrail(Metric.errorRate("An error rate with a long name ".repeat(6) + "B", Percentage.percent(1)))
                .plan();
        var series = MonitoringPlans.groups();
        for (var metric : plan.monitoring().metrics()) {
            series = series.withMetric(metric.name(), MonitoringPlans.errors());
        }
        String document = new GrafanaAlertRules(series, "f", "d").export(plan).document();
        assertThat(GrafanaSchemas.problemsOfRuleGroup(document)).isEmpty();
        List<String> titles = new ArrayList<>();
        GrafanaDashboardTest.json(document)
                .path("rules")
                .forEach(rule -> titles.add(rule.path("title").asText()));
        assertThat(titles).doesNotHaveDuplicates().hasSizeGreaterThan(6).allMatch(title -> title.length() <= 190);
    }
}

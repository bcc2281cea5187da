package io.github.rolloutplanner.json.export.grafana;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.rolloutplanner.json.export.Export;
import io.github.rolloutplanner.json.export.ExportRefusedException;
import io.github.rolloutplanner.json.export.Loss;
import io.github.rolloutplanner.json.export.prometheus.MonitoringPlans;
import io.github.rolloutplanner.json.export.prometheus.Promtool;
import io.github.rolloutplanner.json.node.ProcessResult;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.plan.TimeSpan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GrafanaDashboardTest {
    private static final Set<String> PANELS = Set.of("text", "alertlist", "timeseries", "bargauge");

    @TempDir
    private Path folder;

    private static Export export(int phase) {
        return new GrafanaDashboard(MonitoringPlans.series().inPhase(phase)).export(MonitoringPlans.shop());
    }

    static JsonNode json(String document) {
        try {
            return new ObjectMapper().readTree(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void eachPhaseIsADashboardThatGrafanaReads() {
        for (RolloutPhase phase : MonitoringPlans.shop().phases()) {
            String document = export(phase.number()).document();
            assertThat(GrafanaSchemas.problemsOfDashboard(document)).isEmpty();
            assertThat(problems(json(document))).isEmpty();
        }
    }

    @Test
    void theSchemaNoticesWhatIsWrong() {
        String document = export(1).document();
        assertThat(GrafanaSchemas.problemsOfDashboard(document.replaceFirst("\"gridPos\"", "\"gridpos\"")))
                .isNotEmpty();
        assertThat(GrafanaSchemas.problemsOfDashboard(document.replaceFirst("\"absolute\"", "\"abs\"")))
                .isNotEmpty();
        assertThat(GrafanaSchemas.problemsOfDashboard(
                        document.replaceFirst("\"from\" : ", "\"form\" : ").replaceFirst("\"from\": ", "\"form\": ")))
                .isNotEmpty();
    }

    /** What the schema does not say: known panels, ids of their own, and places beside each other. */
    private static List<String> problems(JsonNode dashboard) {
        List<String> problems = new ArrayList<>();
        Set<Integer> ids = new HashSet<>();
        Set<String> cells = new HashSet<>();
        for (JsonNode panel : dashboard.path("panels")) {
            if (!PANELS.contains(panel.path("type").asText())) {
                problems.add("unknown panel " + panel.path("type"));
            }
            if (!ids.add(panel.path("id").asInt())) {
                problems.add("second panel " + panel.path("id"));
            }
            problems.addAll(overlaps(panel.path("gridPos"), cells));
        }
        return problems;
    }

    private static List<String> overlaps(JsonNode place, Set<String> cells) {
        List<String> problems = new ArrayList<>();
        int right = place.path("x").asInt() + place.path("w").asInt();
        if (right > 24) {
            problems.add("beyond the grid " + place);
        }
        for (int x = place.path("x").asInt(); x < right; x++) {
            for (int y = place.path("y").asInt();
                    y < place.path("y").asInt() + place.path("h").asInt();
                    y++) {
                if (!cells.add(x + "/" + y)) {
                    problems.add("overlaps at " + x + "/" + y);
                }
            }
        }
        return problems;
    }

    @Test
    void ourChecksNoticeWhatIsWrong() {
        String document = export(1).document();
        assertThat(problems(json(document.replaceFirst("\"timeseries\"", "\"timeserie\""))))
                .containsExactly("unknown panel \"timeserie\"");
        assertThat(problems(json(document.replaceFirst("\"id\": 2", "\"id\": 1"))))
                .containsExactly("second panel 1");
        assertThat(problems(json(document.replaceFirst("\"x\": 8", "\"x\": 7"))))
                .isNotEmpty();
    }

    @Test
    void eachThresholdIsThatOfThePlan() {
        RolloutPlan plan = MonitoringPlans.shop();
        for (RolloutPhase phase : plan.phases()) {
            JsonNode errors = panel(export(phase.number()).document(), "Checkout errors");
            List<String> expected = new ArrayList<>(List.of("0.0184", "0.02"));
            phase.goLiveCriteria().stream()
                    .flatMap(gate -> gate.condition().measured().stream())
                    .filter(gate -> gate.metric().equals("Checkout errors"))
                    .map(gate -> gate.threshold().level().toString().replace("%", ""))
                    .map(percent ->
                            new java.math.BigDecimal(percent).movePointLeft(2).toPlainString())
                    .forEach(expected::add);
            List<String> shown = new ArrayList<>();
            errors.at("/fieldConfig/defaults/thresholds/steps").forEach(step -> {
                if (!step.path("value").isNull()) {
                    shown.add(step.path("value").decimalValue().toPlainString());
                }
            });
            assertThat(shown).containsExactlyInAnyOrderElementsOf(expected).isSorted();
            assertThat(errors.path("description").asText()).startsWith("Baseline 1%.");
        }
    }

    private static JsonNode panel(String document, String title) {
        for (JsonNode panel : json(document).path("panels")) {
            if (panel.path("title").asText().equals(title)) {
                return panel;
            }
        }
        throw new AssertionError("no panel " + title);
    }

    @Test
    void eachQueryIsOneThatPrometheusReads() {
        String rules = asRules(json(export(1).document()));
        ProcessResult result = Promtool.check(folder, rules);
        assertThat(result.output()).contains("SUCCESS: 8 rules found");
        assertThat(result.status()).isZero();
        assertThat(Promtool.check(folder, rules.replaceFirst("sum\\(", "sum((")).status())
                .isEqualTo(1);
    }

    /** Each query as a recording rule, which promtool checks. */
    private static String asRules(JsonNode dashboard) {
        StringBuilder rules = new StringBuilder("groups:\n  - name: queries\n    rules:\n");
        int number = 0;
        for (JsonNode expression : dashboard.findValues("expr")) {
            String query = expression.asText().replace("$__range", "1h");
            rules.append("      - record: query_")
                    .append(number++)
                    .append("\n        expr: ")
                    .append(new com.fasterxml.jackson.databind.node.TextNode(query))
                    .append('\n');
        }
        return rules.toString();
    }

    @Test
    void theSampleIsShownBesideWhatTheGateNeeds() {
        RolloutPlan plan = MonitoringPlans.shop();
        JsonNode sample = panel(export(1).document(), "Sample: Checkout errors");
        long needed = plan.phases().get(0).evidence().get(0).needed().orElseThrow();
        assertThat(sample.at("/fieldConfig/defaults/max").asLong()).isEqualTo(needed);
        assertThat(sample.at("/targets/0/expr").asText())
                .isEqualTo("sum(increase(requests_total{variant=\"on\"}[$__range]))");
    }

    @Test
    void namesOfStrangersAreNoVariablesAndNoMarkdown() {
        RolloutPlan plan = MonitoringPlans.draft("$datasource [[datasource]] <b>*x*</b>", 48_000_000)
                .guardrail(io.github.rolloutplanner.metric.Metric.errorRate(
                        "${datasource}", io.github.rolloutplanner.metric.Percentage.percent(1)))
                .plan();
        String document = new GrafanaDashboard(
                        MonitoringPlans.groups().withMetric("${datasource}", MonitoringPlans.errors()))
                .export(plan)
                .document();
        JsonNode dashboard = json(document);
        assertThat(dashboard.path("title").asText()).startsWith("Rollout of ＄datasource [ [datasource]] <b>");
        assertThat(dashboard.at("/annotations/list/1/expr").asText())
                .contains("change=~\"[$]datasource \\\\[\\\\[datasource\\\\]\\\\]");
        assertThat(document.replace("\"uid\": \"${datasource}\"", "")).doesNotContain("${", "$datasource", "[[data");
        assertThat(GrafanaSchemas.problemsOfDashboard(document)).isEmpty();
    }

    @Test
    void howFastARollbackIsReadsAsASentence() {
        RolloutPlan shop = MonitoringPlans.shop();
        assertThat(plan(shop)).endsWith("\nRoll back within 15 minutes.\n");
        assertThat(plan(shop.withRollback(shop.rollback().withWithin(TimeSpan.stated("as *soon* as $x")))))
                .endsWith("\nRollback: as \\*soon\\* as ＄x\n");
        assertThat(plan(shop.withRollback(shop.rollback().withWithin(TimeSpan.stated("")))))
                .doesNotContain("ollback", "oll back");
    }

    private static String plan(RolloutPlan plan) {
        String document =
                new GrafanaDashboard(MonitoringPlans.series()).export(plan).document();
        return panel(document, "Plan").at("/options/content").asText();
    }

    @Test
    void whatIsNotMappedIsRefusedAndWhatIsNotSaidIsLost() {
        assertThatThrownBy(() -> new GrafanaDashboard(MonitoringPlans.groups()).export(MonitoringPlans.shop()))
                .isInstanceOf(ExportRefusedException.class)
                .hasMessageContaining("It is not known by which series 'Checkout errors' is counted.");
        assertThat(export(1).losses()).extracting(Loss::feature).contains(Loss.Feature.ROLLBACK, Loss.Feature.PHASES);
    }
}

package io.github.rolloutplanner.json.export.prometheus;

import static io.github.rolloutplanner.json.export.prometheus.MonitoringPlans.ERRORS;
import static io.github.rolloutplanner.json.export.prometheus.MonitoringPlans.LATENCY;
import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rolloutplanner.change.Delivery;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.json.RolloutJson;
import io.github.rolloutplanner.json.documents.Documents;
import io.github.rolloutplanner.json.export.Export;
import io.github.rolloutplanner.json.export.ExportRefusedException;
import io.github.rolloutplanner.json.export.Loss;
import io.github.rolloutplanner.json.node.ProcessResult;
import io.github.rolloutplanner.json.prometheus.PrometheusGroups;
import io.github.rolloutplanner.json.prometheus.PrometheusMetric;
import io.github.rolloutplanner.json.prometheus.WatchedSeries;
import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.plan.ManualStep;
import io.github.rolloutplanner.plan.MonitoredMetric;
import io.github.rolloutplanner.plan.RollbackTrigger;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.reason.RolloutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrometheusRulesTest {
    private static final String HOSTILE =
            "{{ $labels.instance }} \"a\" 'b' \\ `c`\n<script>\u202E\uD83D {{\"{{\"}} %s $x [[y]] \uD83D\uDE80";

    @TempDir
    private Path folder;

    private static Export export(WatchedSeries series, RolloutPlan plan) {
        return new PrometheusRules(series).export(plan);
    }

    private void assertLoads(String rules) {
        ProcessResult result = Promtool.check(folder, rules);
        assertThat(result.output()).contains("SUCCESS");
        assertThat(result.status()).isZero();
    }

    @Test
    void eachPhaseHasItsOwnThresholdsAndWindows() {
        RolloutPlan plan = MonitoringPlans.shop();
        for (RolloutPhase phase : plan.phases()) {
            String rules = export(MonitoringPlans.series().inPhase(phase.number()), plan)
                    .document();
            assertThat(rules).contains("Rollout of One-page checkout: " + phase.label());
            assertThat(rules).contains("treated\\\"} > 0.02 and on ()", "treated\\\"} > 0.6 and on ()");
            phase.goLiveCriteria().stream()
                    .filter(gate -> gate.condition().measured().isPresent())
                    .forEach(gate -> assertThat(rules).contains(gate + " is not met"));
        }
    }

    @Test
    void aMetricWithoutSeriesIsRefusedByItsName() {
        assertThatThrownBy(() -> export(
                        MonitoringPlans.groups().withMetric(ERRORS, MonitoringPlans.errors()), MonitoringPlans.shop()))
                .isInstanceOf(ExportRefusedException.class)
                .hasMessage("""
                        Prometheus cannot say this:
                        monitoring.metrics[1]: It is not known by which series 'Checkout p95' is counted. \
                        Give them with withMetric(..), or say with withoutMetric(..) that it is watched elsewhere.""");
    }

    @Test
    void aMetricThatIsWatchedElsewhereIsALoss() {
        Export rules = export(
                MonitoringPlans.groups()
                        .withMetric(ERRORS, MonitoringPlans.errors())
                        .withoutMetric(LATENCY),
                MonitoringPlans.shop());
        assertThat(rules.document()).doesNotContain("metric: Checkout p95", "duration_seconds");
        assertThat(rules.losses())
                .extracting(Loss::feature, Loss::path)
                .contains(org.assertj.core.groups.Tuple.tuple(Loss.Feature.METRIC, "monitoring.metrics[1]"));
    }

    @Test
    void aNameThatThePlanDoesNotHaveIsRefused() {
        for (WatchedSeries series : List.of(
                MonitoringPlans.series().withMetric("Chekout erors", MonitoringPlans.errors()),
                MonitoringPlans.series().withoutMetric("Chekout erors"))) {
            assertThatThrownBy(() -> export(series, MonitoringPlans.shop()))
                    .isInstanceOf(RolloutException.InvalidValue.class)
                    .hasMessage("The plan monitors no metric 'Chekout erors'. Give 'Checkout errors', 'Checkout p95'.");
        }
    }

    @Test
    void eachAlertOfAThresholdSaysWhereTheMetricIs() {
        String rules = export(MonitoringPlans.series(), MonitoringPlans.shop()).document();
        assertThat(rules)
                .contains(" It is at {{ $value | humanizePercentage }}.", " It is at {{ $value | humanizeDuration }}.")
                .contains(" or more, a total failure for 4 minutes is enough as well.");
    }

    @Test
    void aCounterThatIsNotThereMayBeGoodNews() {
        Export rules = export(MonitoringPlans.kindsOfSeries(), MonitoringPlans.kinds());
        assertThat(rules.document()).contains("No data for Basket").doesNotContain("No data for Reports");
        assertThat(rules.losses())
                .extracting(Loss::effect)
                .contains(
                        "Missing data for 'Reports' raise no alert: a counter appears with its first event, so it may be"
                                + " good news.");
    }

    /** Of five requests in a hundred, a router sends ninety-five to the previous version. */
    @Test
    void aRouterLeavesNoTrafficToOthersThanTheTwoVersions() {
        RolloutPlan deployed = MonitoringPlans.draft("One-page checkout", 48_000_000)
                .deliveredBy(Delivery.deployment())
                .guardrail(Metric.errorRate(ERRORS, percent(1)).mustStayBelow(percent(2)))
                .guardrail(Metric.latency(LATENCY, Duration.ofMillis(400)))
                .ladder(Step.of("Canary", 5, Duration.ofHours(3)), Step.last("All"))
                .plan();

        assertThat(export(MonitoringPlans.series(), deployed).document()).contains("the plan has 5% exposed");
        assertThat(export(MonitoringPlans.series(), MonitoringPlans.shop()).document())
                .contains("the plan has 50% exposed");
    }

    @Test
    void nothingToWatchIsRefused() {
        WatchedSeries none = MonitoringPlans.groups().withoutMetric(ERRORS).withoutMetric(LATENCY);
        assertThatThrownBy(() -> export(none, MonitoringPlans.shop()))
                .isInstanceOf(ExportRefusedException.class)
                .hasMessageContaining("Nothing of this plan is watched by Prometheus.");
    }

    @Test
    void seriesThatDoNotFitAreRefused() {
        WatchedSeries wrong = MonitoringPlans.series()
                .withMetric(ERRORS, PrometheusMetric.gauge("load"))
                .withMetric(LATENCY, PrometheusMetric.histogram("duration", "pages"));
        assertThatThrownBy(() -> export(wrong, MonitoringPlans.shop()))
                .isInstanceOf(ExportRefusedException.class)
                .hasMessageContaining("'Checkout errors' is a rate, which cannot be computed from such series."
                        + " Give it PrometheusMetric.events(..).")
                .hasMessageContaining("'Checkout p95' has a baseline of 400ms, which is not known in 'pages'");
    }

    @Test
    void aPhaseThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> export(MonitoringPlans.series().inPhase(9), MonitoringPlans.shop()))
                .isInstanceOf(RolloutException.InvalidValue.class)
                .hasMessage(
                        "The plan has 6 phases, and phase 9 is to be watched. Give a phase that it has, with inPhase(..).");
        assertThatThrownBy(() -> MonitoringPlans.series().inPhase(0)).isInstanceOf(RolloutException.InvalidValue.class);
        assertThatThrownBy(() ->
                        export(MonitoringPlans.series(), MonitoringPlans.shop().withPhases(List.of())))
                .isInstanceOf(RolloutException.InvalidValue.class)
                .hasMessageStartingWith("The plan has 0 phases");
    }

    @Test
    void whatPrometheusCannotSayIsLost() {
        Export rules = export(
                WatchedSeries.of(PrometheusGroups.of("variant", "on"))
                        .withMetric(ERRORS, MonitoringPlans.errors())
                        .withMetric(LATENCY, PrometheusMetric.histogram("duration_seconds")),
                inWords(MonitoringPlans.shop()));
        assertThat(rules.losses())
                .extracting(Loss::feature)
                .contains(
                        Loss.Feature.PHASES,
                        Loss.Feature.SEQUENTIAL_TEST,
                        Loss.Feature.PEOPLE,
                        Loss.Feature.CONTROL_GROUP,
                        Loss.Feature.ROLLBACK,
                        Loss.Feature.APPROVALS,
                        Loss.Feature.GATES,
                        Loss.Feature.MINIMUM_SAMPLE);
        assertThat(rules.document()).doesNotContain("unless on ()");
    }

    /** A plan of a stranger: triggers and gates in words, without evidence. */
    private static RolloutPlan inWords(RolloutPlan plan) {
        RolloutPhase first = plan.phases()
                .get(0)
                .withEvidence(List.of())
                .withGoLiveCriteria(
                        Gate.stated("Checkout errors < 1.5% for 10 minutes", GateRole.GUARDRAIL),
                        Gate.stated("Looks fine", GateRole.SIGNAL),
                        Gate.stated("Ada confirms: no critical issue", GateRole.SIGNAL));
        return plan.withPhases(List.of(first, plan.phases().get(3).withEvidence(List.of())))
                .withRollback(plan.rollback()
                        .withAutomaticTriggers(
                                trigger("error_rate_spike"),
                                trigger("Checkout errors > 3% for 5 minutes or Checkout p95 exceeds 2x baseline"),
                                trigger("Crash rate exceeds 2%")));
    }

    private static RollbackTrigger trigger(String words) {
        return new RollbackTrigger(Condition.parse(words), List.of());
    }

    @Test
    void conditionsInWordsAreWatchedAsFarAsTheyAreUnderstood() {
        Export rules = export(MonitoringPlans.series(), inWords(MonitoringPlans.shop()));
        assertThat(rules.document())
                .contains("> 0.03 and on ()", "for: \"5m\"", "> 0.8 and on ()", "> 0.015 and on ()", "for: \"10m\"")
                .contains("since the plan does not say how many observations tell a regression from chance");
        assertThat(rules.losses())
                .extracting(Loss::effect)
                .contains(
                        "Prometheus cannot evaluate 'error_rate_spike'.",
                        "Nothing watches this: 'Crash rate' is none of the monitored metrics.",
                        "Prometheus cannot evaluate 'Looks fine'.",
                        "Prometheus asks no person: Ada confirms: no critical issue.");
        assertLoads(rules.document());
    }

    /** A rollback rule fires where a guardrail is breached. */
    @Test
    void theStepThatNeedsUnbreachedGuardrailsIsNotInTheAlert() {
        List<ManualStep> steps =
                new ArrayList<>(MonitoringPlans.shop().rollback().manualSteps());
        List<ManualStep> lowering = steps.stream()
                .filter(step -> step.kind() == ManualStep.Kind.LOWER)
                .toList();
        steps.removeAll(lowering);
        List<String> told = Documents.of(
                        export(MonitoringPlans.series(), MonitoringPlans.shop()).document())
                .get(0)
                .findValuesAsText("steps");

        assertThat(lowering).hasSize(1);
        assertThat(told).isNotEmpty().allSatisfy(text -> {
            assertThat(text).doesNotContain(lowering.get(0).text());
            assertThat(text.split("; \\d+\\. ", -1)).hasSameSizeAs(steps);
        });
    }

    @Test
    void namesOfStrangersAreInert() {
        RolloutPlan plan =
                ofStrangers("Errors? " + HOSTILE, "errors! " + HOSTILE, "\u0442\u0435\u0441\u0442", "x".repeat(10_000));
        WatchedSeries series = MonitoringPlans.groups().withRunbook("https://example.com/{{ $labels.x }}");
        for (MonitoredMetric metric : plan.monitoring().metrics()) {
            series = series.withMetric(metric.name(), MonitoringPlans.errors());
        }
        String rules = export(series, plan).document();
        assertThat(rules)
                .contains(
                        ":errors_labels_instance_a_b_c_script:",
                        ":errors_labels_instance_a_b_c_script_2:",
                        ":metric:",
                        ":" + "x".repeat(60) + ":");
        assertThat(templates(rules)).isSubsetOf("{{ \"{{\" }}", "{{ $value | humanizePercentage }}");
        assertLoads(rules);
    }

    /** Prometheus executes templates, and what stands in the alert is the name all the same. */
    @Test
    void namesOfStrangersStandInAlertsAsTheyAre() {
        String name = "{{ $value }} {{{ \"q\" 'a' \\ {{\"{{\"}}";
        WatchedSeries series = MonitoringPlans.groups().withMetric(name, MonitoringPlans.errors());
        String quoted = name.replace("\\", "\\\\").replace("\"", "\\\"");
        Scenario broken = Scenario.of("all requests fail")
                .counter("requests_total{variant=\"on\",code=\"500\"}", 20)
                .fires("RolloutRollback", quoted);
        ProcessResult result =
                Promtool.test(folder, export(series, ofStrangers(name)).document(), Scenario.tests(List.of(broken)));
        assertThat(result.output()).contains("SUCCESS");
        assertThat(result.status()).isZero();
    }

    private static RolloutPlan ofStrangers(String... metrics) {
        MonitoredMetric[] monitored = Stream.of(metrics)
                .map(name -> MonitoringPlans.monitored(
                        name, MetricKind.RATE, Quantity.of(1, "%"), Quantity.of(2, "%"), false))
                .toArray(MonitoredMetric[]::new);
        RolloutPlan shop = MonitoringPlans.plan(monitored);
        String document = RolloutJson.write(MonitoringPlans.shop());
        return RolloutJson.read(document.replace("One-page checkout", "{{ .X }} {{ \\\"a\\\" }} \\\\ $y [[z]]"))
                .withMonitoring(shop.monitoring())
                .withRollback(shop.rollback());
    }

    /** Everything between two pairs of braces, in annotations and labels of alerts. */
    private static List<String> templates(String rules) {
        return rules.lines()
                .filter(line -> !line.contains("expr:"))
                .dropWhile(line -> !line.contains("- alert:"))
                .map(line -> line.replace("\\\"", "\""))
                .flatMap(line -> java.util.regex.Pattern.compile("\\{\\{ .*?\\}\\}")
                        .matcher(line)
                        .results()
                        .map(java.util.regex.MatchResult::group))
                .distinct()
                .toList();
    }

    @Test
    void eachKindOfMetricIsComputed() {
        String rules =
                export(MonitoringPlans.kindsOfSeries(), MonitoringPlans.kinds()).document();
        assertThat(rules)
                .contains("per_hour_increase30m", "> 10 and on ()")
                .contains("mean_increase30m", "< 36 and on ()")
                .contains("avg(avg_over_time(cpu_ratio{variant=\"on\"}[4m])) * 100", "> 90)")
                .contains("< 0.98 and on ()");
        assertLoads(rules);
    }

    @Test
    void aConditionOnTheGoodSideIsNoAlert() {
        MonitoredMetric errors =
                MonitoringPlans.monitored("E", MetricKind.RATE, Quantity.of(1, "%"), Quantity.of(2, "%"), false);
        RolloutPlan plan = MonitoringPlans.plan(errors);
        RollbackTrigger goodNews = new RollbackTrigger(new Condition.OnMetric("E", errors.threshold()), List.of());
        Export rules = export(
                MonitoringPlans.groups().withMetric("E", MonitoringPlans.errors()),
                plan.withRollback(plan.rollback().withAutomaticTriggers(goodNews)));
        assertThat(rules.document()).doesNotContain("RolloutRollback");
        assertThat(rules.losses())
                .extracting(Loss::effect)
                .contains("Nothing watches this: 'E' is healthy on that side of the level.");
    }

    @Test
    void windowsFollowTheTraffic() {
        assertThat(rulesAt(2_000_000)).contains("increase12h");
        assertThat(rulesAt(48_000_000)).contains("increase30m").doesNotContain("increase12h");
    }

    private static String rulesAt(long requestsPerDay) {
        RolloutPlan plan = MonitoringPlans.draft("One-page checkout", requestsPerDay)
                .guardrail(Metric.errorRate(ERRORS, percent(1)).mustStayBelow(percent(2)))
                .plan();
        return export(MonitoringPlans.groups().withMetric(ERRORS, MonitoringPlans.errors()), plan)
                .document();
    }

    @Test
    void noWindowIsShorterThanFourScrapes() {
        String rules = export(MonitoringPlans.series().scrapedEvery(Duration.ofMinutes(10)), MonitoringPlans.shop())
                .document();
        assertThat(rules).contains("[40m]").doesNotContain("[5m]", "[2m]", "[10m]");
    }
}

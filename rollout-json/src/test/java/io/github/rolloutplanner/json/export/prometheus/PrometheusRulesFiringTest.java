package io.github.rolloutplanner.json.export.prometheus;

import static io.github.rolloutplanner.json.export.prometheus.MonitoringPlans.ERRORS;
import static io.github.rolloutplanner.json.export.prometheus.MonitoringPlans.LATENCY;
import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.json.node.ProcessResult;
import io.github.rolloutplanner.json.prometheus.PrometheusMetric;
import io.github.rolloutplanner.json.prometheus.WatchedSeries;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prometheus evaluates the rules on series that are made up: what has to fire does, and nothing else. */
class PrometheusRulesFiringTest {
    private static final String ROLLBACK = "RolloutRollback";
    private static final String GATE = "RolloutNotPromoted";
    private static final String ALERT = "RolloutAlert";
    private static final String NO_DATA = "RolloutNoData";
    private static final double REQUESTS = 1_000;

    @TempDir
    private Path folder;

    private static String rules() {
        return new PrometheusRules(MonitoringPlans.series())
                .export(MonitoringPlans.shop())
                .document();
    }

    private static Scenario healthy(String name) {
        return Scenario.of(name).group("off", REQUESTS, 0.01, 0.05).users(100, 100);
    }

    private static Scenario treated(String name, double failing, double slow) {
        return healthy(name).group("on", REQUESTS, failing, slow);
    }

    private static Scenario beyondTheTrigger() {
        return treated("errors beyond the trigger", 0.0205, 0.05)
                .fires(ROLLBACK, ERRORS)
                .fires(GATE, ERRORS)
                .fires(ALERT, ERRORS);
    }

    static List<Scenario> scenarios() {
        return List.of(
                treated("all is well", 0.01, 0.05),
                treated("errors at the limit of the gate", 0.0168, 0.05),
                treated("errors beyond the limit of the gate", 0.0175, 0.05).fires(GATE, ERRORS),
                treated("errors at the trigger", 0.0199, 0.05)
                        .fires(GATE, ERRORS)
                        .fires(ALERT, ERRORS),
                beyondTheTrigger(),
                Scenario.of("errors beyond the limit of their owner in both groups")
                        .group("off", REQUESTS, 0.03, 0.05)
                        .group("on", REQUESTS, 0.03, 0.05)
                        .users(100, 100)
                        .fires(ROLLBACK, ERRORS)
                        .fires(ALERT, ERRORS),
                treated("latency beyond the trigger", 0.01, 0.15)
                        .fires(ROLLBACK, LATENCY)
                        .fires(GATE, LATENCY)
                        .fires(ALERT, LATENCY),
                Scenario.of("latency equally bad in both groups")
                        .group("off", REQUESTS, 0.01, 0.15)
                        .group("on", REQUESTS, 0.01, 0.15)
                        .users(100, 100),
                Scenario.of("latency is bad, and nothing is known of the control group")
                        .group("on", REQUESTS, 0.01, 0.15)
                        .fires(ROLLBACK, LATENCY)
                        .fires(GATE, LATENCY)
                        .fires(ALERT, LATENCY),
                healthy("all requests are slower than the last bucket")
                        .counter("requests_total{variant=\"on\",code=\"200\"}", REQUESTS)
                        .histogram("on", REQUESTS, 1, 0)
                        .fires(ROLLBACK, LATENCY)
                        .fires(GATE, LATENCY)
                        .fires(ALERT, LATENCY));
    }

    static List<Scenario> silences() {
        return List.of(
                Scenario.of("no traffic at all")
                        .group("off", 0, 0, 0)
                        .group("on", 0, 0, 0)
                        .users(0, 0),
                healthy("exposed users are gone").fires(NO_DATA, ERRORS).fires(NO_DATA, LATENCY),
                healthy("exposed users stand still, others do not")
                        .group("on", 0, 0, 0)
                        .fires(NO_DATA, ERRORS)
                        .fires(NO_DATA, LATENCY),
                healthy("a total failure of few requests")
                        .group("on", 3, 1, 0.05)
                        .fires(ROLLBACK, ERRORS),
                healthy("some of few requests fail").group("on", 3, 0.5, 0.05),
                healthy("no request fails, so that there is no counter of failures")
                        .counter("requests_total{variant=\"on\",code=\"200\"}", REQUESTS)
                        .histogram("on", REQUESTS, 0.05, 1),
                healthy("the histogram has no bucket at the baseline")
                        .counter("requests_total{variant=\"on\",code=\"200\"}", REQUESTS)
                        .counter("duration_seconds_bucket{variant=\"on\",le=\"0.5\"}", REQUESTS)
                        .counter("duration_seconds_bucket{variant=\"on\",le=\"+Inf\"}", REQUESTS)
                        .fires(NO_DATA, LATENCY),
                Scenario.of("more exposed users than planned")
                        .group("off", REQUESTS, 0.01, 0.05)
                        .group("on", REQUESTS, 0.01, 0.05)
                        .users(115, 85)
                        .fires("RolloutSampleRatioMismatch", ""));
    }

    @Test
    void whatHasToFireDoesAndNothingElse() {
        List<Scenario> all = new ArrayList<>(scenarios());
        all.addAll(silences());
        ProcessResult result = Promtool.test(folder, rules(), Scenario.tests(all));
        assertThat(result.output()).contains("SUCCESS");
        assertThat(result.status()).isZero();
    }

    private static Scenario kinds(String name, int requests, int ok, int reports, double basket, double cpu) {
        return Scenario.of(name)
                .lasting(40)
                .counter("requests_total{variant=\"on\"}", requests)
                .counter("ok_total{variant=\"on\"}", ok)
                .counter("reports_total{variant=\"on\"}", reports)
                .counter("n_total{variant=\"on\"}", requests)
                .counter("sum_total{variant=\"on\"}", requests * basket)
                .series("cpu_ratio{variant=\"on\"}", cpu + "x40");
    }

    /** Of a plan without traffic: half an hour is looked at, and ten bad observations are asked for. */
    @Test
    void eachKindOfMetricFires() {
        String rules = new PrometheusRules(MonitoringPlans.kindsOfSeries())
                .export(MonitoringPlans.kinds())
                .document();
        List<Scenario> scenarios = List.of(
                kinds("all is well", 100, 99, 0, 40, 0.5),
                kinds("all are at their limits", 100, 98, 0, 36, 0.9),
                Scenario.of("no report ever came, so that there is no counter of them")
                        .counter("requests_total{variant=\"on\"}", 100)
                        .counter("ok_total{variant=\"on\"}", 99)
                        .counter("n_total{variant=\"on\"}", 100)
                        .counter("sum_total{variant=\"on\"}", 4_000)
                        .series("cpu_ratio{variant=\"on\"}", "0.5x25"),
                kinds("nothing succeeds", 100, 0, 0, 40, 0.5).fires(ROLLBACK, "Success"),
                kinds("too little succeeds", 100, 97, 0, 40, 0.5).fires(ROLLBACK, "Success"),
                kinds("users report it", 100, 99, 1, 40, 0.5).fires(ROLLBACK, "Reports"),
                kinds("baskets are small", 100, 99, 0, 35, 0.5).fires(ROLLBACK, "Basket"),
                kinds("the processor is busy", 100, 99, 0, 40, 0.95).fires(ROLLBACK, "CPU"),
                Scenario.of("nothing is there")
                        .fires(NO_DATA, "Success")
                        .fires(NO_DATA, "Basket")
                        .fires(NO_DATA, "CPU"));
        ProcessResult result = Promtool.test(folder, rules, Scenario.tests(scenarios));
        assertThat(result.output()).contains("SUCCESS");
        assertThat(result.status()).isZero();
    }

    /** After 100% there is no control group, and a regression of a part of the day shows in a part of the window. */
    @Test
    void afterTheLastPhaseLimitsStandByThemselves() {
        String rules = new PrometheusRules(MonitoringPlans.series().inPhase(6))
                .export(MonitoringPlans.shop())
                .document();
        assertThat(rules).doesNotContain("unless on ()", "group: control");
        List<Scenario> scenarios = List.of(
                Scenario.of("all is well").group("on", 33_000, 0.01, 0.05),
                Scenario.of("all fails")
                        .group("on", 33_000, 1, 0.05)
                        .fires(ROLLBACK, ERRORS)
                        .fires(GATE, ERRORS)
                        .fires(ALERT, ERRORS));
        ProcessResult result = Promtool.test(folder, rules, Scenario.tests(scenarios));
        assertThat(result.output()).contains("SUCCESS");
        assertThat(result.status()).isZero();
    }

    /** Before the promotion to 75% both groups were of one size, and those users are in the window for a while. */
    private static Scenario promoted(String name, int treated, int control) {
        return Scenario.of(name)
                .lasting(45)
                .counter("requests_total{variant=\"on\",code=\"200\"}", REQUESTS)
                .counter("requests_total{variant=\"off\",code=\"200\"}", REQUESTS)
                .series("new_users_total{variant=\"on\"}", "0 5000+" + treated + "x44")
                .series("new_users_total{variant=\"off\"}", "0 5000+" + control + "x44");
    }

    @Test
    void usersWhoCameBeforeAPromotionAreNoMismatch() {
        RolloutPlan plan = MonitoringPlans.draft("Search", 48_000_000)
                .guardrail(Metric.errorRate(ERRORS, percent(1)).mustStayBelow(percent(2)))
                .ladder(
                        Step.of("Half", 50, Duration.ofHours(2)),
                        Step.of("Most", 75, Duration.ofHours(1)),
                        Step.last("All"))
                .plan();
        WatchedSeries series = MonitoringPlans.groups()
                .withMetric(ERRORS, MonitoringPlans.errors())
                .withMetric(Observation.ASSIGNMENT_COUNTS, PrometheusMetric.newUsers("new_users_total"));
        String rules = new PrometheusRules(series.inPhase(2)).export(plan).document();
        List<Scenario> scenarios = List.of(
                promoted("split as planned", 150, 50),
                promoted("still split as before", 100, 100).fires("RolloutSampleRatioMismatch", ""));
        ProcessResult result = Promtool.test(folder, rules, Scenario.tests(scenarios));
        assertThat(result.output()).contains("SUCCESS");
        assertThat(result.status()).isZero();
    }

    /** That another threshold is noticed shows that the tests can fail. */
    @Test
    void anotherThresholdIsNoticed() {
        String changed = rules().replace(" > 0.02 ", " > 0.021 ");
        assertThat(changed).isNotEqualTo(rules());
        ProcessResult result = Promtool.test(folder, changed, Scenario.tests(List.of(beyondTheTrigger())));
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.output()).contains("FAILED", "RolloutRollback");
    }

    @Test
    void aWrongFieldIsNoticed() {
        ProcessResult result = Promtool.check(folder, rules().replaceFirst("        for: ", "        during: "));
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.output()).contains("field during not found");
    }
}

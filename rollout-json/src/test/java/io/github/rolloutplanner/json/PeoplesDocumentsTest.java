package io.github.rolloutplanner.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.rolloutplanner.decision.Decision;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.lint.Finding;
import io.github.rolloutplanner.lint.PlanLinter;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.plan.RolloutPlan.Unevaluated;
import io.github.rolloutplanner.plan.RolloutPlan.Unevaluated.Cause;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plans of the contract with one text as people write it: read, linted, run, and written back to the letter. */
class PeoplesDocumentsTest {
    private static final String CHECKOUT = ContractDocuments.checkout();

    private static final String TRIGGERS = "\"automatic_triggers\": [^\\]]*\\]";

    private static String edited(String pattern, String replacement) {
        assertThat(CHECKOUT).containsPattern(pattern);
        return CHECKOUT.replaceAll(pattern, Matcher.quoteReplacement(replacement));
    }

    private static String withTriggers(String... triggers) {
        String list =
                triggers.length == 0 ? "[]" : "[\n      \"" + String.join("\",\n      \"", triggers) + "\"\n    ]";
        return edited(TRIGGERS, "\"automatic_triggers\": " + list);
    }

    private static List<Finding> newFindings(String document) {
        List<Finding> known = PlanLinter.lint(RolloutJson.read(CHECKOUT));
        return PlanLinter.lint(RolloutJson.read(document)).stream()
                .filter(finding -> !known.contains(finding))
                .toList();
    }

    /** One hour in which half of all requests of the exposed users fail. */
    private static Decision whenHalfFails(RolloutPlan plan) {
        RunningRollout rollout = RunningRollout.start(plan);
        for (int hour = 0; hour < 24; hour++) {
            rollout = rollout.observe(Observation.increment(
                    "Checkout error rate",
                    TimeWindow.ofHours(hour, hour + 1),
                    Sample.events(600, 1_000),
                    Sample.events(2, 1_000)));
        }
        return rollout.decide(Duration.ofHours(24));
    }

    /** The first phase has no users, and no gate on a metric. */
    private static Decision inPhase2(RolloutPlan plan) {
        return RunningRollout.start(plan)
                .advanceAnyway(Duration.ofHours(72), "Ann", "enough seen")
                .decide(Duration.ofHours(73));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Checkout error rate exceeds 50% for 5 minutes",
                "Checkout error rate > 50% in 10 of 20 checks",
                "checkout_error_rate > 0.5 over the last 10 minutes",
                "Error rate above 50 percent",
                "Checkout error rate > 250x baseline",
                "Checkout error rate increases by 49.8 percentage points",
                "Checkout error rate > 50% or Checkout p95 > 3 seconds for 10 minutes"
            })
    void aTriggerIsUnderstoodHoweverLongItMustLast(String trigger) {
        RolloutPlan plan = RolloutJson.read(withTriggers(trigger));

        assertThat(plan.unevaluated()).isEmpty();
        assertThat(whenHalfFails(plan)).isInstanceOf(Decision.RollBack.class);
        assertThat(whenHalfFails(RolloutJson.read(withTriggers("error_rate_spike"))))
                .isNotInstanceOf(Decision.RollBack.class);
    }

    @Test
    void whatATriggerMeansIsLintedAsWithoutItsLength() {
        assertThat(newFindings(withTriggers("Checkout error rate exceeds 50% for 5 minutes")))
                .extracting(Finding::rule, Finding::path)
                .containsExactlyElementsOf(newFindings(withTriggers("Checkout error rate exceeds 50%")).stream()
                        .map(finding -> tuple(finding.rule(), finding.path()))
                        .toList())
                .contains(tuple("limits.far-from-baseline", "rollback.automaticTriggers[0]"));
    }

    @Test
    void aTriggerThatNothingEvaluatesIsFoundAndNamedAtEachLook() {
        RolloutPlan plan = RolloutJson.read(
                withTriggers("error_rate_spike", "Crash rate exceeds 2%", "Checkout error rate exceeds 3 s"));

        RunningRollout rollout = RunningRollout.start(plan);

        assertThat(PlanLinter.lint(plan))
                .filteredOn(finding -> finding.rule().equals("criteria.never-evaluated"))
                .extracting(Finding::path)
                .containsExactly(
                        "rollback.automaticTriggers[0]",
                        "rollback.automaticTriggers[1]",
                        "rollback.automaticTriggers[2]");
        assertThat(rollout.unevaluated())
                .extracting(Unevaluated::metric, Unevaluated::cause)
                .containsExactly(
                        tuple("error_rate_spike", Cause.WORDS),
                        tuple("Crash rate", Cause.NOT_MONITORED),
                        tuple("Checkout error rate", Cause.NOT_COMPARABLE));
        assertThat(rollout.decide(Duration.ofHours(1)).look().unevaluated()).isEqualTo(rollout.unevaluated());
    }

    @Test
    void noTriggerAtAllIsFound() {
        assertThat(newFindings(withTriggers())).extracting(Finding::rule).contains("rollback.no-trigger");
    }

    @Test
    void aGateMeansTheOnlyMetricOfItsName() {
        String document = edited("\"Checkout error rate <", "\"Error rate <");

        assertThat(newFindings(document))
                .extracting(Finding::rule, Finding::path)
                .contains(tuple("metrics.other-name", "phases[1].goLiveCriteria[0]"));
        RolloutPlan plan = RolloutJson.read(document);
        assertThat(plan.unevaluated()).isEmpty();
        assertThat(inPhase2(plan).look().gates())
                .extracting(gate -> gate.metric())
                .contains("Checkout error rate");
    }

    @Test
    void aGateOfSeveralConditionsIsOneOnEach() {
        String document = edited(
                "\"Checkout error rate < ([\\d.]+)%\",\\s*\"Checkout p95 < (\\d+)ms\"",
                "\"Checkout error rate < 0.4% and Checkout p95 < 1s\"");

        RolloutPlan plan = RolloutJson.read(document);

        assertThat(inPhase2(plan).look().gates())
                .extracting(gate -> gate.metric(), gate -> gate.gate().toString())
                .containsExactly(
                        tuple("Checkout error rate", "Checkout error rate < 0.4%"),
                        tuple("Checkout p95", "Checkout p95 < 1s"));
        assertThat(RolloutJson.write(plan)).isEqualTo(document);
    }

    @Test
    void nothingIsFoundInEveryPlan() {
        assertThat(PlanLinter.lint(RolloutJson.read(CHECKOUT)))
                .extracting(Finding::rule)
                .doesNotContain(
                        "criteria.never-evaluated", "rollback.no-trigger", "metrics.other-name", "text.not-understood");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5 minutes",
                "<5 minutes",
                "within 5 minutes",
                "< 60 minutes",
                "< 2 min",
                "soon",
                "",
                "<",
                "٥ دقائق"
            })
    void aRollbackDurationIsWrittenBackToTheLetter(String duration) {
        String document = edited("\"rollback_duration\": \"[^\"]*\"", "\"rollback_duration\": \"" + duration + "\"");

        RolloutPlan plan = RolloutJson.read(document);

        boolean hasDigit = duration.matches(".*[0-9].*");
        assertThat(plan.rollback().within().length().isPresent()).isEqualTo(hasDigit);
        assertThat(RolloutJson.write(plan)).isEqualTo(document);
        assertThat(RolloutJson.read(RolloutJson.writeDetailed(plan))).isEqualTo(plan);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Checkout error rate exceeds 50% for 5 minutes",
                "A > 1% and b > 2%",
                "0/hour",
                "> 1000000000000",
                "",
                "エラー率 > 1%",
                "Ошибки > 0,5 % за 5 минут"
            })
    void aTriggerIsWrittenBackToTheLetter(String trigger) {
        String document = withTriggers(trigger);

        RolloutPlan plan = RolloutJson.read(document);

        assertThat(RolloutJson.write(plan)).isEqualTo(document);
        assertThat(RolloutJson.read(RolloutJson.writeDetailed(plan))).isEqualTo(plan);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uFEFF", "```json\n"})
    void whatAnEditorOrAChatPutsBeforeItIsNamed(String before) {
        assertThatThrownBy(() -> RolloutJson.read(before + CHECKOUT))
                .isInstanceOf(JsonContractException.class)
                .hasMessageContaining(before.equals("\uFEFF") ? "byte order mark" : "code fence");
    }

    /** Errors of a metric that shows none today. */
    private static RolloutPlan zeroTolerance() {
        String document = withTriggers("Checkout error rate exceeds 0/hour")
                .replaceAll("(\"name\": \"Checkout error rate\",\\s*\"baseline\": )\"[^\"]*\"", "$1\"0/hour\"")
                .replaceAll("(\"baseline\": \"0/hour\",\\s*\"threshold\": )\"[^\"]*\"", "$1\"0/hour\"")
                .replaceAll("\"Checkout error rate < [\\d.]+%\"", "\"Checkout error rate <= 0/hour\"")
                .replaceAll("\"Checkout error rate > [\\d.]+%\"", "\"Checkout error rate > 0/hour\"");
        return RolloutJson.read(document);
    }

    @Test
    void zeroToleranceIsNoContradiction() {
        assertThat(PlanLinter.lint(zeroTolerance()))
                .filteredOn(finding -> finding.severity() == Finding.Severity.ERROR)
                .extracting(Finding::rule)
                .doesNotContain("limits.order", "monitoring.complete", "limits.direction");
    }

    @Test
    void ofZeroToleranceOneEventIsTooMuch() {
        assertThat(afterADayOf(0)).isNotInstanceOf(Decision.RollBack.class);
        assertThat(afterADayOf(1)).isInstanceOf(Decision.RollBack.class);
    }

    private static Decision afterADayOf(int events) {
        RunningRollout rollout = IntStream.range(0, 24)
                .boxed()
                .reduce(
                        RunningRollout.start(zeroTolerance()),
                        (running, hour) -> running.observe(Observation.increment(
                                "Checkout error rate",
                                TimeWindow.ofHours(hour, hour + 1),
                                Sample.counts(hour == 3 ? events : 0, 1))),
                        (one, other) -> other);
        return rollout.decide(Duration.ofHours(24));
    }
}

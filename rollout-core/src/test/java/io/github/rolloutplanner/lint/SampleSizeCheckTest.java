package io.github.rolloutplanner.lint;

import static io.github.rolloutplanner.lint.Plans.SOUND;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.plan.MonitoredMetric;
import io.github.rolloutplanner.plan.Monitoring;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleSizeCheckTest {
    private static final MonitoredMetric CONVERSION = rate("Conversion", "4%");
    private static final MonitoredMetric OF_CHECKOUT = rate("Checkout conversion", "40%");

    @Test
    void ofTwoMetricsAlikeTheOneOfTheNameIsMeant() {
        for (List<MonitoredMetric> metrics :
                List.of(List.of(OF_CHECKOUT, CONVERSION), List.of(CONVERSION, OF_CHECKOUT))) {
            assertThat(found(watching(metrics), testing(10, "It will be better", 1_000)))
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.message()).contains("from a base rate of 4%:"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "10, It will be better,                  +10%",
        "5,  One page raises conversion by 10%,  +5%",
        "0,  One page raises conversion by 10%,  +10%",
    })
    void theEffectIsTheOneStatedElseThatOfTheHypothesis(double effect, String hypothesis, String judged) {
        assertThat(found(watching(List.of(CONVERSION)), testing(effect, hypothesis, 1_000)))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("a change of " + judged + " from"));
    }

    @ParameterizedTest
    @CsvSource({
        "RATE, 4%,      true",
        ",     4%,      true",
        "MEAN, 4%,      false",
        ",     4ms,     false",
        "RATE, 4 a day, false",
        "RATE, 0%,      false",
        "RATE, 100%,    false",
        "RATE, 120%,    false",
    })
    void onlyRatesThatCanChangeHaveASize(MetricKind kind, String baseline, boolean isJudged) {
        RolloutPlan plan = watching(List.of(MonitoredMetric.builder()
                .name("Conversion")
                .kind(Optional.ofNullable(kind))
                .baseline(Plans.level(baseline))
                .threshold(Plans.threshold("> 3.6%"))
                .build()));

        assertThat(found(plan, testing(10, "", 10))).hasSize(isJudged ? 1 : 0);
    }

    /** 25,740 are needed; another approximation, or a rounded number, may be 5% less. */
    @Test
    void aSizeMayBeRounded() {
        RolloutPlan plan = watching(List.of(rate("Conversion", "6%")));

        assertThat(found(plan, testing(10, "", 24_453))).isEmpty();
        assertThat(found(plan, testing(10, "", 24_452))).hasSize(1);
    }

    @Test
    void thePowerIsSharedOnlyWithGuardrailsThatExist() {
        assertThat(found(watching(List.of(CONVERSION)), testing(10, "", 1_000)))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).endsWith("(confidence 0.95, power 0.8)."));
        assertThat(found(SOUND, testing(10, "", 1_000)))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("power 0.8 shared with "));
    }

    private static MonitoredMetric rate(String name, String baseline) {
        return Plans.metric(name, MetricKind.RATE, baseline, "> 3.6%");
    }

    /** A plan that watches these metrics, and has no guardrail. */
    private static RolloutPlan watching(List<MonitoredMetric> metrics) {
        return SOUND.withMonitoring(new Monitoring(metrics, List.of(), List.of()));
    }

    private static Experiment testing(double effect, String hypothesis, long perGroup) {
        return Experiment.builder()
                .enabled(true)
                .control("three steps")
                .treatment("one page")
                .addSplit(Percentage.percent(50), Percentage.percent(50))
                .hypothesis(hypothesis)
                .addMetrics("Conversion")
                .confidence(0.95)
                .power(0.8)
                .effect(Percentage.percent(effect))
                .sampleSizePerGroup(perGroup)
                .days(14)
                .build();
    }

    private static List<Finding> found(RolloutPlan plan, Experiment experiment) {
        return PlanLinter.lint(plan.withExperiment(experiment)).stream()
                .filter(finding -> finding.rule().equals("experiment.sample-size"))
                .toList();
    }
}

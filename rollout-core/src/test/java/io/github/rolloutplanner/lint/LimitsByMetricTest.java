package io.github.rolloutplanner.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.plan.MonitoredMetric;
import io.github.rolloutplanner.plan.Monitoring;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class LimitsByMetricTest {
    private static final MonitoredMetric API = Plans.metric("API error rate", MetricKind.RATE, "0.1%", "< 0.18%");
    private static final MonitoredMetric JOBS = Plans.metric("Job error rate", MetricKind.RATE, "4%", "< 6%");

    @Test
    void aShortNameMeansTheOnlyMetricThatEndsSo() {
        assertThat(metricsOf(watching(API))).containsExactly("API error rate", "Conversion", "Checkout p95");
    }

    @Test
    void aShortNameThatCouldMeanTwoMetricsMeansNeither() {
        assertThat(metricsOf(watching(API, JOBS)))
                .containsExactly("API error rate", "Job error rate", "Error rate", "Conversion", "Checkout p95");
    }

    @Test
    void aRightNameIsNeverAmbiguous() {
        MonitoredMetric exact = Plans.metric("Error rate", MetricKind.RATE, "0.1%", "< 0.18%");

        assertThat(metricsOf(watching(API, exact)))
                .containsExactly("API error rate", "Error rate", "Conversion", "Checkout p95");
    }

    /** Other programs have no place for the read-out of an experiment but its gates. */
    @Test
    void anExternalGateOnTheMetricOfTheExperimentIsItsReadOut() {
        RolloutPlan readOut = Plans.withGate(Gate.stated("Conversion > 4%", GateRole.GUARDRAIL));
        Experiment notRun = Plans.experiment().build().withEnabled(false);

        assertThat(kindOfGate(readOut)).isEqualTo(Limit.Kind.SUCCESS_CRITERION);
        assertThat(kindOfGate(readOut.withExperiment(notRun))).isEqualTo(Limit.Kind.GATE);
        assertThat(kindOfGate(Plans.withGate(Plans.gate("Conversion", "> 4%")))).isEqualTo(Limit.Kind.GATE);
        assertThat(kindOfGate(Plans.withGate(Gate.stated("Error rate < 0.17%", GateRole.GUARDRAIL))))
                .isEqualTo(Limit.Kind.GATE);
    }

    private static Limit.Kind kindOfGate(RolloutPlan plan) {
        return new LintedPlan(plan)
                .limits().stream()
                        .flatMap(metric -> metric.scaled(EnumSet.allOf(Limit.Kind.class)).stream())
                        .map(MetricLimits.ScaledLimit::limit)
                        .filter(limit -> limit.path().equals("phases[1].goLiveCriteria[0]"))
                        .findFirst()
                        .orElseThrow()
                        .kind();
    }

    private static RolloutPlan watching(MonitoredMetric... metrics) {
        return Plans.withGate(Plans.gate("Error rate", "< 0.17%"))
                .withMonitoring(new Monitoring(List.of(metrics), List.of(), List.of()));
    }

    private static List<String> metricsOf(RolloutPlan plan) {
        return new LintedPlan(plan).limits().stream().map(MetricLimits::metric).toList();
    }
}

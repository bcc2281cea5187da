package io.github.rolloutplanner.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.plan.MonitoredMetric;
import io.github.rolloutplanner.plan.Monitoring;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.util.List;
import org.junit.jupiter.api.Test;

class LimitsByMetricTest {
    private static final MonitoredMetric API = Plans.metric("API error rate", MetricKind.RATE, "0.1%", "< 0.18%");
    private static final MonitoredMetric JOBS = Plans.metric("Job error rate", MetricKind.RATE, "4%", "< 6%");

    @Test
    void aShortNameMeansTheOnlyMetricThatEndsSo() {
        assertThat(metricsOf(watching(API))).containsExactly("API error rate", "Checkout p95", "Conversion");
    }

    @Test
    void aShortNameThatCouldMeanTwoMetricsMeansNeither() {
        assertThat(metricsOf(watching(API, JOBS)))
                .containsExactly("API error rate", "Job error rate", "Error rate", "Checkout p95", "Conversion");
    }

    @Test
    void aRightNameIsNeverAmbiguous() {
        MonitoredMetric exact = Plans.metric("Error rate", MetricKind.RATE, "0.1%", "< 0.18%");

        assertThat(metricsOf(watching(API, exact)))
                .containsExactly("API error rate", "Error rate", "Checkout p95", "Conversion");
    }

    private static RolloutPlan watching(MonitoredMetric... metrics) {
        return Plans.SOUND.withMonitoring(new Monitoring(List.of(metrics), List.of(), List.of()));
    }

    private static List<String> metricsOf(RolloutPlan plan) {
        return new LintedPlan(plan).limits().stream().map(MetricLimits::metric).toList();
    }
}

package io.github.rolloutplanner.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.plan.MonitoredMetric;
import org.junit.jupiter.api.Test;

class LintedPlanTest {

    @Test
    void ofMetricsWithOneNameTheFirstCounts() {
        MonitoredMetric first = Plans.SOUND.monitoring().metrics().get(2);
        MonitoredMetric second = Plans.metric(first.name(), MetricKind.RATE, "7%", "> 6%");

        assertThat(new LintedPlan(Plans.withAlso(second)).metric(first.name())).contains(first);
    }

    @Test
    void aGuardrailIsOneByItsGates() {
        LintedPlan plan = new LintedPlan(Plans.SOUND);

        assertThat(plan.isGuardrail("API error rate")).isTrue();
        assertThat(plan.isGuardrail("Checkout p95")).isTrue();
    }
}

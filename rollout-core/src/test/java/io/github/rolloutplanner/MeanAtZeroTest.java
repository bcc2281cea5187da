package io.github.rolloutplanner;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.metric.Comparison;
import io.github.rolloutplanner.metric.Metric;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Beside a control group a difference is a difference, also from zero; of a rate of zero nothing is a multiple. */
class MeanAtZeroTest {
    private static GateEvidence first(Metric metric) {
        return RolloutPlanner.forChange("Prices")
                .touching(Trait.CRITICAL_PATH)
                .population(Population.ofUsersPerDay(2_000_000).withRequestsPerDay(48_000_000))
                .ladder(Step.of("Half", 50, Duration.ofDays(1)), Step.last("All"))
                .guardrail(metric)
                .plan()
                .phases()
                .get(0)
                .evidence()
                .get(0);
    }

    @Test
    void isComparedWithItsControlGroup() {
        Metric wait = Metric.loadTime("Added wait", Duration.ZERO)
                .mustStayBelow(Duration.ofMillis(50))
                .withStandardDeviation(Duration.ofMillis(300));

        assertThat(first(wait).comparison()).isEqualTo(Comparison.CONTROL);
        assertThat(first(wait).needed()).isPresent();
    }

    @Test
    void aFaultlessRateIsNot() {
        assertThat(first(Metric.errorRate("Errors", percent(0)).mustStayBelow(percent(1)))
                        .comparison())
                .isEqualTo(Comparison.BASELINE);
    }
}

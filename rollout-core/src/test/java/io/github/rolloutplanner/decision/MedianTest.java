package io.github.rolloutplanner.decision;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.lint.PlanLinter;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Half of all requests are slower than a median, which is no regression. */
class MedianTest {

    private static RolloutPlan plan(Metric speed) {
        return RolloutPlanner.forChange("Search")
                .behavioral("Results are ranked by relevance")
                .touching(Trait.CRITICAL_PATH)
                .population(Population.ofUsersPerDay(2_000_000).withRequestsPerDay(48_000_000))
                .guardrail(speed)
                .plan();
    }

    private static Metric speed(String name) {
        return Metric.latency(name, Duration.ofMillis(120)).mustStayBelow(Duration.ofMillis(180));
    }

    private static Decision afterOneHour(Metric speed, int treated) {
        return RunningRollout.start(plan(speed))
                .observe(Observation.increment(
                        speed.name(),
                        TimeWindow.ofHours(0, 1),
                        Sample.events(treated, 1_000),
                        Sample.events(500, 1_000)))
                .decide(Duration.ofHours(1));
    }

    @Test
    void aHealthyMedianHolds() {
        assertThat(afterOneHour(speed("Median response time"), 500)).isInstanceOf(Decision.Hold.class);
        assertThat(afterOneHour(speed("50th percentile"), 500)).isInstanceOf(Decision.Hold.class);
        assertThat(afterOneHour(speed("Response time").withPercentile(percent(50)), 500))
                .isInstanceOf(Decision.Hold.class);
    }

    @Test
    void aMedianAtWhichNearlyAllAreSlowRollsBack() {
        assertThat(afterOneHour(speed("Median response time"), 950)).isInstanceOf(Decision.RollBack.class);
    }

    @Test
    void theAdviceOfTheFindingClearsIt() {
        assertThat(PlanLinter.lint(plan(speed("Response time"))))
                .extracting(finding -> finding.rule())
                .contains("metrics.percentile");
        assertThat(PlanLinter.lint(plan(speed("Response time").withPercentile(percent(95)))))
                .extracting(finding -> finding.rule())
                .doesNotContain("metrics.percentile");
        assertThat(PlanLinter.lint(plan(speed("Response time p95"))))
                .extracting(finding -> finding.rule())
                .doesNotContain("metrics.percentile");
    }
}

package io.github.rolloutplanner.decision;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.TimeWindow;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The sizes of the groups, where no metric counts users. */
class SplitWatchTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final RunningRollout rollout = RunningRollout.start(RolloutPlanner.forChange("Meter readings")
            .touching(Trait.CRITICAL_PATH)
            .population(Population.ofUsersPerDay(200_000))
            .guardrail(Metric.errorRate("Errors", percent(1)))
            .plan());

    private Decision after(long treated, long control) {
        return rollout.observe(Observation.assignmentCounts(TimeWindow.ofHours(0, 1), treated, control))
                .decide(HOUR);
    }

    @Test
    void aHealthySplitIsNothingToWaitFor() {
        assertThat(after(1_003, 994)).isInstanceOfSatisfying(Decision.Hold.class, hold -> {
            assertThat(hold.waits()).noneMatch(Wait.ForSplit.class::isInstance);
            assertThat(hold.callsPerson()).isFalse();
        });
    }

    @Test
    void aBrokenSplitCallsAPerson() {
        assertThat(after(1_300, 700)).isInstanceOfSatisfying(Decision.Hold.class, hold -> {
            assertThat(hold.callsPerson()).isTrue();
            assertThat(hold.waits().get(0).reason().sentence())
                    .startsWith("Sample ratio mismatch: 1,300 exposed and 700 in the control group"
                            + " by group sizes at 1h,");
        });
    }
}

package io.github.rolloutplanner.decision;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A phase is promoted by the data of all of its soak that can be there when it ends. */
class DelayedPromotionTest {
    private static final int SOAK = 24;

    private static Decision decision(int late, int hours) {
        RunningRollout rollout = RunningRollout.start(RolloutPlanner.forChange("Search")
                .behavioral("x")
                .population(Population.ofUsersPerDay(2_000_000).withRequestsPerDay(48_000_000))
                .ladder(Step.of("Half", 50, Duration.ofHours(SOAK)), Step.last("All"))
                .guardrail(Metric.errorRate("Errors", percent(1)).withArrival(Duration.ofHours(late)))
                .plan());
        for (int hour = 0; hour < hours; hour++) {
            rollout = rollout.observe(Observation.increment(
                    "Errors",
                    TimeWindow.ofHours(hour, hour + 1),
                    Sample.events(10_000, 1_000_000),
                    Sample.events(10_000, 1_000_000)));
        }
        return rollout.decide(Duration.ofHours(SOAK));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 6, 12})
    void waitsForTheLastHourThatCanBeThere(int late) {
        assertThat(decision(late, SOAK - late)).isInstanceOf(Decision.Advance.class);
        assertThat(decision(late, SOAK - late - 1))
                .isInstanceOfSatisfying(
                        Decision.Hold.class,
                        hold -> assertThat(hold.waits()).singleElement().isInstanceOf(Wait.ForData.class));
    }
}

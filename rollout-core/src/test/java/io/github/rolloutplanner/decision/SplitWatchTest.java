package io.github.rolloutplanner.decision;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.metric.ExposureUnit;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
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
                            + " (group sizes after 1 hour),");
        });
    }

    /** Requests summed up by user bring their users with them. */
    @Nested
    class OfRequestsByUser {
        private final RunningRollout half = RunningRollout.start(RolloutPlanner.forChange("Meter readings")
                .behavioral("x")
                .population(Population.ofUsersPerDay(200_000).withRequestsPerDay(2_000_000))
                .ladder(Step.of("Half", 50, Duration.ofDays(2)), Step.last("All"))
                .guardrail(Metric.errorRate("Errors", percent(1)).withExposureUnit(ExposureUnit.REQUEST_BY_USER))
                .guardrail(Metric.revenue("Revenue", Quantity.of(3, "EUR"))
                        .withStandardDeviation(6)
                        .withExposureUnit(ExposureUnit.REQUEST_BY_USER))
                .plan());

        private Decision.Hold checkpoints(Observation first, Observation second) {
            return (Decision.Hold) half.observe(first).observe(second).decide(Duration.ofHours(2));
        }

        private static Sample errors(long users, long requestsOfEach) {
            long requests = users * requestsOfEach;
            long failing = requests / 100;
            return Sample.eventsByUser(
                    users, failing, requests, failing, requests * requestsOfEach, failing * requestsOfEach);
        }

        private static Sample revenue(long users, long requestsOfEach) {
            double requests = (double) users * requestsOfEach;
            return Sample.numbersByUser(
                    users,
                    3 * requests,
                    users * requestsOfEach,
                    45 * requests,
                    requests * (36 + 9 * requestsOfEach),
                    users * requestsOfEach * requestsOfEach,
                    3 * requests * requestsOfEach);
        }

        private static Observation upTo(int hour, String metric, Sample treated, Sample control) {
            return Observation.cumulative(metric, TimeWindow.ofHours(0, hour), treated, control);
        }

        private static boolean isDoubted(Decision.Hold hold) {
            return hold.waits().stream().anyMatch(Wait.ForSplit.class::isInstance);
        }

        @Test
        void manyMoreExposedUsersThanPlannedHold() {
            Decision.Hold errors = checkpoints(
                    upTo(1, "Errors", errors(6_000, 10), errors(4_000, 10)),
                    upTo(2, "Errors", errors(12_000, 10), errors(8_000, 10)));
            Decision.Hold revenue = checkpoints(
                    upTo(1, "Revenue", revenue(6_000, 10), revenue(4_000, 10)),
                    upTo(2, "Revenue", revenue(12_000, 10), revenue(8_000, 10)));

            assertThat(isDoubted(errors)).isTrue();
            assertThat(isDoubted(revenue)).isTrue();
            assertThat(revenue.waits().get(0).reason().sentence())
                    .contains("12,000 exposed and 8,000 in the control group");
        }

        /** How many requests a user makes may be what the change is about. */
        @Test
        void asManyUsersWithOtherNumbersOfRequestsAreNoMismatch() {
            assertThat(isDoubted(checkpoints(
                            upTo(1, "Errors", errors(5_000, 12), errors(5_000, 8)),
                            upTo(2, "Errors", errors(10_000, 12), errors(10_000, 8)))))
                    .isFalse();
            assertThat(isDoubted(checkpoints(
                            upTo(1, "Revenue", revenue(5_000, 12), revenue(5_000, 8)),
                            upTo(2, "Revenue", revenue(10_000, 12), revenue(10_000, 8)))))
                    .isFalse();
        }

        /** Who comes in each hour is counted in each hour: one chance, many times. */
        @Test
        void incrementsDoNotTellHowManyUsersThereAre() {
            RunningRollout cutUp = half;
            for (int hour = 0; hour < 24; hour++) {
                cutUp = cutUp.observe(Observation.increment(
                        "Errors", TimeWindow.ofHours(hour, hour + 1), errors(5_150, 10), errors(4_850, 10)));
            }

            assertThat(isDoubted((Decision.Hold) cutUp.decide(Duration.ofHours(24))))
                    .isFalse();
        }
    }
}

package io.github.rolloutplanner.decision;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What a rollout carries on from look to look is, to the bit, what it makes of its whole state. */
class CarriedOnTest {
    private static final int HOURS = 24 * 14;
    private static final int HOURS_OF_A_PHASE = 60;

    private final RolloutPlan plan = RolloutPlanner.forChange("Ranking by relevance")
            .behavioral("Results stand in another order")
            .touching(Trait.CRITICAL_PATH)
            .population(Population.ofUsersPerDay(120_000).withRequestsPerDay(2_400_000))
            .guardrail(Metric.errorRate("Errors", percent(0.2)).mustStayBelow(percent(0.5)))
            .guardrail(Metric.revenue("Order value", Quantity.of(60, "EUR")).withStandardDeviation(20))
            .signal(Metric.conversion("Conversion", percent(3)))
            .plan();
    private final SplittableRandom random = new SplittableRandom(1);

    private RunningRollout rollout = RunningRollout.start(plan);

    @Test
    void isWhatTheWholeStateSays() {
        for (int hour = 0; hour < HOURS; hour++) {
            observe(hour);
            Duration at = Duration.ofHours(hour + 1);
            Decision decision = rollout.decide(at);
            RunningRollout restored = RunningRollout.restore(plan, rollout.policy(), rollout.state());
            assertThat(restored.decide(at)).isEqualTo(decision);
            if (hour % HOURS_OF_A_PHASE == HOURS_OF_A_PHASE - 1) {
                rollout = rollout.advanceAnyway(at, "test", "to see more phases");
            }
        }
    }

    /** Each metric at most once an hour; what is late comes up to two days later, or in the next phase. */
    private void observe(int hour) {
        for (int late = 0; late < 48; late = late * 2 + 7) {
            int start = hour - late;
            if (start >= 0 && (start % 3 == 0) == (late > 0)) {
                observe("Errors", TimeWindow.ofHours(start, start + 1), events(0.002), events(0.002));
                observe("Conversion", TimeWindow.ofHours(start, start + 1), events(0.028), events(0.03));
                observe("Order value", TimeWindow.ofHours(start, start + 1), numbers(), numbers());
            }
        }
    }

    private void observe(String metric, TimeWindow window, Sample treated, Sample control) {
        boolean isKnown = rollout.state().metrics().stream()
                .filter(record -> record.metric().equals(metric))
                .flatMap(record -> record.recent().stream())
                .anyMatch(other -> other.window().equals(window));
        if (!isKnown) {
            rollout = rollout.observe(Observation.increment(metric, window, treated, control));
        }
    }

    private Sample events(double rate) {
        long trials = random.nextLong(2_000, 5_000);
        return Sample.events(Math.round(trials * rate * random.nextDouble(0.5, 1.5)), trials);
    }

    private Sample numbers() {
        return Sample.moments(random.nextLong(500, 900), random.nextDouble(59, 61), random.nextDouble(300, 500));
    }
}

package io.github.rolloutplanner.decision;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static java.time.Duration.ofHours;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import org.junit.jupiter.api.Test;

/** A control group of an earlier phase that is corrected changes what a phase without one is held against. */
class RevisedControlTest {
    private static final int REQUESTS = 50_000;

    private static RunningRollout start() {
        return RunningRollout.start(RolloutPlanner.forChange("Search")
                .touching(Trait.CRITICAL_PATH)
                .behavioral("Results are ranked anew")
                .population(Population.ofUsersPerDay(1_200_000).withRequestsPerDay(24_000_000))
                .ladder(Step.of("Canary", 5, ofHours(2)), Step.of("Half", 50, ofHours(2)), Step.last("All"))
                .guardrail(Metric.errorRate("Errors", percent(0.2)))
                .plan());
    }

    private static Observation hour(int hour, int treated, int control) {
        return Observation.increment("Errors", window(hour), Sample.events(treated, REQUESTS), sample(control));
    }

    private static Observation alone(int hour, int treated) {
        return Observation.increment("Errors", window(hour), sample(treated));
    }

    private static Sample sample(int events) {
        return Sample.events(events, REQUESTS);
    }

    private static TimeWindow window(int hour) {
        return TimeWindow.ofHours(hour, hour + 1);
    }

    private static RunningRollout atFullRollout() {
        RunningRollout rollout = start().observe(hour(0, 160, 170)).observe(hour(1, 160, 170));
        rollout = rollout.advanceAnyway(ofHours(2), "Ada", "Seen enough");
        rollout = rollout.observe(hour(2, 160, 170)).observe(hour(3, 160, 170));
        rollout = rollout.advanceAnyway(ofHours(4), "Ada", "Seen enough");
        for (int hour = 4; hour < 10; hour++) {
            rollout = rollout.observe(alone(hour, 240));
        }
        return rollout;
    }

    @Test
    void isDecidedByAsIfItHadBeenRightFromTheStart() {
        RunningRollout before = atFullRollout();
        assertThat(before.decide(ofHours(10))).isInstanceOf(Decision.Hold.class);

        RunningRollout revised =
                before.revise(hour(3, 160, 5), "Kim", "Counted twice").observe(alone(10, 240));

        assertThat(revised.decide(ofHours(11))).isInstanceOf(Decision.RollBack.class);
    }

    @Test
    void aRestoredRolloutDecidesAsTheOneThatRan() {
        RunningRollout revised = atFullRollout().revise(hour(3, 160, 30), "Kim", "Counted twice");
        RunningRollout restored = RunningRollout.restore(revised.plan(), revised.policy(), revised.state());

        assertThat(restored).isEqualTo(revised);
        assertThat(restored.observe(alone(10, 240)).decide(ofHours(11)))
                .hasToString(revised.observe(alone(10, 240)).decide(ofHours(11)).toString());
    }
}

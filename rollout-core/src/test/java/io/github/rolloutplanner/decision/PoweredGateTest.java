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
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The evidence of a plan says how many exposed observations are needed beside the control group that is left. */
class PoweredGateTest {
    private static final Duration DAY = Duration.ofDays(1);

    private static RolloutPlan plan(double percentage) {
        return RolloutPlanner.forChange("Search")
                .behavioral("x")
                .population(Population.ofUsersPerDay(2_000_000).withRequestsPerDay(48_000_000))
                .ladder(Step.of("Some", percentage, DAY), Step.last("All"))
                .guardrail(Metric.errorRate("Errors", percent(1)))
                .plan();
    }

    private static long needed(RolloutPlan plan) {
        return plan.phases().get(0).evidence().get(0).needed().orElseThrow();
    }

    /** So many exposed requests, and as many of others as the percentage leaves, of which 1% fail each. */
    private static GateStatus.State state(RolloutPlan plan, double percentage, long treated) {
        long control = (long) Math.ceil(treated * (100 - percentage) / percentage);
        return RunningRollout.start(plan)
                .observe(Observation.increment(
                        "Errors",
                        TimeWindow.ofHours(0, 1),
                        Sample.events(treated / 100, treated),
                        Sample.events(control / 100, control)))
                .decide(Duration.ofHours(1))
                .look()
                .gates()
                .get(0)
                .state();
    }

    @ParameterizedTest
    @ValueSource(doubles = {5, 25, 50, 75, 90, 99})
    void isPoweredByWhatItNeedsAndByNothingLess(double percentage) {
        RolloutPlan plan = plan(percentage);
        long needed = needed(plan);

        assertThat(state(plan, percentage, needed)).isEqualTo(GateStatus.State.POWERED);
        assertThat(state(plan, percentage, needed - 1)).isEqualTo(GateStatus.State.COLLECTING);
    }

    /** As many others as exposed ones are planned with, and beyond a half those who are left: half of them say less. */
    @ParameterizedTest
    @ValueSource(doubles = {50, 75, 90, 99})
    void isNotPoweredBesideASmallerControlGroup(double percentage) {
        RolloutPlan plan = plan(percentage);
        double half = 100 * percentage / (percentage + (100 - percentage) / 2);

        assertThat(state(plan, half, needed(plan))).isEqualTo(GateStatus.State.COLLECTING);
    }
}

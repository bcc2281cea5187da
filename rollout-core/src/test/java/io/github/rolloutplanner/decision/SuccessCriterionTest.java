package io.github.rolloutplanner.decision;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.metric.Baseline;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What must have become better by the end of the bake. */
class SuccessCriterionTest {
    private static final String ENDED = "Searches that end";
    private static final int PER_HOUR = 42_000;
    private static final RolloutPlan PLAN = RolloutPlanner.forChange("Search by meaning")
            .behavioral("Search finds what was meant")
            .population(Population.ofUsersPerDay(1_000_000))
            .ladder(Step.of("Pilot", 5, Duration.ofDays(1)), Step.last("All"))
            .guardrail(Metric.errorRate("Errors", percent(1)))
            .success(Metric.conversion(ENDED, percent(40)).withBaseline(Baseline.within(percent(1))))
            .plan();
    private static final int PILOT = 24;
    private static final int BAKE =
            (int) PLAN.timeline().bake().length().orElseThrow().toHours();

    /** A rollout at 100%, where this part of the searches has ended since then. */
    private static RunningRollout baking(double ended, int hours) {
        RunningRollout rollout =
                RunningRollout.start(PLAN).advanceAnyway(Duration.ofHours(PILOT), "Kim", "It is a test.");
        for (int hour = PILOT; hour < PILOT + hours; hour++) {
            TimeWindow window = TimeWindow.ofHours(hour, hour + 1);
            rollout = rollout.observe(Observation.increment("Errors", window, Sample.events(PER_HOUR / 100, PER_HOUR)))
                    .observe(Observation.increment(
                            ENDED, window, Sample.events(Math.round(PER_HOUR * ended), PER_HOUR)));
        }
        return Rollouts.confirmed(rollout, Duration.ofHours(PILOT + hours));
    }

    private static Decision after(RunningRollout rollout, int hours) {
        return rollout.decide(Duration.ofHours(PILOT + hours));
    }

    private static GateStatus criterion(Decision decision) {
        return decision.look().gates().stream()
                .filter(gate -> gate.name().equals(ENDED) && gate.gate().role() == GateRole.SUCCESS)
                .findFirst()
                .orElseThrow();
    }

    private static List<Wait> waits(Decision decision) {
        return ((Decision.Hold) decision).waits();
    }

    @Test
    void completesTheRolloutOnceItIsShown() {
        Decision decision = after(baking(0.42, BAKE), BAKE);

        assertThat(criterion(decision).state()).isEqualTo(GateStatus.State.NOT_WORSE);
        assertThat(decision).isInstanceOf(Decision.Complete.class);
    }

    @Test
    void holdsTheRolloutThatIsNoBetter() {
        Decision decision = after(baking(0.4, BAKE), BAKE);

        assertThat(criterion(decision).state()).isEqualTo(GateStatus.State.COLLECTING);
        assertThat(waits(decision))
                .anySatisfy(wait -> assertThat(wait.toString()).contains(ENDED));
    }

    /** Whatever it shows on the way, it is read at the end. */
    @Test
    void isWaitedForNoSoonerThanItCanBeRead() {
        int early = BAKE - 1; // by then, the guardrail has enough

        Decision decision = after(baking(0.4, early), early);

        assertThat(criterion(decision).sample())
                .isGreaterThan(criterion(decision).needed().orElseThrow());
        assertThat(waits(decision)).hasSize(1).hasOnlyElementsOfType(Wait.ForSoak.class);
    }
}

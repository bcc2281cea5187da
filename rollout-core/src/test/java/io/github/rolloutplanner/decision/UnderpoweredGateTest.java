package io.github.rolloutplanner.decision;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A gate that is too small to rule harm out only observes, but harm may be so large that it shows all the same: eightfold
 * errors, since a tenth of the way to the gate at 14% is negligible.
 */
class UnderpoweredGateTest {
    private static final Duration DAY = Duration.ofDays(1);

    private final RolloutPlan plan = RolloutPlanner.forChange("Meter readings")
            .touching(Trait.CRITICAL_PATH)
            .population(Population.ofUsersPerDay(5_000))
            .ladder(Step.of("First", 1, DAY), Step.of("Second", 2, DAY), Step.last("All"))
            .guardrail(Metric.errorRate("Errors", percent(1)).mustStayBelow(percent(20)))
            .signal(Metric.errorRate("Retries", percent(1)).mustStayBelow(percent(20)))
            .plan();
    private final RunningRollout rollout = RunningRollout.start(plan);

    private static Observation in(String metric, int hour, long treated) {
        return Observation.increment(
                metric, TimeWindow.ofHours(hour - 1, hour), Sample.events(treated, 1_000), Sample.events(10, 1_000));
    }

    @Test
    void aProvenHarmRollsBack() {
        assertThat(plan.phases().get(0).goLiveCriteria().get(0).role()).isEqualTo(GateRole.OBSERVE);
        assertThat(rollout.observe(in("Errors", 1, 80)).decide(Duration.ofHours(1)))
                .isInstanceOf(Decision.RollBack.class)
                .asString()
                .startsWith(
                        "ROLL BACK from 'First': Errors is detected to be worse than in the control group after 1 hour:"
                                + " 80 of 1,000 (8%) against 10 of 1,000 (1%) in phase 1,");
    }

    @Test
    void aProvenHarmRollsBackAlsoAfterItWasOverruled() {
        RunningRollout forced = rollout.observe(in("Errors", 1, 80)).advanceAnyway(DAY, "Kim", "It is Friday.");

        assertThat(forced.decide(DAY)).isInstanceOf(Decision.RollBack.class);
    }

    /** A snapshot may be torn, so it rolls nothing back by itself; but nothing is promoted over it either. */
    @Test
    void oneCheckpointThatLooksWorseHolds() {
        RunningRollout worse = signedOff(rollout.observe(Observation.cumulative(
                "Errors", TimeWindow.ofHours(0, 24), Sample.events(80, 1_000), Sample.events(10, 1_000))));

        assertThat(worse.decide(DAY))
                .isInstanceOfSatisfying(
                        Decision.Hold.class,
                        hold -> assertThat(hold.waits()).hasAtLeastOneElementOfType(Wait.ForConfirmation.class));
    }

    @Test
    void silenceHoldsAndThenCalls() {
        RunningRollout silent = signedOff(rollout.observe(in("Retries", 24, 10)));

        for (RunningRollout each : List.of(silent, signedOff(rollout.observe(in("Errors", 1, 10))))) {
            assertThat(each.decide(DAY))
                    .isInstanceOfSatisfying(
                            Decision.Hold.class,
                            hold -> assertThat(hold.waits()).hasAtLeastOneElementOfType(Wait.ForData.class));
            assertThat(each.decide(DAY.plusHours(7)).callsPerson()).isTrue();
        }
        assertThat(rollout.decide(Duration.ofMinutes(90)).callsPerson()).isFalse();
    }

    @Test
    void aSourceThatFailsHolds() {
        RunningRollout failed = rollout.observe(in("Errors", 24, 10))
                .observe(Observation.sourceFailed("Errors", TimeWindow.ofHours(24, 25), "timed out"));

        assertThat(((Decision.Hold) signedOff(failed).decide(DAY.plusHours(1))).waits())
                .hasAtLeastOneElementOfType(Wait.ForData.class);
    }

    @Test
    void whatIsThereIsPromoted() {
        RunningRollout watched = rollout;
        for (int hour = 1; hour <= 24; hour++) {
            watched = watched.observe(in("Errors", hour, 10));
        }

        assertThat(signedOff(watched).decide(DAY)).isInstanceOf(Decision.Advance.class);
    }

    private static RunningRollout signedOff(RunningRollout rollout) {
        return Rollouts.confirmed(rollout, DAY);
    }

    @Test
    void aSignalThatOnlyObservesHoldsNothing() {
        assertThat(rollout.observe(in("Retries", 1, 40)).decide(Duration.ofHours(1)))
                .isInstanceOfSatisfying(
                        Decision.Hold.class,
                        hold -> assertThat(hold.waits()).noneMatch(Wait.ForSignal.class::isInstance));
    }
}

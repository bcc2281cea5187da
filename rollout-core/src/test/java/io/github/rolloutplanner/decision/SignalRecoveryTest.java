package io.github.rolloutplanner.decision;

import static io.github.rolloutplanner.decision.CheckoutRollout.SPEED;
import static io.github.rolloutplanner.decision.CheckoutRollout.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.metric.Comparison;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.plan.RolloutPlan;
import org.junit.jupiter.api.Test;

/** A signal is worse as long as a day of it is. */
class SignalRecoveryTest {
    private static final RolloutPlan COMPARED = CheckoutRollout.plan();
    private static final RolloutPlan ABSOLUTE = CheckoutRollout.withGates(
            COMPARED, 1, gate -> CheckoutRollout.isOn(gate, SPEED) ? gate.withComparison(Comparison.ABSOLUTE) : gate);

    /** A day in which this many of 1,000 requests an hour are slow. */
    private static RunningRollout day(RunningRollout rollout, int first, int slow) {
        RunningRollout next = rollout;
        for (int hour = first; hour < first + 24; hour++) {
            next = next.observe(CheckoutRollout.errors(hour, 10)).observe(CheckoutRollout.speed(hour, slow));
        }
        return next;
    }

    private static RunningRollout slowDay(RolloutPlan plan) {
        return day(RunningRollout.start(plan), 0, 400);
    }

    private static void holdsForTheSignal(Decision decision) {
        assertThat(decision)
                .isInstanceOfSatisfying(
                        Decision.Hold.class,
                        hold -> assertThat(hold.waits()).anyMatch(Wait.ForSignal.class::isInstance));
    }

    @Test
    void itDoesNotRecoverByOneGoodRequest() {
        RunningRollout next = slowDay(COMPARED)
                .observe(CheckoutRollout.errors(24, 10))
                .observe(Observation.increment(
                        SPEED, TimeWindow.ofHours(24, 25), Sample.events(0, 1), Sample.events(0, 1)));

        holdsForTheSignal(next.decide(at(25)));
    }

    @Test
    void itRecoversByADay() {
        assertThat(day(slowDay(COMPARED), 24, 50).decide(at(48))).isInstanceOf(Decision.Advance.class);
    }

    /** A level that stands by itself has neither a tolerance nor anything negligible. */
    @Test
    void itHoldsByALevelThatStandsByItself() {
        holdsForTheSignal(slowDay(ABSOLUTE).decide(at(24)));
        assertThat(day(RunningRollout.start(ABSOLUTE), 0, 50).decide(at(24))).isInstanceOf(Decision.Advance.class);
        assertThat(day(slowDay(ABSOLUTE), 24, 50).decide(at(48))).isInstanceOf(Decision.Advance.class);
    }
}

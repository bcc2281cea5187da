package io.github.rolloutplanner.decision;

import static io.github.rolloutplanner.decision.CheckoutRollout.ERRORS;
import static io.github.rolloutplanner.decision.CheckoutRollout.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.reason.Reason;
import org.junit.jupiter.api.Test;

/** A running sum may be torn when it is read, so that what one checkpoint shows has to be shown by the next one. */
class CheckpointConfirmationTest {
    private static final int REQUESTS = 3_000;

    private static RunningRollout started() {
        RunningRollout rollout = RunningRollout.start(CheckoutRollout.plan());
        for (int hour = 0; hour < 24; hour++) {
            rollout = rollout.observe(CheckoutRollout.speed(hour, 50));
        }
        return rollout;
    }

    /** So many requests of exposed users failed between two hours, and 1% of the control group's. */
    private static Observation checkpoint(String metric, int from, int to, int failed) {
        int requests = REQUESTS * (to - from);
        return Observation.cumulative(
                metric,
                TimeWindow.ofHours(from, to),
                Sample.events(failed, requests),
                Sample.events(requests / 100, requests));
    }

    private static Observation healthy(int from, int to) {
        return checkpoint(ERRORS, from, to, REQUESTS * (to - from) / 100);
    }

    private static Observation broken(int from, int to) {
        return checkpoint(ERRORS, from, to, REQUESTS * (to - from) / 20);
    }

    private static GateStatus.State state(RunningRollout rollout, int hour) {
        return rollout.decide(at(hour)).look().gates().get(0).state();
    }

    @Test
    void oneThatLooksWorseAtTheEndOfAPhaseHoldsIt() {
        RunningRollout counted = started().observe(healthy(0, 23));

        assertThat(counted.observe(healthy(0, 24)).decide(at(24))).isInstanceOf(Decision.Advance.class);
        RunningRollout unconfirmed = counted.observe(broken(0, 24));
        assertThat(unconfirmed.decide(at(24))).isInstanceOf(Decision.Hold.class);
        assertThat(state(unconfirmed, 24)).isEqualTo(GateStatus.State.COLLECTING);
        assertThat(unconfirmed.observe(broken(0, 25)).decide(at(25))).isInstanceOf(Decision.RollBack.class);
    }

    /** Whoever is on call reads that it looks bad, and looks again when it is known. */
    @Test
    void aFirstOneThatLooksWorseSaysSoAndIsLookedAtAgainSoon() {
        RunningRollout unconfirmed =
                RunningRollout.start(CheckoutRollout.plan()).observe(broken(0, 6));

        assertThat(unconfirmed.decide(at(6))).isInstanceOfSatisfying(Decision.Hold.class, hold -> {
            assertThat(hold.reasons()).extracting(Reason::rule).contains("hold.confirmation");
            assertThat(hold.lookAgainAt()).contains(at(7));
        });
        assertThat(unconfirmed.observe(broken(0, 7)).decide(at(7))).isInstanceOf(Decision.RollBack.class);
    }

    @Test
    void whatNothingConfirmsOrDeniesCallsAPerson() {
        RunningRollout unconfirmed = started().observe(broken(0, 2));

        assertThat(unconfirmed.decide(at(24)).reasons())
                .extracting(Reason::rule)
                .contains("hold.confirmation");
        assertThat(unconfirmed.decide(at(200)).isNewCall()).isTrue();
    }

    @Test
    void aNextOneThatIsWholeAgainLetsThePhaseGoOn() {
        RunningRollout torn = started()
                .observe(Observation.cumulative(
                        ERRORS, TimeWindow.ofHours(0, 23), Sample.events(690, 69_000), Sample.events(100, 69_000)));

        assertThat(state(torn, 24)).isEqualTo(GateStatus.State.COLLECTING);
        assertThat(torn.observe(healthy(0, 24)).decide(at(24))).isInstanceOf(Decision.Advance.class);
    }

    @Test
    void anotherCounterOfTheMetricConfirmsNothing() {
        RunningRollout restarted = RunningRollout.start(CheckoutRollout.plan())
                .observe(broken(0, 2))
                .restartCounter(ERRORS, at(2), "Kim", "A deployment");

        RunningRollout first = restarted.observe(broken(2, 3));
        assertThat(Rollouts.detections(first)).isEmpty();
        assertThat(first.decide(at(3))).isInstanceOf(Decision.Hold.class);
        assertThat(first.observe(broken(2, 4)).decide(at(4))).isInstanceOf(Decision.RollBack.class);
    }

    @Test
    void oneOfAnotherPhaseConfirmsNothing() {
        RunningRollout forced = started().observe(broken(0, 2)).advanceAnyway(at(24), "Ada", "A deadline.");

        RunningRollout first = forced.observe(broken(24, 25));
        assertThat(Rollouts.detections(first)).isEmpty();
        assertThat(first.decide(at(25))).isInstanceOf(Decision.Hold.class);
        assertThat(first.observe(broken(24, 26)).decide(at(26))).isInstanceOf(Decision.RollBack.class);
    }

    @Test
    void theLastOneOfAPhaseThatNothingConfirmedDetectsNothingInTheNext() {
        RunningRollout torn =
                started().observe(healthy(0, 22)).observe(broken(0, 23)).advanceAnyway(at(24), "Ada", "A deadline.");

        RunningRollout next = torn.observe(healthy(24, 30)).observe(healthy(24, 36));
        assertThat(Rollouts.detections(next)).isEmpty();
        assertThat(state(next, 36)).isNotEqualTo(GateStatus.State.COLLECTING);
        assertThat(RunningRollout.restore(next.plan(), next.policy(), next.state()))
                .isEqualTo(next);
        assertThat(next.observe(broken(24, 37)).observe(broken(24, 38)).decide(at(38)))
                .isInstanceOf(Decision.RollBack.class);
    }

    @Test
    void whatWasConfirmedInAPhaseStaysSo() {
        RunningRollout forced =
                started().observe(broken(0, 22)).observe(broken(0, 23)).advanceAnyway(at(24), "Ada", "A deadline.");
        RunningRollout next = forced.observe(healthy(24, 30)).observe(healthy(24, 36));

        assertThat(Rollouts.detections(next)).isNotEmpty().isEqualTo(Rollouts.detections(forced));
        assertThat(next.decide(at(36))).isInstanceOf(Decision.RollBack.class);
        assertThat(Rollouts.detections(next.revise(broken(0, 22), "Kim", "No change")))
                .isEqualTo(Rollouts.detections(forced));
        assertThat(Rollouts.detections(
                        next.revise(checkpoint(ERRORS, 0, 22, REQUESTS * 22 / 20 - 1), "Kim", "One was counted twice")))
                .hasSameSizeAs(Rollouts.detections(forced));
    }

    @Test
    void oneOfAnotherMetricConfirmsNothing() {
        RunningRollout torn = Rollouts.started().observe(checkpoint(Rollouts.ERRORS, 0, 1, 300));

        RunningRollout both = torn.observe(Observation.cumulative(
                Rollouts.CONVERSION,
                TimeWindow.ofHours(0, 2),
                Sample.events(600, REQUESTS),
                Sample.events(1_200, REQUESTS)));

        assertThat(Rollouts.detections(both)).isEmpty();
        assertThat(both.observe(checkpoint(Rollouts.ERRORS, 0, 2, 600)).decide(at(2)))
                .isInstanceOfSatisfying(
                        Decision.RollBack.class,
                        back -> assertThat(back.causes())
                                .extracting(cause -> ((Cause.Detected) cause).metric())
                                .containsOnly(Rollouts.ERRORS));
    }
}

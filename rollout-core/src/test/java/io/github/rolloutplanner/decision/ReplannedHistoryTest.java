package io.github.rolloutplanner.decision;

import static io.github.rolloutplanner.decision.CheckoutRollout.ERRORS;
import static io.github.rolloutplanner.decision.CheckoutRollout.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.observation.Transition;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The history of a rollout that was planned again after data had come. */
class ReplannedHistoryTest {
    private static final RunningRollout START = RunningRollout.start(CheckoutRollout.plan());
    private static final RolloutPlan OTHER =
            CheckoutRollout.withPhase(CheckoutRollout.plan(), 2, phase -> phase.withSoak(Duration.ofDays(3)));

    private final List<RolloutEvent> events = new ArrayList<>();
    private RunningRollout rollout = START;

    private void happen(RolloutEvent event) {
        rollout = event.after(rollout);
        events.add(event);
    }

    private void hours(int from, int to) {
        for (int hour = from; hour < to; hour++) {
            happen(new RolloutEvent.Observed(CheckoutRollout.errors(hour, 10)));
            happen(new RolloutEvent.Observed(CheckoutRollout.speed(hour, 50)));
        }
    }

    private void planAgain(int hour) {
        happen(new RolloutEvent.Replanned(OTHER, at(hour), "Ada", "The soak was too short."));
    }

    private void promotedAndPlannedAgain() {
        hours(0, 24);
        RunningRollout next = rollout.advance(at(24));
        Transition done = next.transitions().get(0);
        happen(new RolloutEvent.Done(done));
        hours(24, 28);
        planAgain(30);
    }

    private static List<Duration> times(RolloutHistory history) {
        return history.looks().stream().map(Look::at).toList();
    }

    @Test
    void whatIsRememberedBeginsAfterTheReplanning() {
        promotedAndPlannedAgain();

        assertThat(times(RolloutHistory.remembered(rollout, at(30)))).containsExactly(at(30));

        hours(30, 33);
        RolloutHistory history = RolloutHistory.remembered(rollout, at(34));
        assertThat(times(history)).containsExactly(at(31), at(32), at(33), at(34));
        assertThat(history.looks()).endsWith(rollout.decide(at(34)).look());
    }

    @Test
    void lateDataOfATimeBeforeTheReplanningMakeNoLookThere() {
        promotedAndPlannedAgain();
        hours(28, 31);

        assertThat(times(RolloutHistory.remembered(rollout, at(32)))).containsExactly(at(31), at(32));
    }

    @Test
    void isRememberedByTheLastOfSeveralReplannings() {
        promotedAndPlannedAgain();
        hours(30, 33);
        planAgain(34);
        hours(34, 36);

        assertThat(times(RolloutHistory.remembered(rollout, at(36)))).containsExactly(at(35), at(36));
    }

    @Test
    void itsJournalAlsoTellsWhatWasBefore() {
        promotedAndPlannedAgain();
        hours(30, 33);

        RolloutHistory told = RolloutHistory.of(START, events, at(34));

        assertThat(told.of(1)).hasSize(24);
        assertThat(told.of(2))
                .extracting(Look::at)
                .containsExactly(at(25), at(26), at(27), at(28), at(31), at(32), at(33), at(34));
        assertThat(told.of(2).subList(4, 8))
                .isEqualTo(RolloutHistory.remembered(rollout, at(34)).looks());
        assertThat(told.looks())
                .allSatisfy(look -> assertThat(look.gates())
                        .anyMatch(gate ->
                                gate.metric().equals(ERRORS) && gate.gate().role() == GateRole.GUARDRAIL));
    }

    @Test
    void goesOnFromARolloutThatWasPlannedAgain() {
        promotedAndPlannedAgain();
        hours(30, 33);
        RunningRollout middle = rollout;
        int before = events.size();
        hours(33, 35);

        RolloutHistory told = RolloutHistory.of(middle, events.subList(before, events.size()), at(35));

        assertThat(told).isEqualTo(RolloutHistory.remembered(rollout, at(35)));
    }

    @Test
    void aStateThatWasKeptRemembersTheSame() {
        promotedAndPlannedAgain();
        hours(30, 33);
        RunningRollout restored = RunningRollout.restore(rollout.plan(), rollout.policy(), rollout.state());

        assertThat(RolloutHistory.remembered(restored, at(34))).isEqualTo(RolloutHistory.remembered(rollout, at(34)));
    }
}

package io.github.rolloutplanner.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.RolloutState;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What cannot be done to a rollout, or not now. */
class InvalidTransitionsTest {
    private static final Duration NINE = Duration.ofHours(9);
    private static final Duration TEN = Duration.ofHours(10);
    private static final Gate UNKNOWN = Gate.stated("Nobody minds", GateRole.SIGNAL);

    private RunningRollout rollout = Rollouts.inSecondPhase();

    private String refused(ThrowingCallable action) {
        RolloutState before = rollout.state();
        TransitionException refused = catchThrowableOfType(TransitionException.class, action);
        assertThat(refused).isNotNull();
        assertThat(rollout.state()).isEqualTo(before);
        return refused.getMessage();
    }

    private Map<String, Consumer<Duration>> everything() {
        return Map.of(
                "decide", at -> rollout.decide(at),
                "advance", at -> rollout.advance(at),
                "advanceAnyway", at -> rollout.advanceAnyway(at, "Kim", "It is a test."),
                "approve", at -> rollout.approve(at, UNKNOWN, "Kim"),
                "pause", at -> rollout.pause(at, "Kim", "It is a test."),
                "resume", at -> rollout.resume(at, "Kim"),
                "rollBack", at -> rollout.rollBack(at, "Kim", "It is a test."));
    }

    @Test
    void timeDoesNotGoBackwards() {
        rollout = rollout.pause(NINE, "Kim", "It is a test.");

        everything()
                .forEach((name, action) -> assertThat(refused(() -> action.accept(Duration.ofMinutes(539))))
                        .as(name)
                        .isEqualTo("Time goes backwards: 8h59m is before 9h, until when 'Meter readings' is known."
                                + " Give the time since its start."));
    }

    @Test
    void timeDoesNotGoBackBehindWhatWasObserved() {
        rollout = rollout.observe(Observation.increment(
                Rollouts.ERRORS, TimeWindow.ofHours(8, 10), Sample.events(1, 100), Sample.events(1, 100)));

        for (ThrowingCallable look :
                List.<ThrowingCallable>of(() -> rollout.decide(NINE), () -> rollout.advance(NINE))) {
            assertThat(refused(look))
                    .isEqualTo("Time goes backwards: 9h is before 10h, until when 'Meter readings' is known."
                            + " Give the time since its start.");
        }
        assertThat(rollout.rollBack(NINE, "Kim", "A window may be wrong, people act all the same.")
                        .isOver())
                .isTrue();
    }

    @Test
    void nothingAdvancesThatIsNotDecidedTo() {
        assertThat(refused(() -> rollout.advance(NINE)))
                .startsWith("'Meter readings' does not advance at 9h: HOLD 'Second' at 25%")
                .contains("Errors has brought nothing in Second, data were due at 7h")
                .endsWith(" Wait for it. To overrule it, use advanceAnyway(..).");
    }

    @Test
    void nothingAdvancesThatIsTakenBack() {
        rollout = rollout.observe(Observation.increment(
                Rollouts.ERRORS, TimeWindow.ofHours(6, 7), Sample.events(90, 1_000), Sample.events(1, 1_000)));

        assertThat(refused(() -> rollout.advance(NINE)))
                .startsWith("'Meter readings' does not advance at 9h: ROLL BACK from 'Second'");
    }

    @Test
    void nobodyConfirmsWhatNobodyAskedFor() {
        assertThat(refused(() -> rollout.approve(NINE, UNKNOWN, "Kim")))
                .isEqualTo("'Nobody minds' is not to be confirmed in 'Second' of 'Meter readings'. Give one of "
                        + rollout.pendingApprovals() + ".");
    }

    @Test
    void nothingIsPausedTwiceOrResumedWithoutAPause() {
        assertThat(refused(() -> rollout.resume(NINE, "Kim")))
                .isEqualTo("'Meter readings' is not paused, so it cannot be resumed.");

        rollout = rollout.pause(NINE, "Kim", "Release freeze");

        assertThat(refused(() -> rollout.pause(TEN, "Robin", "Lunch")))
                .isEqualTo("'Meter readings' is paused already, paused at 9h by Kim: Release freeze.");
    }

    @Test
    void nothingIsDoneToWhatIsOver() {
        rollout = rollout.rollBack(NINE, "Kim", "Support is flooded");

        everything().forEach((name, action) -> {
            if (!name.equals("decide") && !name.equals("advance")) {
                assertThat(refused(() -> action.accept(TEN)))
                        .as(name)
                        .isEqualTo("'Meter readings' is over, rolled back at 9h by Kim: Support is flooded."
                                + " Start its plan anew.");
            }
        });
        assertThat(refused(() -> rollout.advance(TEN)))
                .startsWith("'Meter readings' does not advance at 10h: ROLL BACK from 'Second': It was rolled back at"
                        + " 9h by Kim: Support is flooded.");
        assertThat(rollout.decide(TEN)).isInstanceOf(Decision.RollBack.class);
    }
}

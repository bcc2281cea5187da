package io.github.rolloutplanner.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.rolloutplanner.internal.state.RolloutMemory;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.observation.InvalidObservationException;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.RolloutState;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.observation.Transition;
import io.github.rolloutplanner.reason.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
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

    /** What else is asked for or said while a rollout runs. */
    private Map<String, Consumer<Duration>> theRest() {
        Transition done = new Transition(Transition.Kind.PAUSED, TEN, 2, OptionalInt.empty(), "Kim", "It is a test.");
        return Map.of(
                "advanceAnyway with a treatment", at -> rollout.advanceAnyway(at, "one page", "Kim", "It is a test."),
                "choose", at -> rollout.choose(at, "one page", "Kim", "It is a test."),
                "acknowledgeMismatch", at -> rollout.acknowledgeMismatch(at, "Kim", "It is a test."),
                "restartCounter", at -> rollout.restartCounter(Rollouts.ERRORS, at, "Kim", "It is a test."),
                "redo", at -> rollout.redo(done));
    }

    @Test
    void timeDoesNotGoBackwards() {
        rollout = rollout.pause(NINE, "Kim", "It is a test.");

        everything()
                .forEach((name, action) -> assertThat(refused(() -> action.accept(Duration.ofMinutes(539))))
                        .as(name)
                        .isEqualTo("Time goes backwards: 8h59m is before 9h, until when 'Meter readings' is known."
                                + " Give a time no earlier than that."));
    }

    @Test
    void nothingIsAskedOfAnEarlierTime() {
        rollout = rollout.pause(NINE, "Kim", "It is a test.");

        assertThat(refused(() -> rollout.feeds(Duration.ofHours(8))))
                .startsWith("Time goes backwards: 8h is before 9h");
        assertThat(refused(() -> rollout.readOut(Duration.ofHours(8))))
                .startsWith("Time goes backwards: 8h is before 9h");
        assertThat(rollout.decide(Duration.ofDays(3653))).isInstanceOf(Decision.Hold.class);
    }

    @Test
    void timeDoesNotGoBackBehindWhatWasObserved() {
        rollout = rollout.observe(Observation.increment(
                Rollouts.ERRORS, TimeWindow.ofHours(8, 10), Sample.events(1, 100), Sample.events(1, 100)));

        for (ThrowingCallable look :
                List.<ThrowingCallable>of(() -> rollout.decide(NINE), () -> rollout.advance(NINE))) {
            assertThat(refused(look))
                    .isEqualTo("Time goes backwards: 9h is before 10h, until when 'Meter readings' is known."
                            + " Give a time no earlier than that.");
        }
        assertThat(rollout.rollBack(NINE, "Kim", "A window may be wrong, people act all the same.")
                        .isOver())
                .isTrue();
    }

    @Test
    void nothingAdvancesThatIsNotDecidedTo() {
        assertThat(refused(() -> rollout.advance(NINE)))
                .startsWith("'Meter readings' does not advance at 9h: HOLD 'Second' at 25%")
                .contains("Errors has brought nothing in Second, data were due after 7 hours")
                .endsWith(" Wait for it. To overrule it, use advanceAnyway(..).");
    }

    @Test
    void nothingAdvancesThatIsTakenBack() {
        rollout = rollout.observe(Observation.increment(
                Rollouts.ERRORS, TimeWindow.ofHours(6, 7), Sample.events(90, 1_000), Sample.events(1, 1_000)));

        assertThat(refused(() -> rollout.advance(NINE)))
                .startsWith("'Meter readings' does not advance at 9h: ROLL BACK from 'Second'")
                .endsWith(" Use rollBack(..). To overrule it, use advanceAnyway(..).");
    }

    @Test
    void nobodyConfirmsWhatNobodyAskedFor() {
        assertThat(refused(() -> rollout.approve(NINE, UNKNOWN, "Kim")))
                .isEqualTo("'Nobody minds' is not to be confirmed in 'Second' of 'Meter readings'. Nothing waits for an"
                        + " approval there.");
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
    void aPausedRolloutIsResumedFirst() {
        rollout = rollout.pause(NINE, "Kim", "Release freeze");

        assertThat(refused(() -> rollout.advance(TEN)))
                .endsWith(" Use resume(..) first. To overrule it, use advanceAnyway(..).");
    }

    @Test
    void aRolloutSaysHowItStands() {
        assertThat(rollout).hasToString("'Meter readings' in 'Second' at 25% since 6h");
        assertThat(rollout.pause(NINE, "Kim", "Release freeze"))
                .hasToString("'Meter readings' in 'Second' at 25%, paused at 9h by Kim: Release freeze");
        assertThat(rollout.rollBack(NINE, "Kim", "Support is flooded"))
                .hasToString("'Meter readings' at 0%, rolled back at 9h by Kim: Support is flooded");
        RunningRollout completed = rollout;
        while (!completed.isOver()) {
            completed = completed.advanceAnyway(TEN, "Kim", "It is a test");
        }
        assertThat(completed).hasToString("'Meter readings' at 100%, completed at 10h by Kim: It is a test");
    }

    @Test
    void nothingIsDoneToWhatIsOver() {
        rollout = rollout.rollBack(NINE, "Kim", "Support is flooded");

        Map<String, Consumer<Duration>> actions = new HashMap<>(everything());
        actions.putAll(theRest());
        actions.forEach((name, action) -> {
            if (!name.equals("decide")) {
                assertThat(refused(() -> action.accept(TEN)))
                        .as(name)
                        .isEqualTo("'Meter readings' is over, rolled back at 9h by Kim: Support is flooded."
                                + " Start its plan anew.");
            }
        });
        assertThat(rollout.decide(TEN)).isInstanceOf(Decision.RollBack.class);
    }

    private static Transition done(Transition.Kind kind, int phase) {
        OptionalInt gate = kind == Transition.Kind.APPROVED ? OptionalInt.of(0) : OptionalInt.empty();
        return new Transition(kind, NINE, phase, gate, "Kim", "A test.");
    }

    @Test
    void nothingIsDoneAgainThatCannotFollow() {
        assertThat(refused(() -> rollout.redo(done(Transition.Kind.COMPLETED, 2))))
                .contains("phase 2");
        assertThat(refused(() -> rollout.redo(done(Transition.Kind.FORCED, 4)))).contains("phase 4");
        assertThat(refused(() -> rollout.redo(done(Transition.Kind.APPROVED, 2))))
                .contains("is not to be confirmed");
        assertThat(refused(() -> rollout.acknowledgeMismatch(NINE, "Kim", "Bots")))
                .contains("nothing to acknowledge");
    }

    /** Who reads the record later wants to know whom to ask. */
    @Test
    void nothingIsDoneWithoutANameAndAReason() {
        Map<String, ThrowingCallable> blank = Map.of(
                "advanced", () -> rollout.advanceAnyway(NINE, "", " "),
                "paused", () -> rollout.pause(NINE, " ", ""),
                "rolled back", () -> rollout.rollBack(NINE, "", "\t"));

        blank.forEach((verb, action) -> assertThat(refused(action))
                .isEqualTo("'Meter readings' cannot be " + verb + " at 9h:\n- by: it is blank. Name who does it.\n"
                        + "- why: it is blank. Say why."));
    }

    @Test
    void aReasonAloneIsNotEnough() {
        assertThat(problems(() -> rollout.rollBack(NINE, "", "Support is flooded")))
                .containsExactly("by");
        assertThat(problems(() -> rollout.rollBack(NINE, "Kim", ""))).containsExactly("why");
        assertThat(problems(() -> rollout.restartCounter(Rollouts.ERRORS, NINE, "", "")))
                .containsExactly("by", "why");
        assertThat(problems(() ->
                        rollout.redo(new Transition(Transition.Kind.FORCED, NINE, 3, OptionalInt.empty(), "Kim", ""))))
                .containsExactly("why");

        rollout = rollout.observe(Observation.assignmentCounts(TimeWindow.ofHours(6, 7), 9_000, 1_000));
        assertThat(problems(() -> rollout.acknowledgeMismatch(NINE, "", ""))).containsExactly("by", "why");

        rollout = rollout.pause(NINE, "Kim", "Lunch");
        assertThat(problems(() -> rollout.resume(TEN, ""))).containsExactly("by");
    }

    @Test
    void theLastPhaseIsNotCompletedWithoutANameEither() {
        rollout = rollout.advanceAnyway(NINE, "Kim", "It is a test.");

        assertThat(problems(() -> rollout.advanceAnyway(TEN, "", ""))).containsExactly("by", "why");
    }

    @Test
    void noWindowIsRevisedWithoutANameAndAReason() {
        Observation hour = Observation.increment(
                Rollouts.ERRORS, TimeWindow.ofHours(6, 7), Sample.events(1, 100), Sample.events(1, 100));
        rollout = rollout.observe(hour);

        assertThat(catchThrowableOfType(InvalidObservationException.class, () -> rollout.revise(hour, "", "  "))
                        .problems())
                .extracting(Problem::path)
                .containsExactly("by", "why");
    }

    @Test
    void noStateIsRestoredThatDoesNotSayWhoDidIt() {
        RolloutMemory state = (RolloutMemory) rollout.state();
        List<Transition> transitions = new ArrayList<>(state.transitions());
        transitions.add(new Transition(Transition.Kind.PAUSED, NINE, 2, OptionalInt.empty(), "", ""));
        transitions.add(new Transition(Transition.Kind.RESUMED, TEN, 2, OptionalInt.empty(), "", ""));
        RolloutMemory blank = new RolloutMemory(
                state.plan(), state.startedAt(), state.applied(), transitions, state.calls(), state.metrics());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> RunningRollout.restore(rollout.plan(), rollout.policy(), blank))
                .withMessage("The state does not say who did what, and why:\n"
                        + "- paused at 9h: by: it is blank. Name who does it.\n"
                        + "- paused at 9h: why: it is blank. Say why.\n"
                        + "- resumed at 10h: by: it is blank. Name who does it.");
    }

    private List<String> problems(ThrowingCallable action) {
        TransitionException refused = catchThrowableOfType(TransitionException.class, action);
        return refused.problems().stream().map(Problem::path).toList();
    }
}

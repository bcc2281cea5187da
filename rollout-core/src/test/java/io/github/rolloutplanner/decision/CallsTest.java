package io.github.rolloutplanner.decision;

import static io.github.rolloutplanner.decision.CheckoutRollout.at;
import static io.github.rolloutplanner.decision.CheckoutRollout.hour;
import static io.github.rolloutplanner.decision.CheckoutRollout.hours;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.PersonCall;
import io.github.rolloutplanner.observation.PersonCall.Matter;
import io.github.rolloutplanner.observation.PersonCall.Subject;
import io.github.rolloutplanner.observation.TimeWindow;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each thing calls a person once. */
class CallsTest {
    private final RunningRollout rollout = hours(RunningRollout.start(CheckoutRollout.plan()), 0, 5, 0);
    private final RunningRollout mismatch =
            rollout.observe(Observation.assignmentCounts(TimeWindow.ofHours(0, 5), 1_300, 700));

    private static List<Matter> matters(RunningRollout rollout) {
        return rollout.calls().stream().map(call -> call.subject().matter()).toList();
    }

    @Test
    void aCallIsNewUntilItIsMade() {
        RunningRollout called = mismatch.called(at(5), "Kim");

        assertThat(mismatch.decide(at(5)).callsPerson()).isTrue();
        assertThat(mismatch.decide(at(5)).isNewCall()).isTrue();
        assertThat(called.decide(at(6)).callsPerson()).isTrue();
        assertThat(called.decide(at(6)).isNewCall()).isFalse();
        assertThat(called.calls())
                .containsExactly(new PersonCall(
                        at(5), 1, new Subject(Matter.SPLIT, Observation.ASSIGNMENT_COUNTS, Optional.of(at(5))), "Kim"));
        assertThat(called.called(at(6), "Kim")).isSameAs(called);
        assertThat(RunningRollout.restore(called.plan(), called.policy(), called.state()))
                .isEqualTo(called);
    }

    @Test
    void whatCallsNobodyIsNoNewCall() {
        assertThat(rollout.decide(at(5)).callsPerson()).isFalse();
        assertThat(rollout.decide(at(5)).isNewCall()).isFalse();
        assertThat(rollout.called(at(5), "Kim")).isSameAs(rollout);
    }

    @Test
    void somethingElseCallsAnew() {
        RunningRollout called = mismatch.called(at(5), "Kim");

        assertThat(called.decide(at(12))).isInstanceOfSatisfying(Decision.Hold.class, hold -> {
            assertThat(hold.isNewCall()).isTrue();
            assertThat(hold.newCalls()).isNotEmpty().allMatch(Wait.ForData.class::isInstance);
        });
        assertThat(matters(called.called(at(12), "Kim"))).contains(Matter.SPLIT, Matter.DATA);
    }

    @Test
    void aSourceThatFailsAgainCallsAgain() {
        RunningRollout silent = rollout.called(at(12), "Kim");
        RunningRollout back = hour(silent, 12, 0);

        assertThat(matters(silent)).containsOnly(Matter.DATA);
        assertThat(silent.decide(at(13)).isNewCall()).isFalse();
        assertThat(back.decide(at(13)).callsPerson()).isFalse();
        assertThat(back.decide(at(20)).isNewCall()).isTrue();
    }

    @Test
    void theNextPhaseCallsAnewAndForgets() {
        RunningRollout next = mismatch.called(at(5), "Kim").advanceAnyway(at(24), "Kim", "A test.");

        assertThat(next.decide(at(24)).isNewCall()).isTrue();
        assertThat(next.called(at(24), "Kim").calls())
                .extracting(PersonCall::phase)
                .containsOnly(2);
    }

    @ParameterizedTest
    @CsvSource({
        "0, PT1H, phase 0 was not reached. Give one from 1 to 2.",
        "7, PT48H, phase 7 was not reached. Give one from 1 to 2.",
        "2, PT23H, '23h is not in phase 2, which began at 24h.'",
        "1, PT-1H, which began at 0h.",
        "1, PT120000H, Give a time since the start of the rollout"
    })
    void aJournalCannotBringOneThatNobodyCanHaveMade(int phase, Duration time, String why) {
        RunningRollout next = mismatch.advanceAnyway(at(24), "Kim", "A test.");
        PersonCall call = new PersonCall(time, phase, new Subject(Matter.LENGTH, "", Optional.empty()), "Kim");

        assertThatExceptionOfType(TransitionException.class)
                .isThrownBy(() -> next.redo(call))
                .withMessageContaining(why)
                .satisfies(refused -> assertThat(refused.problems()).hasSize(1));
    }

    @Test
    void aJournalBringsThemFromTheFirstInstantToTheLast() {
        RunningRollout next = rollout.advanceAnyway(at(24), "Kim", "A test.");
        Subject subject = new Subject(Matter.LENGTH, "", Optional.empty());
        for (Duration time : List.of(at(24), Duration.ofDays(3_653))) {
            RunningRollout called = next.redo(new PersonCall(time, 2, subject, "Kim"));

            assertThat(RunningRollout.restore(called.plan(), called.policy(), called.state()))
                    .isEqualTo(called);
        }
    }

    @Test
    void noMoreThanSoManyAreRemembered() {
        Calls calls = new Calls(List.of());
        for (int hour = 0; hour < 100; hour++) {
            Duration since = Duration.ofHours(hour);
            calls = calls.with(new PersonCall(since, 1, new Subject(Matter.DATA, "Errors", Optional.of(since)), ""));
        }

        assertThat(calls.made()).hasSize(64);
        assertThat(calls.made().get(63).at()).isEqualTo(Duration.ofHours(99));
    }
}

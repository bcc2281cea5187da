package io.github.rolloutplanner.decision;

import static io.github.rolloutplanner.decision.CheckoutRollout.ERRORS;
import static io.github.rolloutplanner.decision.CheckoutRollout.at;
import static io.github.rolloutplanner.decision.CheckoutRollout.errors;
import static io.github.rolloutplanner.decision.CheckoutRollout.speed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.rolloutplanner.observation.Correction;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.reason.RolloutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RolloutHistoryTest {
    private static final RolloutPlan PLAN = CheckoutRollout.plan();
    private static final RunningRollout START = RunningRollout.start(PLAN);
    private static final int MOST = 200;

    private final List<RolloutEvent> events = new ArrayList<>();
    private RunningRollout rollout = START;

    private void happen(RolloutEvent event) {
        rollout = event.after(rollout);
        events.add(event);
    }

    private void observe(Observation observation) {
        happen(new RolloutEvent.Observed(observation));
    }

    private void hours(int from, int to, int moreErrors) {
        for (int hour = from; hour < to; hour++) {
            observe(errors(hour, 10 + moreErrors));
            observe(speed(hour, 50));
        }
    }

    private void done(RunningRollout after) {
        happen(new RolloutEvent.Done(after.transitions().get(after.transitions().size() - 1)));
    }

    private RolloutHistory told(long hour) {
        return RolloutHistory.of(START, events, at(hour));
    }

    private RolloutHistory remembered(long hour) {
        return RolloutHistory.remembered(rollout, at(hour));
    }

    private static GateStatus ofErrors(Look look) {
        return look.gates().stream()
                .filter(gate -> gate.metric().equals(ERRORS))
                .findFirst()
                .orElseThrow();
    }

    private static List<Duration> times(RolloutHistory history) {
        return history.looks().stream().map(Look::at).toList();
    }

    @Test
    void ofARolloutWithoutDataIsItsOneLookNow() {
        assertThat(told(0).looks()).containsExactly(START.decide(at(0)).look());
        assertThat(remembered(0)).isEqualTo(told(0));
    }

    @Test
    void hasALookWhereEachWindowEndsAndOneNow() {
        hours(0, 5, 0);

        assertThat(times(told(7))).containsExactly(at(1), at(2), at(3), at(4), at(5), at(7));
        assertThat(told(7).looks())
                .endsWith(rollout.decide(at(7)).look())
                .startsWith(CheckoutRollout.hours(START, 0, 1, 0).decide(at(1)).look());
    }

    @Test
    void looksBeforeAPhaseIsLeftAndOnInTheNextOne() {
        hours(0, 24, 0);
        Look last = rollout.decide(at(24)).look();
        done(rollout.advance(at(24)));
        hours(24, 26, 0);

        assertThat(told(26).of(1)).hasSize(24).endsWith(last);
        assertThat(told(26).of(2)).extracting(Look::at).containsExactly(at(25), at(26));
    }

    @Test
    void isRememberedAsItWasTold() {
        hours(0, 24, 0);
        done(rollout.advance(at(25)));
        hours(25, 40, 3);
        done(rollout.pause(at(40), "Kim", "Lunch."));

        assertThat(remembered(41)).isEqualTo(told(41));
    }

    @Test
    void ofARollbackCrossesItsThresholdWhereThatWasDecided() {
        hours(0, 3, 0);
        int hour = 3;
        while (!(rollout.decide(at(hour)) instanceof Decision.RollBack)) {
            hours(hour, hour + 1, 25);
            hour++;
        }
        done(rollout.rollBack(at(hour), "controller", "As decided."));

        for (RolloutHistory history : List.of(told(hour + 9), remembered(hour + 9))) {
            for (Look look : history.looks()) {
                GateStatus gate = ofErrors(look);
                assertThat(gate.evidence() >= gate.evidenceNeeded())
                        .as(look.at().toString())
                        .isEqualTo(look.at().compareTo(at(hour)) >= 0);
            }
            assertThat(times(history)).contains(at(hour), at(hour + 9));
        }
    }

    @Test
    void toldShowsLateDataWhereTheyCameAndRememberedWhereTheyBelong() {
        observe(errors(0, 10));
        observe(errors(2, 10));
        observe(errors(1, 100));

        assertThat(told(3).looks())
                .extracting(look -> ofErrors(look).treated().events())
                .containsExactly(10L, 120L);
        assertThat(remembered(3).looks())
                .extracting(look -> ofErrors(look).treated().events())
                .containsExactly(10L, 110L, 120L);
    }

    @Test
    void toldShowsWhatWasBelievedAndRememberedWhatIsRight() {
        hours(0, 2, 0);
        Observation right = errors(0, 12);
        Correction correction = rollout.revise(right, "Kim", "The query was wrong.")
                .corrections()
                .get(0);
        happen(new RolloutEvent.Corrected(correction));
        hours(2, 3, 0);

        assertThat(told(3).looks())
                .extracting(look -> ofErrors(look).treated().events())
                .containsExactly(10L, 22L, 32L);
        assertThat(remembered(3).looks())
                .extracting(look -> ofErrors(look).treated().events())
                .containsExactly(12L, 22L, 32L);
    }

    @Test
    void remembersCheckpointsOfCountersThatWereStartedAgain() {
        for (int hour = 1; hour < 5; hour++) {
            observe(checkpoint(0, hour));
        }
        Correction.Restarted restart = new Correction.Restarted(ERRORS, at(4), 1, "Kim", "Deployed.");
        happen(new RolloutEvent.Corrected(restart));
        observe(checkpoint(4, 5));
        observe(checkpoint(4, 6));

        assertThat(remembered(6)).isEqualTo(told(6));
        assertThat(remembered(6).looks())
                .extracting(look -> ofErrors(look).treated().observations())
                .containsExactly(1_000L, 2_000L, 3_000L, 4_000L, 5_000L, 6_000L);
    }

    private static Observation checkpoint(int from, int to) {
        long trials = 1_000L * (to - from);
        return Observation.cumulative(
                ERRORS,
                TimeWindow.ofHours(from, to),
                Sample.events(trials / 100, trials),
                Sample.events(trials / 100, trials));
    }

    @Test
    void remembersTheLatestWindowsOfALongRollout() {
        hours(0, 24, 0);
        done(rollout.advanceAnyway(at(24), "Kim", "It is a test."));
        hours(24, 100, 0);

        RolloutHistory whole = told(100);

        assertThat(whole.looks()).hasSize(100);
        assertThat(remembered(100).looks())
                .isEqualTo(whole.looks().subList(36, 100))
                .hasSize(64);
    }

    @Test
    void goesOnFromWhatItsStartRemembers() {
        hours(0, 20, 0);
        RunningRollout middle = rollout;
        List<RolloutEvent> later = events.subList(events.size(), events.size());
        assertThat(RolloutHistory.of(middle, later, at(20))).isEqualTo(told(20));

        int before = events.size();
        hours(20, 22, 0);
        assertThat(RolloutHistory.of(middle, events.subList(before, events.size()), at(22)))
                .isEqualTo(told(22));
    }

    @Test
    void ofManyEventsKeepsLooksThatAreSpreadOverTheTime() {
        hours(0, 24, 0);
        done(rollout.advanceAnyway(at(24), "Kim", "It is a test."));
        hours(24, 2_500, 0);

        RolloutHistory history = told(2_500);

        assertThat(events).hasSizeGreaterThanOrEqualTo(5_000);
        assertThat(history.looks()).hasSizeBetween(MOST - 2, MOST + 2);
        assertThat(history.of(1)).last().satisfies(look -> assertThat(look.at()).isEqualTo(at(24)));
        for (int next = 1; next < history.looks().size(); next++) {
            assertThat(times(history).get(next).minus(times(history).get(next - 1)))
                    .isLessThanOrEqualTo(at(2 * 2_500 / MOST));
        }
    }

    @Test
    void refusesATimeBeforeWhatIsKnown() {
        hours(0, 3, 0);

        assertThatExceptionOfType(TransitionException.class).isThrownBy(() -> told(2));
        assertThatExceptionOfType(TransitionException.class).isThrownBy(() -> remembered(2));
    }

    @Test
    void tellsTheEffectsAtEachLook() {
        hours(0, 5, 0);
        RolloutHistory history = told(5);

        assertThat(history.effects())
                .hasSameSizeAs(history.looks())
                .isEqualTo(remembered(5).effects());
        assertThat(history.effects().get(4)).isNotEmpty().isEqualTo(rollout.effects(at(5)));
        assertThat(history.effects().get(0))
                .isNotEmpty()
                .isNotEqualTo(history.effects().get(4));
        assertThat(new RolloutHistory(history.looks()).effects()).hasSize(5).allMatch(List::isEmpty);
        assertThatExceptionOfType(RolloutException.InvalidValue.class)
                .isThrownBy(() -> new RolloutHistory(history.looks(), List.of()))
                .withMessage("A history of 5 looks has effects of 0. Give a list for each look; it may be empty.");
    }

    @Test
    void ofManyLooksSomeTellTheEffects() {
        hours(0, 120, 0);
        RolloutHistory history = told(120);
        List<List<GateEffect>> known =
                history.effects().stream().filter(list -> !list.isEmpty()).toList();

        assertThat(history.looks()).hasSize(120);
        assertThat(known).hasSizeBetween(25, 50);
        assertThat(history.effects().get(119)).isNotEmpty();
    }
}

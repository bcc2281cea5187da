package io.github.rolloutplanner.decision;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.rolloutplanner.ChangeDraft;
import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.experiment.ExperimentRequest;
import io.github.rolloutplanner.experiment.ExperimentRequest.Spending;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.observation.InvalidObservationException;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.PersonCall;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.reason.Problem;
import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.strategy.PhasePurpose;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What promotes past an experiment is its read-out. */
class ExperimentDecisionTest {
    private static final String SALES = "Sales";
    private static final String VISITS = "Visits";
    private static final String ERRORS = "Errors";
    private static final ExperimentRequest TEN_PERCENT = ExperimentRequest.changing(SALES, percent(10));
    private static final RolloutPlan ONE_LOOK = plan(TEN_PERCENT);
    private static final RolloutPlan FOUR_LOOKS = plan(TEN_PERCENT.withLooks(4, Spending.OBRIEN_FLEMING));
    private static final long USERS = 40_000;

    private static RolloutPlan plan(ExperimentRequest request) {
        return draft(request).plan();
    }

    private static ChangeDraft draft(ExperimentRequest request) {
        return RolloutPlanner.forChange("Short form")
                .behavioral("The form has three fields")
                .population(Population.ofUsersPerDay(9_000))
                .experiment(request)
                .success(Metric.conversion(SALES, percent(10)));
    }

    private static RunningRollout inExperiment(RolloutPlan plan) {
        RunningRollout rollout = RunningRollout.start(plan);
        while (rollout.phase().purpose() != PhasePurpose.EXPERIMENT) {
            rollout = rollout.advanceAnyway(rollout.since(), "Ada", "straight to the test");
        }
        return rollout;
    }

    private static Duration planned(RunningRollout rollout) {
        return rollout.since().plus(rollout.phase().soak().orElseThrow());
    }

    private static Duration firstLook(RunningRollout rollout) {
        return rollout.since()
                .plusDays(
                        rollout.plan().experiment().orElseThrow().looks().get(0).day());
    }

    private static RunningRollout counted(
            RunningRollout rollout, String metric, Duration at, long treated, long control) {
        return rollout.observe(Observation.cumulative(
                metric,
                new TimeWindow(rollout.since(), at),
                Sample.events(treated, USERS),
                Sample.events(control, USERS)));
    }

    private static RunningRollout sold(RunningRollout rollout, Duration at, long treated) {
        return counted(rollout, SALES, at, treated, USERS / 10);
    }

    private static List<String> rules(Decision decision) {
        return decision.reasons().stream().map(Reason::rule).toList();
    }

    private static void assertNothingIsConfirmed(RunningRollout rollout, Duration at) {
        assertThatExceptionOfType(TransitionException.class)
                .isThrownBy(() -> Rollouts.confirmed(rollout, at))
                .withMessageStartingWith("Nothing is to be confirmed in '")
                .withMessageEndingWith(" To overrule it, use advanceAnyway(..).");
    }

    @Nested
    class MidPhase {
        private final RunningRollout running = inExperiment(ONE_LOOK);
        private final Duration midway = planned(running).minusDays(3);

        @Test
        void aLookHasNoReadOutFromWhichNothingFollows() {
            RunningRollout better = sold(running, midway, 5_000);

            assertThat(look(better, midway).readOut()).isEmpty();
            assertThat(better.readOut(midway))
                    .hasValueSatisfying(shown -> assertThat(shown.recommendation())
                            .isEqualTo(ExperimentReadOut.Recommendation.KEEP_RUNNING));
            assertThat(look(sold(running, planned(running), 5_000), planned(running))
                            .readOut())
                    .isPresent();
        }

        /** Without the others nothing can be read out at the end, however many users there were. */
        @Test
        void whatIsReadOutComesWithItsControlGroup() {
            TimeWindow hour = new TimeWindow(running.since(), running.since().plusHours(1));
            Observation alone = Observation.increment(SALES, hour, Sample.events(10, 100));

            assertThatExceptionOfType(InvalidObservationException.class)
                    .isThrownBy(() -> running.observe(alone))
                    .satisfies(refused -> assertThat(refused.problems())
                            .extracting(Problem::path)
                            .containsExactly("control"));
            assertThat(running.feeds(hour.end()))
                    .filteredOn(feed -> feed.metric().equals(SALES))
                    .singleElement()
                    .satisfies(feed -> assertThat(feed.needsControl()).isTrue());
        }

        @Test
        void whatSpeaksAgainstItIsReadAtOnce() {
            RunningRollout uneven = twice(running, 36_000);

            assertThat(look(uneven, midway).readOut())
                    .hasValueSatisfying(shown ->
                            assertThat(shown.recommendation()).isEqualTo(ExperimentReadOut.Recommendation.NONE));
            assertThat(rules(uneven.decide(midway))).contains("hold.split");
        }

        private RunningRollout twice(RunningRollout rollout, long treated) {
            return rollout.observe(assigned(midway.minusHours(1), treated)).observe(assigned(midway, treated));
        }

        private Observation assigned(Duration until, long treated) {
            return Observation.cumulative(
                    SALES,
                    new TimeWindow(running.since(), until),
                    Sample.events(treated / 10, treated),
                    Sample.events(USERS / 10, USERS));
        }
    }

    private static Look look(RunningRollout rollout, Duration at) {
        return rollout.decide(at).look();
    }

    @Nested
    class AtItsEnd {
        private final RunningRollout running = inExperiment(ONE_LOOK);
        private final Duration end = planned(running);

        @Test
        void whatShipsWaitsForItsSignOffAndThenAdvances() {
            RunningRollout better = sold(running, end, 5_000);

            assertThat(better.decide(end))
                    .isInstanceOfSatisfying(
                            Decision.Hold.class,
                            hold -> assertThat(hold.waits())
                                    .singleElement()
                                    .isInstanceOfSatisfying(Wait.ForApproval.class, wait -> {
                                        assertThat(wait.callsPerson()).isTrue();
                                        assertThat(wait.readOut()).isPresent();
                                    }));
            Decision decision = Rollouts.confirmed(better, end).decide(end);
            assertThat(decision).isInstanceOf(Decision.Advance.class);
            assertThat(rules(decision)).contains("advance.approved", "advance.read-out", "advance.soaked");
        }

        @Test
        void whatIsNotBetterHoldsAndCallsWhoeverDecides() {
            RunningRollout same = sold(running, end, 4_000);

            assertThat(same.decide(end).isNewCall()).isTrue();
            assertThat(rules(same.decide(end))).contains("hold.do-not-ship");
            assertThat(same.called(end, "Kim").calls())
                    .extracting(call -> call.subject().matter())
                    .containsExactly(PersonCall.Matter.READ_OUT);
            assertThat(same.called(end, "Kim").decide(end).isNewCall()).isFalse();
            assertNothingIsConfirmed(same, end);
            assertThat(same.advanceAnyway(end, "Kim", "It is simpler, and does no harm.")
                            .phase()
                            .number())
                    .isGreaterThan(same.phase().number());
        }

        @Test
        void whatWasNotMeasuredHoldsAndCallsLongBeforeTheEnd() {
            Duration late =
                    running.since().plus(running.phase().soak().orElseThrow().multipliedBy(2));

            Duration firstDay = running.since().plusHours(23);

            assertThat(rules(running.decide(firstDay))).contains("hold.data");
            assertThat(running.decide(firstDay).callsPerson()).isFalse();
            assertThat(running.decide(firstDay.plusHours(2)).callsPerson()).isTrue();
            assertThat(rules(running.decide(end))).contains("hold.read-out", "hold.data");
            assertNothingIsConfirmed(running, late);
        }
    }

    @Nested
    class BeforeItsEnd {
        private final RunningRollout running = inExperiment(FOUR_LOOKS);
        private final Duration look = firstLook(running);

        @Test
        void aSignOffIsTooEarly() {
            assertNothingIsConfirmed(running, running.since());
        }

        @Test
        void theNextLookIsWaitedFor() {
            assertThat(((Decision.Hold) running.decide(running.since())).waits())
                    .filteredOn(Wait.ForReadOut.class::isInstance)
                    .singleElement()
                    .satisfies(wait -> assertThat(wait.until()).contains(look));
        }

        @Test
        void whatShipsAtALookEndsIt() {
            RunningRollout better = sold(running, look, 6_000);

            assertThat(rules(better.decide(look))).containsExactly("hold.approval");
            RunningRollout confirmed = Rollouts.confirmed(better, look);
            assertThat(rules(confirmed.decide(look)))
                    .contains("advance.read-out", "advance.early")
                    .doesNotContain("advance.soaked");
            assertThat(confirmed.advance(look).phase().number())
                    .isGreaterThan(running.phase().number());
        }

        /** Between two looks nothing is read out; what people confirmed at one stays confirmed. */
        @Test
        void whatWasConfirmedAtALookStaysSo() {
            RunningRollout confirmed = Rollouts.confirmed(sold(running, look, 6_000), look);
            Duration later = look.plusHours(5);

            assertThat(sold(confirmed, later, 6_000).decide(later)).isInstanceOf(Decision.Advance.class);
            assertThat(rules(sold(sold(running, look, 6_000), later, 6_000).decide(later)))
                    .contains("hold.read-out", "hold.soak", "hold.approval");
        }

        @Test
        void whatIsWorseAtALookIsNotRunToTheEnd() {
            Decision decision = sold(running, look, 2_000).decide(look);

            assertThat(rules(decision)).contains("hold.do-not-ship").doesNotContain("hold.soak");
            assertThat(decision.isNewCall()).isTrue();
        }

        @Test
        void whatIsUnclearAtALookGoesOn() {
            Decision decision = sold(running, look, 4_050).decide(look);

            assertThat(rules(decision)).contains("hold.read-out", "hold.soak");
            assertThat(decision.callsPerson()).isFalse();
        }
    }

    @Nested
    class OnBrokenGround {

        @Test
        void nothingShipsWhereASuccessMetricIsDead() {
            RunningRollout running = inExperiment(draft(TEN_PERCENT)
                    .success(Metric.conversion(VISITS, percent(30)))
                    .plan());
            Duration end = planned(running);
            RunningRollout better = sold(running, end, 5_000);

            assertThat(counted(better, VISITS, end, 12_000, 12_000)
                            .readOut(end)
                            .orElseThrow()
                            .recommendation())
                    .isEqualTo(ExperimentReadOut.Recommendation.SHIP);
            assertThat(counted(better, VISITS, end, 0, 0).readOut(end)).hasValueSatisfying(shown -> {
                assertThat(shown.recommendation()).isEqualTo(ExperimentReadOut.Recommendation.NONE);
                assertThat(shown.reasons()).extracting(Reason::rule).containsExactly("read-out.lifeless");
            });
            assertThat(rules(counted(better, VISITS, end, 0, 0).decide(end))).contains("hold.no-read-out");
        }

        /** The only one: that nothing is better is no finding against the treatment. */
        @Test
        void aDeadSuccessMetricIsNotHeldAgainstTheTreatment() {
            RunningRollout running = inExperiment(draft(TEN_PERCENT).plan());
            Duration end = planned(running);

            assertThat(counted(running, SALES, end, 0, 0).readOut(end)).hasValueSatisfying(shown -> {
                assertThat(shown.recommendation()).isEqualTo(ExperimentReadOut.Recommendation.NONE);
                assertThat(shown.reasons()).extracting(Reason::rule).containsExactly("read-out.lifeless");
            });
        }

        /** Of a metric that is hardly ever anything, none is no surprise. */
        @Test
        void aRareEventThatDidNotComeIsNoDoubt() {
            RunningRollout running = inExperiment(draft(TEN_PERCENT)
                    .success(Metric.conversion(VISITS, percent(0.005)))
                    .plan());
            Duration end = planned(running);

            assertThat(counted(sold(running, end, 5_000), VISITS, end, 0, 0)
                            .readOut(end)
                            .orElseThrow()
                            .recommendation())
                    .isEqualTo(ExperimentReadOut.Recommendation.SHIP);
        }

        @Test
        void nothingShipsWhileBothGroupsAreBeyondALimit() {
            RunningRollout running = inExperiment(draft(TEN_PERCENT)
                    .guardrail(Metric.errorRate(ERRORS, percent(1)))
                    .plan());
            Duration end = planned(running);
            RunningRollout better = sold(running, end, 5_000);

            assertThat(counted(better, ERRORS, end, 400, 400)
                            .readOut(end)
                            .orElseThrow()
                            .recommendation())
                    .isEqualTo(ExperimentReadOut.Recommendation.SHIP);
            assertThat(counted(better, ERRORS, end, 800, 800).readOut(end)).hasValueSatisfying(shown -> {
                assertThat(shown.recommendation()).isEqualTo(ExperimentReadOut.Recommendation.NONE);
                assertThat(shown.reasons()).extracting(Reason::rule).containsExactly("read-out.shared");
            });
        }
    }
}

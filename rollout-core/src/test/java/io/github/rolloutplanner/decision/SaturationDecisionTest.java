package io.github.rolloutplanner.decision;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.rolloutplanner.ChangeDraft;
import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Delivery;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.metric.Baseline;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.observation.InvalidObservationException;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A resource while the rollout runs, on traffic as it is: days, spikes, leaks, restarts, gaps. */
class SaturationDecisionTest {
    private static final String CPU = "CPU";
    private static final int HOURS = 48;
    private static final Metric METRIC = Metric.saturation(CPU, percent(60)).mustStayBelow(percent(80));

    private static ChangeDraft draft(Delivery delivery) {
        return RolloutPlanner.forChange("Search by meaning")
                .touching(Trait.CRITICAL_PATH)
                .deliveredBy(delivery)
                .population(Population.ofUsersPerDay(120_000).withRequestsPerDay(2_400_000))
                .ladder(Step.of("Tenth", 10, Duration.ofHours(HOURS)), Step.last("All"));
    }

    private static final RolloutPlan SHARED =
            draft(Delivery.featureFlag()).guardrail(METRIC).plan();
    private static final RolloutPlan PROJECTED = draft(Delivery.featureFlag())
            .guardrail(METRIC.withBaseline(Baseline.within(percent(10))))
            .plan();
    private static final RolloutPlan FLEET =
            draft(Delivery.fleet(1_000)).guardrail(METRIC).plan();

    private static Observation reading(int hour, double value) {
        return Observation.increment(CPU, TimeWindow.ofHours(hour, hour + 1), Sample.reading(value));
    }

    private static Observation reading(int hour, double value, double control) {
        return Observation.increment(
                CPU, TimeWindow.ofHours(hour, hour + 1), Sample.reading(value), Sample.reading(control));
    }

    /** The decision after so many hours, each with a reading. */
    private static Decision after(RolloutPlan plan, int hours, IntToDoubleFunction value) {
        RunningRollout rollout = RunningRollout.start(plan);
        for (int hour = 0; hour < hours; hour++) {
            rollout = rollout.observe(reading(hour, value.applyAsDouble(hour)));
        }
        return rollout.decide(Duration.ofHours(hours));
    }

    private static double day(int hour) {
        return 58 + 12 * Math.sin(2 * Math.PI * hour / 24);
    }

    @Nested
    class ToTheEnd {
        /** The guardrail that is read and the one that is counted, as healthy as before. */
        private static RunningRollout healthy(RunningRollout rollout, int from, int to) {
            RunningRollout next = rollout;
            for (int hour = from; hour < to; hour++) {
                next = next.observe(reading(hour, day(hour)));
            }
            return next;
        }

        @Test
        void aHealthyResourceCompletesTheRollout() {
            RunningRollout rollout = healthy(RunningRollout.start(SHARED), 0, HOURS);
            rollout = rollout.advance(Duration.ofHours(HOURS));
            int bake = (int) SHARED.timeline().bake().length().orElseThrow().toHours();
            rollout = healthy(rollout, HOURS, HOURS + bake);

            for (Gate gate : rollout.pendingApprovals()) {
                rollout = rollout.approve(Duration.ofHours(HOURS + bake), gate, "Kim");
            }
            assertThat(rollout.decide(Duration.ofHours(HOURS + bake))).isInstanceOf(Decision.Complete.class);
        }

        @Test
        void whatIsSaidIsOfReadings() {
            assertThat(after(SHARED, 3, hour -> 100).toString())
                    .contains("CPU was beyond its limit (80%) in 3 readings in a row");
            assertThat(after(SHARED, 2, hour -> 60).toString()).doesNotContain("evidence");
            assertThat(after(SHARED, HOURS, SaturationDecisionTest::day).toString())
                    .doesNotContain("evidence");
            assertThat(after(SHARED, 6, hour -> 79).toString())
                    .contains("CPU was beyond its gate (78.4%) in 3 readings in a row, and a person has to decide");
            assertThat(RunningRollout.start(SHARED).feeds(Duration.ZERO))
                    .anyMatch(feed -> feed.toString().contains("Give one reading of the window in %"));
        }
    }

    @Nested
    class AcrossPhases {
        private static final RolloutPlan SIGNAL =
                draft(Delivery.featureFlag()).signal(METRIC).plan();
        private static final RolloutPlan SHORT = RolloutPlanner.forChange("Search by meaning")
                .owner("A")
                .guardrail(METRIC)
                .ladder(Step.of("a", 5, Duration.ofHours(3)), Step.of("b", 25, Duration.ofHours(3)), Step.last("All"))
                .plan();

        @Test
        void aSignalRecovers() {
            assertThat(after(SIGNAL, 6, hour -> 79)).isInstanceOf(Decision.Hold.class);
            assertThat(after(SIGNAL, HOURS, hour -> hour < 3 ? 79 : 50)).isInstanceOf(Decision.Advance.class);
        }

        @Test
        void aGuardrailBeyondItsGateRecovers() {
            assertThat(after(SHARED, HOURS, hour -> hour < 6 ? 79 : 50)).isInstanceOf(Decision.Advance.class);
            assertThat(after(SHARED, HOURS, hour -> hour < HOURS - 3 ? 50 : 79)).isInstanceOf(Decision.Hold.class);
        }

        @Test
        void aRowGoesOnThroughAPromotion() {
            RunningRollout rollout = RunningRollout.start(SHORT);
            for (int hour = 0; hour < 3; hour++) {
                rollout = rollout.observe(reading(hour, hour == 0 ? 50 : 99));
            }
            rollout = rollout.advanceAnyway(Duration.ofHours(3), "A", "in a hurry")
                    .observe(reading(3, 99));

            assertThat(rollout.decide(Duration.ofHours(4)))
                    .isInstanceOfSatisfying(
                            Decision.RollBack.class,
                            back -> assertThat(back.toString())
                                    .contains("3 readings in a row until 4 hours after the start"));
            assertThat(RunningRollout.restore(SHORT, rollout.policy(), rollout.state())
                            .decide(Duration.ofHours(4)))
                    .isInstanceOf(Decision.RollBack.class);
        }
    }

    @Nested
    class Unusable {
        @Test
        void isAFractionInPlaceOfAPercentage() {
            assertThatExceptionOfType(InvalidObservationException.class)
                    .isThrownBy(() -> RunningRollout.start(SHARED).observe(reading(0, 0.6)))
                    .withMessageContaining(
                            "0.6 is 100 times as small as the baseline of 60%, which looks like another unit");
        }

        @Test
        void isWhatIsBelowZero() {
            assertThatExceptionOfType(InvalidObservationException.class)
                    .isThrownBy(() -> RunningRollout.start(SHARED).observe(reading(0, -5)))
                    .withMessageContaining("a reading of -5.0 is below zero");
        }

        @Test
        void isNotAnEmptyQueue() {
            RolloutPlan queue = draft(Delivery.featureFlag())
                    .guardrail(Metric.saturation("Queue", Quantity.of(10_000, "messages")))
                    .plan();

            assertThatCode(() -> RunningRollout.start(queue)
                            .observe(Observation.increment("Queue", TimeWindow.ofHours(0, 1), Sample.reading(3))))
                    .doesNotThrowAnyException();
        }
    }

    @Nested
    class OnSharedHosts {
        @Test
        void aDailyCycleIsPromoted() {
            assertThat(after(SHARED, HOURS, SaturationDecisionTest::day)).isInstanceOf(Decision.Advance.class);
        }

        @Test
        void aSpikeOfOneWindowOrTwoIsPromoted() {
            assertThat(after(SHARED, HOURS, hour -> hour == 20 ? 100 : day(hour)))
                    .isInstanceOf(Decision.Advance.class);
            assertThat(after(SHARED, HOURS, hour -> hour == 20 || hour == 21 ? 100 : day(hour)))
                    .isInstanceOf(Decision.Advance.class);
        }

        @Test
        void aTotalFailureIsSeenAfterThreeReadings() {
            assertThat(after(SHARED, 2, hour -> 100)).isInstanceOf(Decision.Hold.class);
            assertThat(after(SHARED, 3, hour -> 100))
                    .isInstanceOf(Decision.RollBack.class)
                    .asString()
                    .contains("CPU", "80%", "3 readings in a row", "100 on average of 3");
        }

        @Test
        void theLimitItselfIsKept() {
            assertThat(after(PROJECTED, 5, hour -> 80)).isNotInstanceOf(Decision.RollBack.class);
            assertThat(after(PROJECTED, 5, hour -> 80.01)).isInstanceOf(Decision.RollBack.class);
        }

        @Test
        void aSlowLeakHoldsAndThenRollsBack() {
            IntToDoubleFunction leak = hour -> 60 + hour / 2.0;

            assertThat(after(SHARED, 30, leak))
                    .isInstanceOfSatisfying(
                            Decision.Hold.class,
                            hold -> assertThat(hold.callsPerson()).isFalse());
            assertThat(after(SHARED, 42, leak))
                    .isInstanceOfSatisfying(
                            Decision.Hold.class,
                            hold -> assertThat(hold.callsPerson()).isTrue());
            assertThat(after(SHARED, 44, leak)).isInstanceOf(Decision.RollBack.class);
        }

        @Test
        void aRestartToZeroIsNoImprovementThatWouldHideWhatFollows() {
            assertThat(after(SHARED, HOURS, hour -> hour == 10 ? 0 : day(hour))).isInstanceOf(Decision.Advance.class);
            assertThat(after(SHARED, 12, hour -> hour < 6 ? 0 : 95)).isInstanceOf(Decision.RollBack.class);
            assertThat(after(SHARED, 12, hour -> hour % 3 == 2 ? 0 : 95)).isInstanceOf(Decision.Hold.class);
        }

        /** A rise of 8 at 10% is one of 80 at 100%. */
        @Test
        void aRiseThatFitsNowAndNotAtFullPercentageHoldsAndCalls() {
            assertThat(after(PROJECTED, HOURS, hour -> 65)).isInstanceOf(Decision.Advance.class);
            assertThat(after(PROJECTED, HOURS, hour -> 68))
                    .isInstanceOfSatisfying(
                            Decision.Hold.class,
                            hold -> assertThat(hold.callsPerson()).isTrue());
            assertThat(after(SHARED, HOURS, hour -> 68)).isInstanceOf(Decision.Advance.class);
        }

        @Test
        void missingWindowsHideNothing() {
            RunningRollout rollout = RunningRollout.start(SHARED);
            for (int hour : new int[] {0, 3, 7}) {
                rollout = rollout.observe(reading(hour, 97));
            }

            assertThat(rollout.decide(Duration.ofHours(8))).isInstanceOf(Decision.RollBack.class);
        }

        @Test
        void noDataHoldAndCall() {
            RunningRollout rollout = RunningRollout.start(SHARED).observe(reading(0, 60));

            assertThat(rollout.decide(Duration.ofHours(HOURS)))
                    .isInstanceOfSatisfying(
                            Decision.Hold.class,
                            hold -> assertThat(hold.callsPerson()).isTrue());
        }

        @Test
        void theSameReadingTwiceChangesNothing() {
            RunningRollout once = RunningRollout.start(SHARED).observe(reading(0, 97));

            assertThat(once.observe(reading(0, 97))).isEqualTo(once);
        }
    }

    @Nested
    class OnHostsOfTheirOwn {
        private Decision after(int hours, IntToDoubleFunction treated, IntToDoubleFunction control) {
            RunningRollout rollout = RunningRollout.start(FLEET);
            for (int hour = 0; hour < hours; hour++) {
                rollout = rollout.observe(reading(hour, treated.applyAsDouble(hour), control.applyAsDouble(hour)));
            }
            return rollout.decide(Duration.ofHours(hours));
        }

        @Test
        void whatAllHostsShowIsNotTheChange() {
            assertThat(after(HOURS, hour -> 79, hour -> 78)).isInstanceOf(Decision.Advance.class);
        }

        @Test
        void whatOnlyHostsWithTheChangeShowIs() {
            assertThat(after(HOURS, hour -> 79.9, hour -> 60))
                    .isInstanceOfSatisfying(
                            Decision.Hold.class,
                            hold -> assertThat(hold.callsPerson()).isTrue());
        }

        /** The plan publishes the limit of its owner, whoever shares the resource. */
        @Test
        void aStatedLimitStandsByItself() {
            assertThat(after(5, hour -> 95, hour -> 95)).isInstanceOf(Decision.RollBack.class);
        }

        @Test
        void aLimitOfThePolicyIsADistanceFromTheOthers() {
            RolloutPlan plan = draft(Delivery.fleet(1_000))
                    .guardrail(Metric.saturation(CPU, Quantity.of(40, "messages")))
                    .plan();
            RunningRollout shared = RunningRollout.start(plan);
            RunningRollout alone = RunningRollout.start(plan);
            for (int hour = 0; hour < 5; hour++) {
                shared = shared.observe(reading(hour, 95, 95));
                alone = alone.observe(reading(hour, 95, 40));
            }

            assertThat(shared.decide(Duration.ofHours(5))).isNotInstanceOf(Decision.RollBack.class);
            assertThat(alone.decide(Duration.ofHours(5))).isInstanceOf(Decision.RollBack.class);
        }
    }

    @Nested
    class BadInput {
        private void refused(Observation observation, String... words) {
            assertThatExceptionOfType(InvalidObservationException.class)
                    .isThrownBy(() -> RunningRollout.start(SHARED).observe(observation))
                    .withMessageContainingAll(words);
        }

        @Test
        void isManyNumbersAsOneReading() {
            refused(
                    Observation.increment(CPU, TimeWindow.ofHours(0, 1), Sample.moments(60, 97, 2)),
                    "Sample.reading(..)");
            refused(Observation.increment(CPU, TimeWindow.ofHours(0, 1), Sample.events(1, 2)), "Sample.reading(..)");
        }

        @Test
        void isASumOfReadings() {
            refused(
                    Observation.cumulative(CPU, TimeWindow.ofHours(0, 1), Sample.reading(97)),
                    "cumulative",
                    "Give increments.");
        }

        @Test
        void isNoNumber() {
            refused(reading(0, Double.NaN), "NaN is no number");
        }
    }

    /** Swings of nearly a third of the way to the gate, of which nine tenths are left an hour later. */
    private static int held(double level, int rollouts) {
        int held = 0;
        for (int seed = 0; seed < rollouts; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            double[] swing = {random.nextGaussian()};
            Decision decision = after(SHARED, HOURS, hour -> {
                swing[0] = 0.9 * swing[0] + Math.sqrt(1 - 0.81) * random.nextGaussian();
                return level + 6 * swing[0];
            });
            held += decision instanceof Decision.Advance ? 0 : 1;
        }
        return held;
    }

    @Test
    void swingsOfAHealthyResourceHoldFewRollouts() {
        assertThat(held(60, 200)).isLessThanOrEqualTo(10);
    }

    @Test
    void aResourceThatStaysFullIsSeenInNearlyAll() {
        assertThat(held(85, 200)).isGreaterThanOrEqualTo(198);
    }
}

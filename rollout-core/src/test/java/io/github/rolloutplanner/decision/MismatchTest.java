package io.github.rolloutplanner.decision;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.observation.Transition;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Groups whose sizes are not those of the plan: beside each other, and beside the population. */
class MismatchTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final RolloutPlan PLAN = plan(10_000);

    private static RolloutPlan plan(long usersPerDay) {
        return RolloutPlanner.forChange("Meter readings")
                .behavioral("x")
                .population(Population.ofUsersPerDay(usersPerDay).withRequestsPerDay(20 * usersPerDay))
                .ladder(Step.of("First", 5, DAY), Step.of("Second", 25, DAY), Step.last("All"))
                .guardrail(Metric.errorRate("Errors", percent(1)))
                .plan();
    }

    private static RunningRollout inSecondPhase(RunningRollout rollout) {
        return rollout.advanceAnyway(DAY, "Kim", "A test.");
    }

    private static Observation counts(long fromHour, long toHour, long treated, long control) {
        return Observation.assignmentCounts(TimeWindow.ofHours(fromHour, toHour), treated, control);
    }

    private static Decision.Hold hold(RunningRollout rollout, long hours) {
        return (Decision.Hold) rollout.decide(Duration.ofHours(hours));
    }

    private static List<Wait> mismatches(RunningRollout rollout, long hours) {
        return hold(rollout, hours).waits().stream()
                .filter(wait -> wait instanceof Wait.ForSplit || wait instanceof Wait.ForExposure)
                .toList();
    }

    @Nested
    class BesideThePopulation {
        private final RunningRollout rollout = RunningRollout.start(PLAN);

        @Test
        void eightTimesThePlanHoldsAndCallsAPerson() {
            RunningRollout over = rollout.observe(counts(0, 24, 4_000, 4_000));

            assertThat(hold(over, 24).callsPerson()).isTrue();
            assertThat(mismatches(over, 24)).singleElement().isInstanceOfSatisfying(Wait.ForExposure.class, wait -> {
                assertThat(wait.plannedUsers()).isEqualTo(500);
                assertThat(wait.reason().rule()).isEqualTo("hold.exposure");
                assertThat(wait.reason().sentence())
                        .isEqualTo(
                                "4,000 users are exposed after 1 day, 8 times the 500 that the plan says for First (5%)."
                                        + " Check the percentage that is live.");
            });
        }

        @Test
        void aPopulationThatIsAnEstimateMayBeTwiceAsLarge() {
            assertThat(mismatches(rollout.observe(counts(0, 24, 1_000, 1_000)), 24))
                    .isEmpty();
            assertThat(mismatches(rollout.observe(counts(0, 24, 1_040, 1_000)), 24))
                    .isEmpty();
        }

        @Test
        void aBusyHourIsNoDay() {
            assertThat(mismatches(rollout.observe(counts(9, 10, 300, 300)), 10)).isEmpty();
            assertThat(mismatches(rollout.observe(counts(9, 10, 4_000, 4_000)), 10))
                    .singleElement()
                    .isInstanceOf(Wait.ForExposure.class);
        }

        @Test
        void aSecondDayAddsUp() {
            RunningRollout twoDays = rollout.observe(counts(0, 24, 900, 900)).observe(counts(24, 48, 900, 900));

            assertThat(mismatches(twoDays, 48)).isEmpty();
        }

        @Test
        void isAcknowledgedAndFoundAgainWhereItIsWorse() {
            RunningRollout known = inSecondPhase(rollout.observe(counts(0, 24, 4_000, 4_000))
                    .acknowledgeMismatch(DAY, "Kim", "The population is larger."));

            assertThat(mismatches(known.observe(counts(24, 48, 20_000, 20_000)), 48))
                    .isEmpty();
            assertThat(mismatches(known.observe(counts(24, 48, 40_000, 40_000)), 48))
                    .singleElement()
                    .isInstanceOf(Wait.ForExposure.class);
        }
    }

    @Nested
    class BesideEachOther {
        private final RunningRollout rollout = RunningRollout.start(plan(1_000_000));

        @Test
        void allOthersIsAControlGroupOverTheWholeRamp() {
            for (DecisionPolicy policy : List.of(
                    DecisionPolicy.standard(), DecisionPolicy.standard().withControlGroup(ControlGroup.allOthers()))) {
                RunningRollout ramp = inSecondPhase(
                                RunningRollout.start(plan(1_000_000), policy).observe(counts(0, 24, 10_000, 190_000)))
                        .observe(counts(24, 48, 50_000, 150_000));

                assertThat(mismatches(ramp, 48)).isEmpty();
            }
        }

        @Test
        void aControlGroupThatIsSaidHasItsSize() {
            DecisionPolicy equal = DecisionPolicy.standard().withControlGroup(ControlGroup.equalSize());
            DecisionPolicy rest = DecisionPolicy.standard().withControlGroup(ControlGroup.allOthers());
            RolloutPlan plan = plan(1_000_000);

            assertThat(mismatches(RunningRollout.start(plan, equal).observe(counts(0, 24, 10_000, 190_000)), 24))
                    .hasSize(1);
            assertThat(mismatches(RunningRollout.start(plan, rest).observe(counts(0, 24, 10_000, 10_000)), 24))
                    .hasSize(1);
        }

        @Test
        void oneReadingHoldsForAllPhases() {
            RunningRollout ramp = inSecondPhase(rollout.observe(counts(0, 24, 10_000, 10_000)))
                    .observe(counts(24, 48, 50_000, 150_000));

            assertThat(mismatches(ramp, 48)).singleElement().isInstanceOf(Wait.ForSplit.class);
        }

        @Test
        void oneTornSnapshotIsNone() {
            RunningRollout torn = rollout.observe(checkpoint(12, 9_000, 6_000));

            assertThat(mismatches(torn, 12)).isEmpty();
            assertThat(mismatches(torn.observe(checkpoint(24, 18_000, 18_100)), 24))
                    .isEmpty();
            assertThat(mismatches(torn.observe(checkpoint(24, 18_000, 12_000)), 24))
                    .hasSize(1);
        }

        private Observation checkpoint(long hours, long treated, long control) {
            return Observation.cumulative(
                    Observation.ASSIGNMENT_COUNTS,
                    TimeWindow.ofHours(0, hours),
                    Sample.events(0, treated),
                    Sample.events(0, control));
        }

        @Test
        void isAcknowledgedByAPersonWithAReason() {
            RunningRollout known = rollout.observe(counts(0, 12, 10_000, 9_000))
                    .acknowledgeMismatch(Duration.ofHours(12), "Kim", "Bots are left out of one group.");

            assertThat(mismatches(known.observe(counts(12, 24, 10_000, 8_800)), 24))
                    .isEmpty();
            assertThat(known.transitions())
                    .containsExactly(new Transition(
                            Transition.Kind.ACKNOWLEDGED,
                            Duration.ofHours(12),
                            1,
                            OptionalInt.empty(),
                            "Kim",
                            "Bots are left out of one group."));
            assertThat(RunningRollout.restore(known.plan(), known.policy(), known.state()))
                    .isEqualTo(known);
        }

        @Test
        void isCompletedByDataOfAnEarlierPhaseThatComeLate() {
            RunningRollout late = rollout.advanceAnyway(Duration.ofHours(6), "Kim", "A test.")
                    .observe(counts(7, 8, 300, 425))
                    .observe(counts(4, 5, 300, 400));

            assertThat(Rollouts.detections(late)).singleElement().satisfies(detection -> {
                assertThat(detection.phase()).isEqualTo(2);
                assertThat(detection.at()).isEqualTo(Duration.ofHours(5));
            });
            assertThat(RunningRollout.restore(late.plan(), late.policy(), late.state()))
                    .isEqualTo(late);
        }

        @Test
        void holdsAgainInALaterPhaseOnlyWhereItIsWorse() {
            RunningRollout known = inSecondPhase(rollout.observe(counts(0, 12, 10_000, 9_000))
                    .acknowledgeMismatch(Duration.ofHours(12), "Kim", "Bots."));

            assertThat(mismatches(known.observe(counts(24, 48, 100_000, 89_500)), 48))
                    .isEmpty();
            assertThat(mismatches(known.observe(counts(24, 48, 100_000, 96_000)), 48))
                    .isEmpty();
            assertThat(mismatches(known.observe(counts(24, 48, 100_000, 70_000)), 48))
                    .hasSize(1);
            assertThat(mismatches(known.observe(counts(24, 48, 100_000, 110_000)), 48))
                    .hasSize(1);
        }

        @Test
        void aWorseOneIsAcknowledgedAnew() {
            RunningRollout worse = inSecondPhase(rollout.observe(counts(0, 12, 10_000, 9_000))
                            .acknowledgeMismatch(Duration.ofHours(12), "Kim", "Bots."))
                    .observe(counts(24, 48, 100_000, 70_000));

            assertThat(mismatches(worse.acknowledgeMismatch(Duration.ofHours(48), "Kim", "More bots."), 48))
                    .isEmpty();
        }

        @Test
        void whatIsHealthyCannotBeAcknowledged() {
            assertThatExceptionOfType(TransitionException.class)
                    .isThrownBy(() -> rollout.acknowledgeMismatch(DAY, "Kim", "Nothing."))
                    .withMessage(
                            "The groups of 'Meter readings' have their sizes, as far as is known, so there is nothing"
                                    + " to acknowledge.");
        }
    }

    @Test
    void aRatioIsAboveZero() {
        assertThat(ControlGroup.ratio(2).perExposed(percent(5))).isEqualTo(2);
        assertThat(ControlGroup.equalSize().perExposed(percent(80))).isEqualTo(0.25, within(1e-12));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ControlGroup.ratio(0))
                .withMessage("A control group of 0.0 users for each exposed one is none. Give a ratio above 0.");
    }
}

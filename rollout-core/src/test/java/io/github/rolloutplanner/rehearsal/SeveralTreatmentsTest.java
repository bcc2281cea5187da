package io.github.rolloutplanner.rehearsal;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static io.github.rolloutplanner.rehearsal.RehearsedPlans.CONVERSION;
import static io.github.rolloutplanner.rehearsal.RehearsedPlans.ERRORS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.decision.ControlGroup;
import io.github.rolloutplanner.decision.DecisionPolicy;
import io.github.rolloutplanner.decision.ExperimentReadOut.Recommendation;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.experiment.ExperimentRequest;
import io.github.rolloutplanner.metric.ExposureUnit;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Users of an experiment get the control or one of several treatments, and the one that is better goes on alone. */
class SeveralTreatmentsTest {
    private static final int RUNS = Boolean.getBoolean("simulation.long") ? 1_000 : 100;
    private static final Scenario HARMLESS = Scenario.harmless();
    private static final RolloutPlan PLAN = RehearsedPlans.ofThreeTreatments();
    private static final String ONE_PAGE = "one page";
    private static final Duration DAY = Duration.ofDays(1);
    /** The pilot and the experiment. */
    private static final Duration EXPERIMENT_ENDS = Duration.ofDays(8);

    private static final Rehearsal REHEARSAL = Rehearsal.of(PLAN).seed(7).lookingEvery(Duration.ofHours(3));

    private static Effect better() {
        return Effect.times(1.05).inTreatment(ONE_PAGE);
    }

    private static Run playedOnce(Scenario scenario) {
        return REHEARSAL.against(scenario).runs(1).play().runs().get(0);
    }

    @Nested
    class Often {
        @Test
        void aHarmlessOneIsSeldomShippedAndSeldomRolledBack() {
            RehearsalReport report = REHEARSAL.runs(RUNS).play();

            assertThat(report.frequency(Run::isRolledBack).low()).isLessThan(0.05);
            assertThat(report.frequency(Run::isShipped).low()).isLessThan(0.05);
            assertThat(report.runs(run -> run.ending() instanceof Run.Ending.NotShipped))
                    .isGreaterThan(RUNS * 85 / 100);
            assertThat(report.runs(run -> run.ending() instanceof Run.Ending.Held))
                    .isZero();
        }

        @Test
        void theBetterOneIsShippedWithThePowerOfThePlan() {
            RehearsalReport report = REHEARSAL
                    .against(HARMLESS.withEffect(CONVERSION, better()))
                    .runs(RUNS)
                    .play();

            assertThat(report.shipped()).containsOnlyKeys(ONE_PAGE, "two steps", "no account");
            assertThat(report.shipped().get(ONE_PAGE).value()).isBetween(0.75, 0.95);
            assertThat(report.runs(Run::isShipped) - report.runs(run -> run.isShipped(ONE_PAGE)))
                    .isLessThanOrEqualTo(RUNS * 5 / 100);
        }

        @Test
        void doubledErrorsOfOneRollAllOfThemBackWithinADay() {
            RehearsalReport report = REHEARSAL
                    .against(HARMLESS.withEffect(ERRORS, Effect.times(2).inTreatment(ONE_PAGE)))
                    .runs(RUNS)
                    .play();

            assertThat(report.runs(run -> run.isRolledBackBy("Pilot") || run.isRolledBackWithin("Experiment", DAY)))
                    .isEqualTo(RUNS);
            assertThat(report.runs(run -> run.ending() instanceof Run.Ending.RolledBack back
                            && back.metrics().equals(List.of("Errors (one page)"))))
                    .isGreaterThanOrEqualTo(RUNS * 95 / 100);
            assertThat(report.runs(Run::isShipped)).isZero();
        }
    }

    @Nested
    class Ending {
        @Test
        void isNoShippingWhereTheReadOutRecommendsNone() {
            Run run = playedOnce(HARMLESS);

            assertThat(run.length()).isEqualTo(EXPERIMENT_ENDS);
            assertThat(run.shipped()).isEmpty();
            assertThat(run.ending()).isInstanceOfSatisfying(Run.Ending.NotShipped.class, ending -> {
                assertThat(ending.phase().name()).isEqualTo("Experiment");
                assertThat(ending.readOut().recommendation()).isEqualTo(Recommendation.DO_NOT_SHIP);
                assertThat(ending.readOut().reasons()).isNotEmpty();
            });
        }

        @Test
        void takesThePeopleTheirTime() {
            Duration night = Duration.ofHours(12);
            Scenario slow = HARMLESS.withApprovalsAfter(night);
            Scenario shipping =
                    HARMLESS.withEffect(CONVERSION, Effect.times(1.2).inTreatment(ONE_PAGE));

            assertThat(playedOnce(slow).length()).isEqualTo(EXPERIMENT_ENDS.plus(night.multipliedBy(2)));
            assertThat(playedOnce(shipping.withApprovalsAfter(night)).length())
                    .isGreaterThanOrEqualTo(playedOnce(shipping).length().plus(night.multipliedBy(3)));
        }

        @Test
        void isEarlyWhereAnInterimLookShips() {
            RolloutPlan plan = RehearsedPlans.experiment(
                    60_000, RehearsedPlans.amongThree().withLooks(3, ExperimentRequest.Spending.POCOCK));
            Run run = Rehearsal.of(plan)
                    .against(HARMLESS.withEffect(CONVERSION, Effect.times(1.3).inTreatment("two steps")))
                    .runs(1)
                    .play()
                    .runs()
                    .get(0);

            assertThat(run.shipped()).contains("two steps");
            assertThat(run.length()).isLessThan(run.planned());
        }

        @Test
        void isAHoldWhereNobodyComes() {
            assertThat(playedOnce(HARMLESS.withTrafficTimes(0)).ending())
                    .isInstanceOfSatisfying(
                            Run.Ending.Held.class,
                            held -> assertThat(held.waits()).isNotEmpty());
        }

        @Test
        void isThatOfTheBestOfSeveralThatAreBetter() {
            Run run = playedOnce(HARMLESS.withEffect(CONVERSION, Effect.times(1.2))
                    .withEffect(CONVERSION, Effect.times(1.2).inTreatment("no account")));

            assertThat(run.isCompleted()).isTrue();
            assertThat(run.shipped()).contains("no account");
            assertThat(run.isShipped(ONE_PAGE)).isFalse();
        }

        @Test
        void isAskedOfTreatmentsOfThePlanAlone() {
            Run run = playedOnce(HARMLESS.withTrafficTimes(0));

            assertThatThrownBy(() -> run.isShipped("four steps"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("The plan has no treatment 'four steps'. Give one of 'one page', 'two steps' and"
                            + " 'no account'.");
        }
    }

    /** A large effect of one treatment is shipped in whichever traffic, by whichever reading. */
    static Stream<Scenario> traffic() {
        TimeWindow night = TimeWindow.ofHours(60, 66);
        return Stream.of(
                HARMLESS.withSnapshots(CONVERSION, percent(5)).withSnapshots(ERRORS, percent(5)),
                HARMLESS.withDailyNoise(ERRORS, percent(10)).withHourlyCycle(CONVERSION, percent(20)),
                HARMLESS.withIncident(ERRORS, night, 3),
                HARMLESS.withSilence(ERRORS, night),
                HARMLESS.withSourceFailing(CONVERSION, night),
                HARMLESS.withCorrectedData(CONVERSION, night, 0.9, Duration.ofHours(6)),
                HARMLESS.withDelay(CONVERSION, Duration.ofHours(3)),
                HARMLESS.withLateEvents(ERRORS, Duration.ofHours(1), Duration.ofHours(6)),
                HARMLESS.withHourlyProfile(2, 1, 1, 1, 1, 2, 4, 7, 9, 9, 9, 9, 9, 8, 8, 8, 9, 10, 11, 12, 12, 9, 6, 3),
                HARMLESS.withTrafficTimes(1.2));
    }

    /** But for those whose guardrail cannot be shown not to be worse by chance. */
    @ParameterizedTest
    @MethodSource("traffic")
    void theBetterOneIsShippedInAllTraffic(Scenario traffic) {
        RehearsalReport report = REHEARSAL
                .against(traffic.withEffect(CONVERSION, Effect.times(1.3).inTreatment(ONE_PAGE)))
                .runs(5)
                .play();

        assertThat(report.runs(run -> run.isShipped(ONE_PAGE) && run.isCompleted()))
                .as("%s", report.runs())
                .isGreaterThanOrEqualTo(3);
    }

    @Test
    void usersOfATreatmentComeBackToIt() {
        long users = 60_000;
        RolloutPlan plan = RolloutPlanner.forChange("Sign-up form")
                .behavioral("The form asks for less")
                .population(Population.ofUsersPerDay(users)
                        .withUsersPerWeek(users)
                        .withUsersPerMonth(users)
                        .withRequestsPerDay(4 * users))
                .experiment(ExperimentRequest.changing(CONVERSION, percent(30))
                        .between("three steps", ONE_PAGE, "two steps"))
                .success(Metric.conversion(CONVERSION, percent(10)))
                .guardrail(Metric.errorRate(ERRORS, percent(1)).withExposureUnit(ExposureUnit.REQUEST_BY_USER))
                .plan();
        RehearsalReport report = Rehearsal.of(plan)
                .against(HARMLESS.withStickyUsers(ERRORS, 4, 0.03)
                        .withSnapshots(ERRORS, percent(2))
                        .withEffect(CONVERSION, Effect.times(1.5).inTreatment(ONE_PAGE)))
                .runs(3)
                .lookingEvery(Duration.ofHours(3))
                .play();

        assertThat(report.runs(run -> run.isShipped(ONE_PAGE)))
                .as("%s", report.runs())
                .isGreaterThanOrEqualTo(2);
    }

    @Test
    void soManyUsersThatNothingIsLeftToChance() {
        Run run = Rehearsal.of(RehearsedPlans.experiment(1_000_000_000_000L, RehearsedPlans.amongThree()))
                .against(HARMLESS.withEffect(CONVERSION, Effect.times(1.001).inTreatment(ONE_PAGE)))
                .runs(1)
                .lookingEvery(Duration.ofHours(3))
                .play()
                .runs()
                .get(0);

        assertThat(run.shipped()).contains(ONE_PAGE);
    }

    static Stream<ControlGroup> controlGroups() {
        return Stream.of(ControlGroup.equalSize(), ControlGroup.allOthers());
    }

    /** Sizes that the policy does not expect would hold it. */
    @ParameterizedTest
    @MethodSource("controlGroups")
    void theControlGroupIsThatOfThePolicy(ControlGroup control) {
        Run run = REHEARSAL
                .decidingBy(DecisionPolicy.standard().withControlGroup(control))
                .runs(1)
                .play()
                .runs()
                .get(0);

        assertThat(run.ending()).isNotInstanceOf(Run.Ending.Held.class);
    }

    @Nested
    class Effects {
        private static final Duration IN_THE_PILOT = Duration.ofHours(12);

        private double cost(Effect effect) {
            return REHEARSAL
                    .against(HARMLESS.withEffect(CONVERSION, effect))
                    .runs(1)
                    .atMost(IN_THE_PILOT)
                    .play()
                    .cost(CONVERSION, 1);
        }

        @Test
        void areOfOneTreatmentOrOfAll() {
            Effect better = Effect.times(1.1);

            assertThat(cost(better) / cost(better.inTreatment(ONE_PAGE))).isEqualTo(3, within(1e-9));
        }

        /** Three treatments and the control have a quarter each. */
        @Test
        void ofASharedResourceHitAllGroups() {
            Effect better = Effect.times(1.1).inTreatment(ONE_PAGE);

            assertThat(cost(better.onBothGroups()) / cost(better)).isEqualTo(4, within(1e-9));
        }

        @Test
        void endWithTheTreatment() {
            Tick tick = new Tick(12, 1, 12, Map.of());
            Effect shared = Effect.times(2).inTreatment(ONE_PAGE).onBothGroups();

            assertThat(shared.strength(tick, having(ONE_PAGE, 1))).isEqualTo(1);
            assertThat(shared.strength(tick, having("two steps", 1))).isZero();
        }

        @Test
        void waitForThePercentageOfTheirTreatment() {
            Tick tick = new Tick(12, 1, 12, Map.of());
            Effect loaded = Effect.times(2).inTreatment(ONE_PAGE).fromPercentage(percent(30));

            assertThat(loaded.strength(tick, having(ONE_PAGE, 0.25))).isZero();
            assertThat(loaded.strength(tick, having(ONE_PAGE, 0.3))).isEqualTo(1);
        }

        private Groups having(String treatment, double share) {
            return new Groups(List.of(new Groups.Treatment(Optional.of(treatment), share)), share, 0, false);
        }
    }

    @Nested
    class Observed {
        private static final Duration HOUR = Duration.ofHours(1);
        private final RolloutPlan unequal =
                RehearsedPlans.experiment(60_000, RehearsedPlans.amongThree().splitInto(40, 30, 20, 10));
        private final RunningRollout start = RunningRollout.start(unequal);
        private final Groups groups = Groups.now(start, HARMLESS.circumstances());

        @Test
        void treatmentsShareTheExposedByTheSplit() {
            assertThat(groups.treated()).isEqualTo(0.05);
            assertThat(groups.having(ONE_PAGE)).isEqualTo(0.025, within(1e-12));
            assertThat(groups.having("no account")).isEqualTo(0.05 / 6, within(1e-12));
            assertThat(groups.control()).isEqualTo(0.05 * 40 / 60, within(1e-12));
        }

        @Test
        void eachTreatmentIsBesideTheSameControl() {
            for (Scenario scenario : List.of(HARMLESS, HARMLESS.withSnapshots(ERRORS, percent(100)))) {
                List<Observation> read = read(scenario);

                assertThat(read)
                        .extracting(Observation::metric)
                        .containsExactly("Errors (one page)", "Errors (two steps)", "Errors (no account)");
                assertThat(read.stream().map(Observed::control).distinct()).hasSize(1);
            }
        }

        private List<Observation> read(Scenario scenario) {
            Stage stage = Stage.of(
                    start, scenario.circumstances(), unequal.population().orElseThrow(), HOUR, Duration.ofDays(9));
            MetricNature errors = stage.metrics().stream()
                    .filter(metric -> metric.name().equals(ERRORS))
                    .findFirst()
                    .orElseThrow();
            MetricFeed feed = new MetricFeed(errors, Optional.empty(), stage, Draws.ofRun(7, 0));
            feed.tick(new Tick(0.5, 1, 9, Map.of("Pilot", 0.0)), groups);
            return feed.read(TimeWindow.ofHours(0, 1), Duration.ZERO, groups);
        }

        private static Object control(Observation observation) {
            return ((Observation.Measured) observation).control().orElseThrow();
        }
    }

    /** It has a name, too, and whether it went on is known. */
    @Test
    void theOnlyTreatmentIsNamedAsWell() {
        Rehearsal single =
                Rehearsal.of(RehearsedPlans.ofOneTreatment()).runs(5).seed(7).lookingEvery(Duration.ofHours(3));
        Effect better = Effect.times(1.2);
        RehearsalReport ofAll =
                single.against(HARMLESS.withEffect(CONVERSION, better)).play();
        RehearsalReport ofOne = single.against(HARMLESS.withEffect(CONVERSION, better.inTreatment(ONE_PAGE)))
                .play();

        assertThat(ofOne.runs()).isEqualTo(ofAll.runs());
        assertThat(ofOne.runs(run -> run.isShipped(ONE_PAGE))).isEqualTo(5);
        assertThat(ofOne.toString()).contains(", shipped 'one page' 100.0% (47.8% to 100.0%), ");
        assertThat(single.play().runs(Run::isShipped)).isZero();
    }

    @Test
    void withoutAnExperimentNothingIsShipped() {
        RehearsalReport report = Rehearsal.of(RehearsedPlans.checkout()).runs(1).play();
        Run run = report.runs().get(0);

        assertThat(run.isCompleted()).isTrue();
        assertThat(run.isShipped()).isFalse();
        assertThat(report.shipped()).isEmpty();
        assertThatThrownBy(() -> run.isShipped(ONE_PAGE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The plan has no treatment 'one page'. It has no experiment.");
    }
}

package io.github.rolloutplanner.rehearsal;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static io.github.rolloutplanner.rehearsal.RehearsedPlans.CONVERSION;
import static io.github.rolloutplanner.rehearsal.RehearsedPlans.ERRORS;
import static io.github.rolloutplanner.rehearsal.RehearsedPlans.REPORTS;
import static io.github.rolloutplanner.rehearsal.RehearsedPlans.REVENUE;
import static io.github.rolloutplanner.rehearsal.RehearsedPlans.SPEED;
import static io.github.rolloutplanner.rehearsal.SimulatedMetric.rate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.observation.GroupTotals;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import java.time.Duration;
import java.util.List;
import java.util.function.LongToDoubleFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each part of a scenario does what it says: what is simulated has the totals that are expected. */
class ScenarioTest {
    /** So many requests that chance moves a rate by less than 1%: five million an hour in each group. */
    private static final Scenario HARMLESS = Scenario.harmless().withTrafficTimes(100);

    private static final double BASELINE = 0.01;
    private static final double CHANCE = 2;

    private static Scenario with(Effect effect) {
        return HARMLESS.withEffect(ERRORS, effect);
    }

    static Stream<Arguments> rates() {
        Effect twice = Effect.times(2);
        Duration later = Duration.ofHours(10);
        Effect evening = twice.atHoursOfDay(18, 22);
        Effect night = twice.atHoursOfDay(22, 2);
        Scenario incident = HARMLESS.withIncident(ERRORS, TimeWindow.ofHours(3, 6), 3);
        Scenario cycle = HARMLESS.withHourlyCycle(ERRORS, percent(20));
        return Stream.of(
                Arguments.of("nothing", HARMLESS, 0, 24, 1, 1),
                Arguments.of("twice the errors", with(twice), 0, 24, 2, 1),
                Arguments.of("a level", with(Effect.to(Quantity.of(3, "%"))), 0, 24, 3, 1),
                Arguments.of("two effects", with(twice).withEffect(ERRORS, Effect.times(1.5)), 0, 24, 2.5, 1),
                Arguments.of("before it begins", with(twice.from(later)), 0, 10, 1, 1),
                Arguments.of("after it begins", with(twice.from(later)), 10, 24, 2, 1),
                Arguments.of("before its phase", with(twice.inPhase("Half")), 0, 24, 1, 1),
                Arguments.of("late in its phase", with(twice.inPhase("Half").from(later)), 34, 48, 2, 1),
                Arguments.of("early in its phase", with(twice.inPhase("Half").from(later)), 24, 34, 1, 1),
                Arguments.of("a phase that never comes", with(twice.inPhase("All")), 0, 48, 1, 1),
                Arguments.of("while it is new", with(twice.lasting(later)), 0, 10, 2, 1),
                Arguments.of("when it is old", with(twice.lasting(later)), 10, 24, 1, 1),
                Arguments.of("half way", with(twice.growingOver(later)), 0, 10, 1.5, 1),
                Arguments.of("full grown", with(twice.growingOver(later)), 10, 24, 2, 1),
                Arguments.of("before the evening", with(evening), 0, 9, 1, 1),
                Arguments.of("in the evening", with(evening), 9, 13, 2, 1),
                Arguments.of("after the evening", with(evening), 13, 24, 1, 1),
                Arguments.of("around midnight", with(night), 13, 17, 2, 1),
                Arguments.of("by day", with(night), 17, 37, 1, 1),
                Arguments.of("a quarter of the users", with(twice.inSegment(percent(25))), 0, 24, 1.25, 1),
                Arguments.of("a load that is reached", with(twice.fromPercentage(percent(50))), 0, 24, 2, 1),
                Arguments.of("a load that is not", with(twice.fromPercentage(percent(51))), 0, 24, 1, 1),
                Arguments.of("a shared resource", with(twice.onBothGroups()), 0, 24, 2, 2),
                Arguments.of("before an incident", incident, 0, 3, 1, 1),
                Arguments.of("an incident", incident, 3, 6, 3, 3),
                Arguments.of("after an incident", incident, 6, 24, 1, 1),
                Arguments.of("another baseline", HARMLESS.withBaselineTimes(ERRORS, 1.2), 0, 24, 1.2, 1.2),
                Arguments.of("at six", cycle, 21, 22, 1.2, 1.2),
                Arguments.of("at eighteen", cycle, 9, 10, 0.8, 0.8),
                Arguments.of("users who differ", HARMLESS.withClusteredUsers(ERRORS, 16, 0.03), 0, 24, 1, 1));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rates")
    void theRatesAreTheExpectedOnes(String part, Scenario scenario, int from, int to, double treated, double control) {
        SimulatedMetric errors = new SimulatedMetric(ERRORS, scenario);

        assertThat(rate(errors.treated(from, to))).isCloseTo(treated * BASELINE, withPercentage(CHANCE));
        assertThat(rate(errors.control(from, to))).isCloseTo(control * BASELINE, withPercentage(CHANCE));
    }

    /** The mean and the variance of something over many seeds. */
    private static GroupTotals over(int seeds, LongToDoubleFunction what) {
        return LongStream.range(0, seeds)
                .mapToObj(seed -> GroupTotals.of(Sample.moments(1, what.applyAsDouble(seed), 0)))
                .reduce(GroupTotals.NONE, GroupTotals::plus);
    }

    @Test
    void daysDifferForBothGroups() {
        Scenario scenario = HARMLESS.withTrafficTimes(1e4).withDailyNoise(ERRORS, percent(10));
        GroupTotals days = over(
                300,
                seed -> rate(new SimulatedMetric(ERRORS, scenario).seed(seed).treated(0, 1)));
        GroupTotals differences = over(300, seed -> {
            SimulatedMetric errors = new SimulatedMetric(ERRORS, scenario).seed(seed);
            return rate(errors.treated(0, 1)) - rate(errors.control(0, 1));
        });

        assertThat(days.mean()).isCloseTo(BASELINE, withPercentage(3));
        assertThat(Math.sqrt(days.variance())).isCloseTo(0.1 * BASELINE, withPercentage(15));
        assertThat(Math.sqrt(differences.variance())).isLessThan(0.01 * BASELINE);
    }

    /** By 1 + (m - 1) ICC; of users who come back, m is all their requests of the days. */
    @Nested
    class RequestsOfAUser {
        private static final int SEEDS = 400;
        private static final int REQUESTS = 16;

        private double designEffect(Scenario scenario, int hours) {
            GroupTotals totals = over(
                    SEEDS,
                    seed -> rate(
                            new SimulatedMetric(ERRORS, scenario).seed(seed).treated(0, hours)));
            double requests = 2_400_000.0 / 24 * 0.5 * hours;
            assertThat(totals.mean()).isCloseTo(BASELINE, withPercentage(CHANCE));
            return totals.variance() / (BASELINE * (1 - BASELINE) / requests);
        }

        @Test
        void areAsGoodAsOthersWithoutCorrelation() {
            assertThat(designEffect(Scenario.harmless(), 4)).isCloseTo(1, within(0.3));
        }

        @ParameterizedTest
        @ValueSource(doubles = {0.01, 0.03, 0.1})
        void areAlike(double correlation) {
            assertThat(designEffect(Scenario.harmless().withClusteredUsers(ERRORS, REQUESTS, correlation), 4))
                    .isCloseTo(1 + (REQUESTS - 1) * correlation, withPercentage(25));
        }

        @Test
        void areAlikeAllDaysLongIfTheyComeBack() {
            double visits = 2_400_000.0 / REQUESTS / 120_000;
            assertThat(designEffect(Scenario.harmless().withStickyUsers(ERRORS, REQUESTS, 0.03), 24))
                    .isCloseTo(1 + (REQUESTS * (1 + visits) - 1) * 0.03, withPercentage(25));
        }
    }

    @Nested
    class Traffic {
        @Test
        void comesByHourAndWeekday() {
            double[] hours = new double[24];
            hours[9] = 2;
            hours[10] = 1;
            SimulatedMetric errors = new SimulatedMetric(
                    ERRORS, Scenario.harmless().withHourlyProfile(hours).withWeekdayProfile(3, 1, 1, 1, 1, 0, 0));
            double average = 2_400_000.0 / 24 * 0.5;

            assertThat((double) errors.treated(0, 1).observations()).isCloseTo(average * 16 * 3, withPercentage(1));
            assertThat((double) errors.control(1, 2).observations()).isCloseTo(average * 8 * 3, withPercentage(1));
            assertThat(errors.treated(2, 24).observations()).isZero();
            assertThat((double) errors.treated(24, 25).observations()).isCloseTo(average * 16, withPercentage(1));
            assertThat(errors.treated(120, 144).observations()).isZero();
        }

        @Test
        void comesAsTheGroupsAreLarge() {
            SimulatedMetric errors = new SimulatedMetric(ERRORS, HARMLESS).inGroups(0.1, 0.3);

            assertThat((double) errors.treated(0, 24).observations()).isCloseTo(24e6, withPercentage(1));
            assertThat((double) errors.control(0, 24).observations()).isCloseTo(72e6, withPercentage(1));
        }

        @Test
        void hasNoControlGroupWhereThereIsNone() {
            assertThat(new SimulatedMetric(ERRORS, HARMLESS).inGroups(1, 0).measured(2))
                    .allSatisfy(each -> assertThat(each.control()).isEmpty());
        }
    }

    @Nested
    class MetricsOfOtherKinds {
        @Test
        void eventsOverTimeAreCountedInHoursOfEverybody() {
            GroupTotals reports = new SimulatedMetric(
                            REPORTS, Scenario.harmless().withEffect(REPORTS, Effect.times(3)))
                    .treated(0, 240);

            assertThat(reports.exposure().doubleValue()).isCloseTo(120, within(1e-9));
            assertThat((double) reports.events()).isCloseTo(120 * 600, withPercentage(2));
        }

        @Test
        void usersWhoBuyAreCountedAmongUsers() {
            GroupTotals buyers = new SimulatedMetric(
                            CONVERSION, Scenario.harmless().withEffect(CONVERSION, Effect.times(0.5)))
                    .treated(0, 24);

            assertThat((double) buyers.observations()).isCloseTo(60_000, withPercentage(2));
            assertThat(rate(buyers)).isCloseTo(0.2, withPercentage(4));
        }

        @Test
        void slowRequestsAreThoseBeyondTheBaseline() {
            double slowTail =
                    RehearsedPlans.ofAllKinds().exposure().orElseThrow().basis().slowTail();
            SimulatedMetric slow = new SimulatedMetric(SPEED, HARMLESS.withEffect(SPEED, Effect.times(2)));

            assertThat(rate(slow.treated(0, 4))).isCloseTo(Math.min(1, 0.05 * slowTail), withPercentage(1));
            assertThat(rate(slow.control(0, 4))).isCloseTo(0.05, withPercentage(1));
        }

        @Test
        void numbersHaveTheSpreadThatThePlanStates() {
            GroupTotals revenue = new SimulatedMetric(REVENUE, HARMLESS).treated(0, 10);

            assertThat(revenue.mean()).isCloseTo(3, withPercentage(2));
            assertThat(Math.sqrt(revenue.variance())).isCloseTo(20, withPercentage(1));
        }

        @Test
        void orTheOneOfTheScenario() {
            GroupTotals revenue =
                    new SimulatedMetric(REVENUE, HARMLESS.withStandardDeviation(REVENUE, 1.5)).treated(0, 10);

            assertThat(Math.sqrt(revenue.variance())).isCloseTo(1.5, withPercentage(1));
        }

        @Test
        void numbersCanHaveAHeavyTail() {
            GroupTotals revenue = new SimulatedMetric(REVENUE, HARMLESS.withHeavyTail(REVENUE, 1)).treated(0, 24);

            assertThat(revenue.mean()).isCloseTo(3, withPercentage(1));
            assertThat(revenue.variance()).isCloseTo(9 * Math.expm1(1), withPercentage(10));
        }
    }

    @Nested
    class Reading {
        @Test
        void comesLateByWholeWindows() {
            List<List<Observation>> read =
                    new SimulatedMetric(ERRORS, Scenario.harmless().withDelay(ERRORS, Duration.ofHours(6))).hours(8);

            assertThat(read.subList(0, 6)).allSatisfy(look -> assertThat(look).isEmpty());
            assertThat(read.get(6)).extracting(Observation::window).containsExactly(TimeWindow.ofHours(0, 1));
            assertThat(read.get(7)).extracting(Observation::window).containsExactly(TimeWindow.ofHours(1, 2));
        }

        @Test
        void findsEventsLaterThanExposures() {
            SimulatedMetric errors = new SimulatedMetric(
                    ERRORS, HARMLESS.withLateEvents(ERRORS, Duration.ofHours(2), Duration.ofHours(3)));

            assertThat(errors.treated(0, 2).events()).isZero();
            assertThat(rate(errors.treated(2, 3))).isCloseTo(BASELINE / 2, withPercentage(CHANCE));
            assertThat(rate(errors.treated(3, 24))).isCloseTo(BASELINE, withPercentage(CHANCE));
        }

        @Test
        void findsNoMoreEventsThanExposures() {
            double[] morning = new double[24];
            morning[9] = 1;
            Scenario scenario = Scenario.harmless()
                    .withHourlyProfile(morning)
                    .withEffect(ERRORS, Effect.to(Quantity.of(100, "%")))
                    .withLateEvents(ERRORS, Duration.ofHours(1), Duration.ofHours(1));
            List<Observation.Measured> read = new SimulatedMetric(ERRORS, scenario).measured(25);

            assertThat(read)
                    .allSatisfy(each -> assertThat(GroupTotals.of(each.treated()))
                            .satisfies(
                                    totals -> assertThat(totals.events()).isLessThanOrEqualTo(totals.observations())));
            assertThat(GroupTotals.of(read.get(24).treated()).events()).isPositive();
        }

        @Test
        void findsSnapshotsOfAllSinceTheStart() {
            List<Observation.Measured> read =
                    new SimulatedMetric(ERRORS, Scenario.harmless().withSnapshots(ERRORS, percent(0))).measured(24);

            assertThat(read.get(23).window()).isEqualTo(TimeWindow.ofHours(0, 24));
            assertThat((double) GroupTotals.of(read.get(23).treated()).observations())
                    .isCloseTo(1_200_000, withPercentage(1));
        }

        @Test
        void findsSnapshotsOfTwoTimesAtOnce() {
            List<Observation.Measured> read = new SimulatedMetric(
                            ERRORS, Scenario.harmless().withSnapshots(ERRORS, percent(100)))
                    .inGroups(1, 0)
                    .measured(3);

            GroupTotals torn = GroupTotals.of(read.get(2).treated());
            assertThat((double) torn.observations()).isCloseTo(200_000, withPercentage(1));
            assertThat((double) torn.events()).isCloseTo(3_000, withPercentage(8));
        }

        @Test
        void findsAMultipleUntilItIsCorrected() {
            Scenario scenario = HARMLESS.withCorrectedData(ERRORS, TimeWindow.ofHours(2, 4), 3, Duration.ofHours(1));
            SimulatedMetric errors = new SimulatedMetric(ERRORS, scenario);

            assertThat(rate(errors.treated(0, 2))).isCloseTo(BASELINE, withPercentage(CHANCE));
            assertThat(rate(errors.treated(2, 4))).isCloseTo(3 * BASELINE, withPercentage(CHANCE));
            assertThat(rate(errors.control(2, 4))).isCloseTo(BASELINE, withPercentage(CHANCE));
        }

        @Test
        void findsNothingInASilence() {
            List<List<Observation>> read = new SimulatedMetric(
                            ERRORS, Scenario.harmless().withSilence(ERRORS, TimeWindow.ofHours(1, 3)))
                    .hours(4);

            assertThat(read.stream().flatMap(List::stream).map(Object::getClass).toList())
                    .containsExactly(
                            Observation.Measured.class,
                            Observation.NoData.class,
                            Observation.NoData.class,
                            Observation.Measured.class);
            assertThat(read.get(3).get(0).window()).isEqualTo(TimeWindow.ofHours(3, 4));
        }

        @Test
        void findsAllAgainAfterAFailure() {
            List<List<Observation>> read = new SimulatedMetric(
                            ERRORS, Scenario.harmless().withSourceFailing(ERRORS, TimeWindow.ofHours(1, 3)))
                    .hours(4);

            assertThat(read.get(1)).hasOnlyElementsOfType(Observation.SourceFailed.class);
            assertThat(read.get(3))
                    .extracting(Observation::window)
                    .containsExactly(TimeWindow.ofHours(1, 2), TimeWindow.ofHours(2, 3), TimeWindow.ofHours(3, 4));
        }
    }

    @Test
    void isAValue() {
        Scenario scenario = with(Effect.times(2));
        assertThat(scenario)
                .isEqualTo(with(Effect.times(2)))
                .hasSameHashCodeAs(with(Effect.times(2)))
                .isNotEqualTo(with(Effect.times(3)))
                .isNotEqualTo(HARMLESS);
        assertThat(scenario.toString()).contains(ERRORS, "2.0");
    }
}

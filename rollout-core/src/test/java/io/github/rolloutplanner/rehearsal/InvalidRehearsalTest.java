package io.github.rolloutplanner.rehearsal;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static io.github.rolloutplanner.rehearsal.RehearsedPlans.ERRORS;
import static io.github.rolloutplanner.rehearsal.RehearsedPlans.REPORTS;
import static io.github.rolloutplanner.rehearsal.RehearsedPlans.REVENUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.metric.ExposureUnit;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.reason.Problem;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that is wrong with a rehearsal is said at once, before anything is played. */
class InvalidRehearsalTest {
    private static final Rehearsal REHEARSAL = Rehearsal.of(RehearsedPlans.ofAllKinds());
    private static final Scenario HARMLESS = Scenario.harmless();
    private static final Duration BELOW_ZERO = Duration.ofHours(-1);

    private static List<Problem> problems(Rehearsal rehearsal) {
        InvalidRehearsalException refused = catchThrowableOfType(InvalidRehearsalException.class, rehearsal::play);
        assertThat(refused).as("it is played").isNotNull();
        return refused.problems();
    }

    static Stream<Arguments> impossible() {
        return Stream.of(
                Arguments.of("effect", HARMLESS.withEffect(ERRORS, Effect.times(0))),
                Arguments.of("effect", HARMLESS.withEffect(ERRORS, Effect.times(Double.NaN))),
                Arguments.of("effect", HARMLESS.withEffect(ERRORS, Effect.times(Double.POSITIVE_INFINITY))),
                Arguments.of("effect", HARMLESS.withEffect(ERRORS, Effect.to(Quantity.of(3, "ms")))),
                Arguments.of(
                        "effect.from",
                        HARMLESS.withEffect(ERRORS, Effect.times(2).from(BELOW_ZERO))),
                Arguments.of(
                        "effect.inPhase",
                        HARMLESS.withEffect(ERRORS, Effect.times(2).inPhase("Canary"))),
                Arguments.of(
                        "effect.lasting",
                        HARMLESS.withEffect(ERRORS, Effect.times(2).lasting(Duration.ZERO))),
                Arguments.of(
                        "effect.growingOver",
                        HARMLESS.withEffect(ERRORS, Effect.times(2).growingOver(BELOW_ZERO))),
                Arguments.of(
                        "effect.atHoursOfDay",
                        HARMLESS.withEffect(ERRORS, Effect.times(2).atHoursOfDay(24, 3))),
                Arguments.of(
                        "effect.inSegment",
                        HARMLESS.withEffect(ERRORS, Effect.times(2).inSegment(percent(101)))),
                Arguments.of(
                        "effect.fromPercentage",
                        HARMLESS.withEffect(ERRORS, Effect.times(2).fromPercentage(percent(-1)))),
                Arguments.of("incident", HARMLESS.withIncident(ERRORS, TimeWindow.ofHours(1, 2), -1)),
                Arguments.of("incident", HARMLESS.withIncident(ERRORS, TimeWindow.ofHours(2, 1), 3)),
                Arguments.of("incident", HARMLESS.withIncident(ERRORS, TimeWindow.ofHours(9_000, 9_001), 3)),
                Arguments.of("silence", HARMLESS.withSilence(ERRORS, TimeWindow.ofHours(-3, 1))),
                Arguments.of("sourceFailing", HARMLESS.withSourceFailing(ERRORS, TimeWindow.ofHours(1, 1))),
                Arguments.of("correctedData", mistaken(HARMLESS, -1, 1)),
                Arguments.of("correctedData", mistaken(HARMLESS, 2, -1)),
                Arguments.of("correctedData", mistaken(HARMLESS, 2, 61)),
                Arguments.of("correctedData", mistaken(HARMLESS.withDelay(ERRORS, Duration.ofHours(6)), 2, 55)),
                Arguments.of("correctedData", mistaken(HARMLESS.withSnapshots(ERRORS, percent(1)), 2, 1)),
                Arguments.of("baselineTimes", HARMLESS.withBaselineTimes(ERRORS, 0)),
                Arguments.of("hourlyCycle", HARMLESS.withHourlyCycle(ERRORS, percent(120))),
                Arguments.of("dailyNoise", HARMLESS.withDailyNoise(ERRORS, percent(-1))),
                Arguments.of("snapshots", HARMLESS.withSnapshots(ERRORS, percent(101))),
                Arguments.of("users", HARMLESS.withClusteredUsers(ERRORS, 0.5, 0.1)),
                Arguments.of("users", HARMLESS.withStickyUsers(ERRORS, 16, 1)),
                Arguments.of("users", HARMLESS.withStickyUsers(REPORTS, 16, 0.1)),
                Arguments.of("standardDeviation", HARMLESS.withStandardDeviation(ERRORS, 3)),
                Arguments.of("standardDeviation", HARMLESS.withStandardDeviation(REVENUE, -3)),
                Arguments.of("heavyTail", HARMLESS.withHeavyTail(REVENUE, 9)),
                Arguments.of("delay", HARMLESS.withDelay(ERRORS, BELOW_ZERO)),
                Arguments.of("lateEvents", HARMLESS.withLateEvents(REVENUE, Duration.ZERO, Duration.ofHours(1))),
                Arguments.of("lateEvents", HARMLESS.withLateEvents(ERRORS, Duration.ofHours(2), Duration.ofHours(1))));
    }

    private static Scenario mistaken(Scenario scenario, double factor, long hours) {
        return scenario.withCorrectedData(ERRORS, TimeWindow.ofHours(1, 2), factor, Duration.ofHours(hours));
    }

    @ParameterizedTest
    @MethodSource("impossible")
    void whatCannotHappenToAMetricIsRefused(String part, Scenario scenario) {
        assertThat(problems(REHEARSAL.against(scenario)))
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.path()).startsWith("scenario['").endsWith("']." + part));
    }

    static Stream<Arguments> impossibleTraffic() {
        return Stream.of(
                Arguments.of("trafficTimes", HARMLESS.withTrafficTimes(-1)),
                Arguments.of("trafficTimes", HARMLESS.withTrafficTimes(1e12)),
                Arguments.of("hourlyProfile", HARMLESS.withHourlyProfile(1, 2)),
                Arguments.of("weekdayProfile", HARMLESS.withWeekdayProfile(0, 0, 0, 0, 0, 0, 0)),
                Arguments.of("startHour", HARMLESS.startingOn(DayOfWeek.FRIDAY, 24)),
                Arguments.of("approvalsAfter", HARMLESS.withApprovalsAfter(BELOW_ZERO)),
                Arguments.of("withoutControlGroup", HARMLESS.withoutControlGroup()));
    }

    @ParameterizedTest
    @MethodSource("impossibleTraffic")
    void impossibleTrafficIsRefused(String part, Scenario scenario) {
        assertThat(problems(REHEARSAL.against(scenario)))
                .extracting(Problem::path)
                .containsExactly("scenario." + part);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1_000_001})
    void soAreImpossibleRuns(int runs) {
        assertThat(problems(REHEARSAL.runs(runs))).extracting(Problem::path).containsExactly("runs");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -60, 7, 5_400})
    void soAreImpossibleLooks(long seconds) {
        assertThat(problems(REHEARSAL.lookingEvery(Duration.ofSeconds(seconds))))
                .extracting(Problem::path)
                .containsExactly("lookingEvery");
    }

    @Test
    void soIsALengthOfNoLook() {
        assertThat(problems(REHEARSAL.atMost(Duration.ofMinutes(59))))
                .extracting(Problem::path)
                .containsExactly("atMost");
    }

    @Test
    void aPlanWithoutPopulationNeedsOne() {
        Rehearsal blind = Rehearsal.of(RolloutPlanner.forChange("Search")
                .behavioral("Search finds what was meant")
                .plan());

        assertThat(problems(blind)).extracting(Problem::path).containsExactly("plan.population");
        assertThat(blind.against(HARMLESS.withPopulation(Population.ofUsersPerDay(1_000)))
                        .runs(1)
                        .play()
                        .runs())
                .hasSize(1);
    }

    @Test
    void allProblemsAreToldAtOnce() {
        InvalidRehearsalException refused = catchThrowableOfType(
                InvalidRehearsalException.class,
                () -> REHEARSAL
                        .runs(0)
                        .against(HARMLESS.withTrafficTimes(Double.NaN)
                                .withEffect(ERRORS, Effect.times(-2))
                                .withEffect("Eror rate", Effect.times(2)))
                        .play());

        assertThat(refused.problems()).hasSize(4);
        assertThat(refused)
                .hasMessageStartingWith(
                        "'One-page checkout' cannot be rehearsed, there are 4 problems:\n- runs: 0 runs")
                .hasMessageContaining("- scenario['Errors'].effect: -2.0 is no size.")
                .hasMessageContaining(
                        "- scenario['Eror rate']: the plan has no metric of this name that can be observed."
                                + " Give one of 'Errors'");
    }

    @Test
    void anEffectIsOfATreatmentOfThePlan() {
        Scenario unknown = HARMLESS.withEffect(ERRORS, Effect.times(2).inTreatment("four steps"))
                .withEffect(ERRORS, Effect.times(2).inTreatment(" "));

        assertThat(problems(Rehearsal.of(RehearsedPlans.ofThreeTreatments()).against(unknown)))
                .extracting(Problem::toString)
                .containsExactly(
                        "scenario['Errors'].effect.inTreatment: the plan has no treatment 'four steps'."
                                + " Give one of 'one page', 'two steps' and 'no account'.",
                        "scenario['Errors'].effect.inTreatment: the plan has no treatment ' '."
                                + " Give one of 'one page', 'two steps' and 'no account'.");
        assertThat(problems(REHEARSAL.against(unknown)))
                .hasSize(2)
                .allSatisfy(problem -> assertThat(problem.toString()).endsWith("It has none."));
    }

    static Stream<UnaryOperator<Experiment.Builder>> splits() {
        return Stream.of(
                test -> test.addFurtherTreatments("two steps").addSplit(percent(50), percent(50)),
                test -> test.addFurtherTreatments("two steps").addSplit(percent(50), percent(50), percent(0)),
                test -> test.addFurtherTreatments("one page").addSplit(percent(50), percent(25), percent(25)));
    }

    @ParameterizedTest
    @MethodSource("splits")
    void severalTreatmentsAreToldApart(UnaryOperator<Experiment.Builder> split) {
        RolloutPlan plan = RehearsedPlans.ofOneTreatment();
        Experiment.Builder test = Experiment.builder()
                .enabled(true)
                .control("three steps")
                .treatment("one page")
                .hypothesis("It is better.")
                .addMetrics("Conversion")
                .confidence(0.95);
        RolloutPlan foreign = plan.withExperiment(split.apply(test).build());

        assertThat(problems(Rehearsal.of(foreign).runs(0)))
                .extracting(Problem::path)
                .containsExactly("plan.experiment", "runs");
    }

    @Test
    void whatIsSummedUpByUserComesNeitherLateNorOfCountlessUsers() {
        Rehearsal byUser = Rehearsal.of(RehearsedPlans.change()
                .guardrail(Metric.errorRate(ERRORS, percent(0.2)).withExposureUnit(ExposureUnit.REQUEST_BY_USER))
                .plan());
        Scenario sameUsers = HARMLESS.withStickyUsers(ERRORS, 16, 0.03).withSnapshots(ERRORS, percent(0));
        Scenario countless = sameUsers.withPopulation(Population.ofUsersPerDay(1_000_001));

        assertThat(problems(byUser.against(HARMLESS.withLateEvents(ERRORS, Duration.ZERO, Duration.ofHours(1)))))
                .extracting(Problem::path)
                .containsExactly("scenario['" + ERRORS + "'].lateEvents");
        assertThat(problems(byUser.against(HARMLESS.withClusteredUsers(ERRORS, 10_001, 0.03))))
                .extracting(Problem::path)
                .containsExactly("scenario['" + ERRORS + "'].users");
        assertThat(problems(byUser.against(countless)))
                .extracting(Problem::path)
                .containsExactly("scenario['" + ERRORS + "'].users");
        assertThat(byUser.against(sameUsers).runs(1).play().runs()).hasSize(1);
    }
}

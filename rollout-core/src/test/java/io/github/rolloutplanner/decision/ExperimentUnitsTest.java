package io.github.rolloutplanner.decision;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.experiment.ExperimentRequest;
import io.github.rolloutplanner.lint.Finding;
import io.github.rolloutplanner.lint.PlanLinter;
import io.github.rolloutplanner.metric.ExposureUnit;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.strategy.PhasePurpose;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An experiment is planned and read out in the unit of the metric that it is about. */
class ExperimentUnitsTest {
    private static final int RUNS = Boolean.getBoolean("simulation.long") ? 10_000 : 1_000;
    private static final String CLICKS = "Clicks";
    private static final String TIME = "Time";
    private static final int REQUESTS_OF_USER = 20;

    private final SplittableRandom random = new SplittableRandom(20_261_130);

    private static Metric clicks(ExposureUnit unit, OptionalDouble correlation) {
        Metric metric = Metric.conversion(CLICKS, percent(10)).withExposureUnit(unit);
        return correlation.isPresent() ? metric.withIntraclassCorrelation(correlation.getAsDouble()) : metric;
    }

    private static RolloutPlan plan(Metric metric, ExperimentRequest request, long usersPerDay) {
        return RolloutPlanner.forChange("Short form")
                .behavioral("The form has three fields")
                .population(Population.ofUsersPerDay(usersPerDay).withRequestsPerDay(REQUESTS_OF_USER * usersPerDay))
                .experiment(request)
                .success(metric)
                .plan();
    }

    private static RolloutPlan plan(ExposureUnit unit, OptionalDouble correlation, long usersPerDay) {
        return plan(clicks(unit, correlation), ExperimentRequest.changing(CLICKS, percent(2)), usersPerDay);
    }

    private static Experiment test(RolloutPlan plan) {
        return plan.experiment().orElseThrow();
    }

    private static int weeks(RolloutPlan plan) {
        return test(plan).days().orElseThrow() / 7;
    }

    private static Map<String, String> facts(RolloutPlan plan, String rule) {
        return test(plan).reasons().stream()
                .filter(reason -> reason.rule().equals(rule))
                .map(Reason::facts)
                .findFirst()
                .orElseThrow();
    }

    /** Requests come day by day, twenty of each user; users who come back are the same. */
    @Test
    void requestsFillTheGroupsSoonerThanUsers() {
        RolloutPlan ofUsers = plan(ExposureUnit.USER, OptionalDouble.empty(), 20_000);
        RolloutPlan ofRequests = plan(ExposureUnit.REQUEST, OptionalDouble.empty(), 20_000);

        assertThat(test(ofRequests).sampleSizePerGroup())
                .isEqualTo(test(ofUsers).sampleSizePerGroup());
        assertThat(test(ofUsers).capped()).isTrue();
        assertThat(facts(ofUsers, "experiment.weeks-capped")).containsEntry("unit", "users");
        assertThat(weeks(ofRequests)).isEqualTo(1);
        assertThat(facts(ofRequests, "experiment.weeks"))
                .containsEntry("unit", "requests")
                .containsEntry("requestsPerDay", "400,000")
                .doesNotContainKey("usersPerDay");
    }

    /** The more the requests of one user depend on each other, the nearer they are to one. */
    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.05, 0.2, 0.5, 1})
    void requestsThatDependOnEachOtherAreWorthFewer(double correlation) {
        RolloutPlan plan = plan(ExposureUnit.REQUEST, OptionalDouble.of(correlation), 40_000);
        long size = test(plan).sampleSizePerGroup().orElseThrow();
        double growth = plan.exposure().orElseThrow().basis().growthExponent();
        int weeks = 1;
        while (weeks < 8 && ofGroup(40_000, 7 * weeks, growth, correlation) < size) {
            weeks++;
        }

        assertThat(weeks(plan)).isEqualTo(weeks);
        assertThat(test(plan).capped()).isEqualTo(ofGroup(40_000, 7 * weeks, growth, correlation) < size);
        assertThat(size)
                .isEqualTo(test(plan(ExposureUnit.USER, OptionalDouble.empty(), 40_000))
                        .sampleSizePerGroup()
                        .orElseThrow());
    }

    /** Half of all requests of so many days, by the formula of Kish. */
    private static double ofGroup(long usersPerDay, int days, double growth, double correlation) {
        double users = usersPerDay * Math.pow(days, growth);
        double requests = (double) REQUESTS_OF_USER * usersPerDay * days;
        return requests / 2 / (1 + (requests / users - 1) * correlation);
    }

    @Test
    void saysWhatARequestIsWorth() {
        RolloutPlan plan = plan(ExposureUnit.REQUEST, OptionalDouble.of(0.2), 40_000);

        assertThat(test(plan).reasons().stream()
                        .filter(reason -> reason.rule().equals("experiment.weeks"))
                        .map(Reason::sentence))
                .singleElement()
                .asString()
                .contains(" requests have come, each of them worth ", "; 800,000 a day make as many in ");
    }

    /** What is not stated may be anything, so that nothing but users is sure. */
    @Test
    void requestsByUserCountUsersUntilTheirCorrelationIsStated() {
        RolloutPlan unknown = plan(ExposureUnit.REQUEST_BY_USER, OptionalDouble.empty(), 200_000);
        RolloutPlan stated = plan(ExposureUnit.REQUEST_BY_USER, OptionalDouble.of(0.01), 200_000);

        assertThat(weeks(unknown)).isEqualTo(weeks(plan(ExposureUnit.USER, OptionalDouble.empty(), 200_000)));
        assertThat(weeks(unknown)).isGreaterThan(weeks(stated));
    }

    /** A plan of this library never has a size that its own linter calls out of reach. */
    @ParameterizedTest
    @EnumSource
    void theLinterCountsInTheSameUnit(ExposureUnit unit) {
        for (OptionalDouble correlation : new OptionalDouble[] {OptionalDouble.empty(), OptionalDouble.of(0.05)}) {
            if (unit == ExposureUnit.USER && correlation.isPresent()) {
                continue;
            }
            RolloutPlan plan = plan(unit, correlation, 100_000);
            boolean isFound = PlanLinter.lint(plan).stream()
                    .map(Finding::rule)
                    .anyMatch(rule -> rule.equals("experiment.traffic") || rule.equals("experiment.sample-size"));

            assertThat(isFound).as("%s with %s", unit, correlation).isFalse();
        }
    }

    @Test
    void theLinterFindsTooFewRequests() {
        RolloutPlan plan = plan(ExposureUnit.REQUEST, OptionalDouble.of(1), 2_000);

        assertThat(PlanLinter.lint(plan))
                .filteredOn(finding -> finding.rule().equals("experiment.traffic"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("requests", "40,000 a day"));
    }

    /** Requests that depend on each other far more than stated are worth what they show. */
    @Test
    void runsOnWhereRequestsDependMoreThanStated() {
        RolloutPlan plan = filled(ExposureUnit.REQUEST_BY_USER, OptionalDouble.of(0.05));
        ExperimentReadOut shown = readOut(plan, ExposureUnit.REQUEST_BY_USER, 0.1, 0.02);

        assertThat(shown.isLargeEnough()).isFalse();
        assertThat(shown.recommendation()).isEqualTo(ExperimentReadOut.Recommendation.KEEP_RUNNING);
    }

    /** What comes as planned is as large as planned, to a few percent that come from whole weeks. */
    @ParameterizedTest
    @CsvSource({"USER,", "REQUEST,", "REQUEST, 0.05", "REQUEST_BY_USER, 0.05", "REQUEST_BY_USER,"})
    void isReadOutInTheUnitThatItWasPlannedIn(ExposureUnit unit, Double correlation) {
        RolloutPlan plan = filled(unit, correlation == null ? OptionalDouble.empty() : OptionalDouble.of(correlation));
        ExperimentReadOut shown = readOut(plan, unit, correlation == null ? 0 : correlation, 0);

        assertThat(shown.isLargeEnough()).isTrue();
        assertThat((double) shown.size() / shown.needed().orElseThrow()).isBetween(0.999, 1.06);
    }

    @ParameterizedTest
    @CsvSource({"USER,", "REQUEST, 0", "REQUEST, 0.05", "REQUEST_BY_USER, 0.05"})
    void hasThePowerThatWasPlanned(ExposureUnit unit, Double correlation) {
        double stated = correlation == null ? 0 : correlation;
        RolloutPlan plan = filled(unit, correlation == null ? OptionalDouble.empty() : OptionalDouble.of(correlation));

        assertThat(shipped(plan, unit, stated, 0.02)).isBetween(0.75, 0.90);
        assertThat(shipped(plan, unit, stated, 0)).isBetween(0.0, 0.045);
    }

    /** Whatever they depend on each other, a better one and a worse one, at many times the effect that was asked for. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.03, 0.1, 1})
    void requestsOfUnknownDependenceNeverShip(double correlation) {
        RolloutPlan plan = plan(ExposureUnit.REQUEST, OptionalDouble.empty(), 20_000);

        assertThat(shipped(plan, ExposureUnit.REQUEST, correlation, 0)).isZero();
        assertThat(readOut(plan, ExposureUnit.REQUEST, correlation, 1)).satisfies(shown -> {
            assertThat(shown.recommendation()).isEqualTo(ExperimentReadOut.Recommendation.NONE);
            assertThat(shown.reasons()).extracting(Reason::rule).containsExactly("read-out.dependent-requests");
        });
        assertThat(readOut(plan, ExposureUnit.REQUEST, correlation, -0.9).recommendation())
                .isEqualTo(ExperimentReadOut.Recommendation.DO_NOT_SHIP);
    }

    /** A correlation says something of users who make a known number of requests; none says it of all. */
    @ParameterizedTest
    @CsvSource({"0.1, NONE", "0, SHIP"})
    void correlationsWithoutTheRequestsOfAUserSayNothing(
            double correlation, ExperimentReadOut.Recommendation recommendation) {
        RolloutPlan plan = RolloutPlanner.forChange("Short form")
                .behavioral("The form has three fields")
                .population(Population.ofUsersPerDay(200_000))
                .experiment(ExperimentRequest.changing(CLICKS, percent(2)))
                .success(clicks(ExposureUnit.REQUEST, OptionalDouble.of(correlation)))
                .plan();
        RunningRollout rollout = inExperiment(plan);
        TimeWindow window = new TimeWindow(
                rollout.since(), rollout.since().plusDays(test(plan).days().orElseThrow()));

        assertThat(rollout.observe(Observation.cumulative(
                                CLICKS, window, Sample.events(220_000, 2_000_000), Sample.events(200_000, 2_000_000)))
                        .readOut(window.end())
                        .orElseThrow()
                        .recommendation())
                .isEqualTo(recommendation);
    }

    /** What users show ships, whatever requests beside them are worth. */
    @Test
    void shipsForUsersWhateverRequestsAreWorth() {
        RolloutPlan plan = RolloutPlanner.forChange("Short form")
                .behavioral("The form has three fields")
                .population(Population.ofUsersPerDay(200_000).withRequestsPerDay(2_000_000))
                .experiment(ExperimentRequest.changing("Orders", percent(10)))
                .success(Metric.conversion("Orders", percent(10)))
                .success(clicks(ExposureUnit.REQUEST, OptionalDouble.empty()))
                .plan();
        RunningRollout rollout = inExperiment(plan);
        TimeWindow window = new TimeWindow(rollout.since(), rollout.since().plusDays(7));
        RunningRollout observed = rollout.observe(Observation.cumulative(
                CLICKS, window, Sample.events(770_000, 7_000_000), Sample.events(700_000, 7_000_000)));

        for (long orders : new long[] {30_000, 33_000}) {
            assertThat(observed.observe(Observation.cumulative(
                                    "Orders", window, Sample.events(orders, 300_000), Sample.events(30_000, 300_000)))
                            .readOut(window.end())
                            .orElseThrow()
                            .recommendation())
                    .isEqualTo(
                            orders > 30_000
                                    ? ExperimentReadOut.Recommendation.SHIP
                                    : ExperimentReadOut.Recommendation.NONE);
        }
    }

    private double shipped(RolloutPlan plan, ExposureUnit unit, double correlation, double effect) {
        int shipped = 0;
        for (int run = 0; run < RUNS; run++) {
            ExperimentReadOut shown = readOut(plan, unit, correlation, effect);
            shipped += shown.recommendation() == ExperimentReadOut.Recommendation.SHIP ? 1 : 0;
        }
        return (double) shipped / RUNS;
    }

    private static RolloutPlan filled(ExposureUnit unit, OptionalDouble correlation) {
        return filled(unit, correlation, ExperimentRequest.changing(CLICKS, percent(2)));
    }

    /** With just the traffic that fills the groups in four weeks. */
    private static RolloutPlan filled(ExposureUnit unit, OptionalDouble correlation, ExperimentRequest request) {
        long few = 1_000;
        long many = 10_000_000;
        while (many - few > many / 1_000) {
            long middle = (few + many) / 2;
            RolloutPlan plan = plan(clicks(unit, correlation), request, middle);
            if (test(plan).capped() || weeks(plan) > 4) {
                few = middle;
            } else {
                many = middle;
            }
        }
        return plan(clicks(unit, correlation), request, many);
    }

    private ExperimentReadOut readOut(RolloutPlan plan, ExposureUnit unit, double correlation, double effect) {
        return readOut(plan, unit, correlation, effect, test(plan).days().orElseThrow());
    }

    /** What the population of the plan brings in some days, with requests of one user that depend on each other as stated. */
    private ExperimentReadOut readOut(
            RolloutPlan plan, ExposureUnit unit, double correlation, double effect, int days) {
        RunningRollout rollout = inExperiment(plan);
        double growth = plan.exposure().orElseThrow().basis().growthExponent();
        long users = Math.round(plan.population().orElseThrow().usersPerDay() * Math.pow(days, growth) / 2);
        long requests = plan.population().orElseThrow().requestsPerDay().orElseThrow() * days / 2;
        TimeWindow window = new TimeWindow(rollout.since(), rollout.since().plusDays(days));
        return rollout.observe(Observation.cumulative(
                        CLICKS,
                        window,
                        sample(unit, users, requests, correlation, 0.1 * (1 + effect)),
                        sample(unit, users, requests, correlation, 0.1)))
                .readOut(window.end())
                .orElseThrow();
    }

    /** As many events as normal chance makes; of users with one rate each, whose requests come in equal numbers. */
    private Sample sample(ExposureUnit unit, long users, long requests, double correlation, double rate) {
        long trials = unit == ExposureUnit.USER ? users : requests;
        double ofUser = unit == ExposureUnit.USER ? 1 : (double) requests / users;
        double variance = trials * rate * (1 - rate) * (1 + (ofUser - 1) * correlation);
        long events = Math.round(trials * rate + Math.sqrt(variance) * random.nextGaussian());
        if (unit != ExposureUnit.REQUEST_BY_USER) {
            return Sample.events(events, trials);
        }
        double mean = (double) events / users;
        double spread = ofUser * rate * (1 - rate) * (1 + (ofUser - 1) * correlation);
        long squares = Math.round(users * (mean * mean + spread));
        return Sample.eventsByUser(
                users, events, trials, squares, (long) Math.ceil(trials * ofUser) + 1, Math.round(events * ofUser));
    }

    private static RunningRollout inExperiment(RolloutPlan plan) {
        RunningRollout rollout = RunningRollout.start(plan);
        while (rollout.phase().purpose() != PhasePurpose.EXPERIMENT) {
            rollout = rollout.advanceAnyway(rollout.since(), "Ada", "straight to the test");
        }
        return rollout;
    }

    /** Interim looks come when their part of what is counted has come. */
    @Test
    void interimLooksFollowTheUnit() {
        ExperimentRequest request =
                ExperimentRequest.changing(CLICKS, percent(2)).withLooks(2, ExperimentRequest.Spending.POCOCK);
        RolloutPlan ofRequests = plan(clicks(ExposureUnit.REQUEST, OptionalDouble.empty()), request, 20_000);
        RolloutPlan ofUsers = plan(clicks(ExposureUnit.USER, OptionalDouble.empty()), request, 400_000);

        Experiment.Look linear = test(ofRequests).looks().get(0);
        Experiment.Look growing = test(ofUsers).looks().get(0);
        assertThat(linear.information())
                .isCloseTo((double) linear.day() / test(ofRequests).days().orElseThrow(), within(1e-9));
        assertThat(growing.information())
                .isGreaterThan((double) growing.day() / test(ofUsers).days().orElseThrow() + 0.05);
    }

    /** With the traffic that was planned, a look has the size that was planned for it. */
    @ParameterizedTest
    @CsvSource({"USER,", "REQUEST,", "REQUEST, 0.5", "REQUEST_BY_USER, 0.1", "REQUEST_BY_USER,"})
    void interimLooksTakePlace(ExposureUnit unit, Double correlation) {
        ExperimentRequest request =
                ExperimentRequest.changing(CLICKS, percent(2)).withLooks(2, ExperimentRequest.Spending.POCOCK);
        OptionalDouble stated = correlation == null ? OptionalDouble.empty() : OptionalDouble.of(correlation);
        RolloutPlan plan = filled(unit, stated, request);
        int day = test(plan).looks().get(0).day();

        ExperimentReadOut shown = readOut(plan, unit, stated.orElse(0), 0, day);

        assertThat(shown.reasons())
                .extracting(Reason::rule)
                .containsAnyOf("read-out.interim", "read-out.nothing-better", "read-out.worse", "read-out.better");
    }

    /** A mean of requests, such as a time. */
    @Test
    void aMeanOfRequestsIsSizedInRequests() {
        Metric time = Metric.loadTime(TIME, Duration.ofMillis(900)).withStandardDeviation(600);
        ExperimentRequest faster = ExperimentRequest.changing(TIME, percent(-1));

        assertThat(facts(plan(time, faster, 20_000), "experiment.sample-size-per-group"))
                .containsEntry("unit", "requests");
        assertThat(weeks(plan(time, faster, 20_000)))
                .isLessThan(weeks(plan(time.withExposureUnit(ExposureUnit.USER), faster, 20_000)));
        assertThat(time.baseline()).isEqualTo(Quantity.of(900, "ms"));
    }
}

package io.github.rolloutplanner.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.metric.ExposureUnit;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.observation.InvalidObservationException;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.reason.Problem;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A mean of requests that come summed up user by user. */
class NumbersByUserTest {
    private static final String REVENUE = "Revenue";
    private static final int REQUESTS = 16;
    private static final long USERS = 10_000;
    private static final double DEVIATION = 6;
    private static final Metric METRIC = Metric.revenue(REVENUE, Quantity.of(3, "EUR"))
            .withStandardDeviation(DEVIATION)
            .withExposureUnit(ExposureUnit.REQUEST_BY_USER);
    private static final Sample USUAL = spread(USERS, 3);

    private static RolloutPlan plan(Metric metric) {
        return RolloutPlanner.forChange("Search")
                .behavioral("x")
                .touching(Trait.CRITICAL_PATH)
                .population(Population.ofUsersPerDay(2_000_000).withRequestsPerDay(32_000_000))
                .guardrail(metric)
                .plan();
    }

    private static RunningRollout revenue() {
        return RunningRollout.start(plan(METRIC));
    }

    /** Sixteen numbers of each user, independent: of their sum the variance is sixteen times that of one. */
    private static Sample spread(long users, double mean) {
        return sample(users, mean, REQUESTS * DEVIATION * DEVIATION);
    }

    /** The same, but all numbers of a user are one and the same. */
    private static Sample lumped(long users, double mean) {
        return sample(users, mean, REQUESTS * REQUESTS * DEVIATION * DEVIATION);
    }

    private static Sample sample(long users, double mean, double varianceOfSums) {
        double sum = REQUESTS * mean;
        return Sample.numbersByUser(
                users,
                users * sum,
                REQUESTS * users,
                REQUESTS * users * (DEVIATION * DEVIATION + mean * mean),
                users * (varianceOfSums + sum * sum),
                REQUESTS * REQUESTS * users,
                users * REQUESTS * sum);
    }

    /** Users who are all alike, as after a total failure. */
    private static Sample equal(long users, double number) {
        double sum = REQUESTS * number;
        return Sample.numbersByUser(
                users,
                users * sum,
                REQUESTS * users,
                users * sum * number,
                users * sum * sum,
                REQUESTS * REQUESTS * users,
                users * REQUESTS * sum);
    }

    private static Observation hour(Sample treated, Sample control) {
        return Observation.increment(REVENUE, TimeWindow.ofHours(0, 1), treated, control);
    }

    /** Sums of doubles are rounded, also those that are restored. */
    @Test
    void ofUsersWhoAllPayTheSameAreRestored() {
        double sum = 0;
        double squares = 0;
        for (int user = 0; user < 300; user++) {
            sum += 24.96;
            squares += 24.96 * 24.96;
        }
        Sample constant = Sample.numbersByUser(300, sum, 300, squares, squares, 300, sum);
        RunningRollout paid = revenue().observe(hour(constant, constant));

        assertThat(RunningRollout.restore(paid.plan(), paid.policy(), paid.state()))
                .isEqualTo(paid);
    }

    private static Decision after(Sample treated, Sample control) {
        return revenue().observe(hour(treated, control)).decide(Duration.ofHours(1));
    }

    private static GateStatus gate(RunningRollout rollout) {
        return rollout.decide(Duration.ofHours(1)).look().gates().get(0);
    }

    private static List<String> problems(Sample sample) {
        Observation observation = hour(sample, USUAL);
        return catchThrowableOfType(
                        InvalidObservationException.class, () -> revenue().observe(observation))
                .problems()
                .stream()
                .map(Problem::path)
                .toList();
    }

    @Nested
    class Decides {
        @Test
        void onWhatManyUsersBringLess() {
            assertThat(after(spread(USERS, 2.6), USUAL)).isInstanceOf(Decision.RollBack.class);
        }

        /** The same means and the same single numbers, of so few users that chance explains them. */
        @Test
        void notOnWhatTheLuckOfUsersExplains() {
            assertThat(after(spread(USERS, 2.85), USUAL)).isInstanceOf(Decision.RollBack.class);
            assertThat(after(lumped(USERS, 2.85), lumped(USERS, 3))).isInstanceOf(Decision.Hold.class);
        }

        @Test
        void onATotalFailureOfFewUsers() {
            assertThat(after(equal(5_000, 0), USUAL)).isInstanceOf(Decision.RollBack.class);
        }

        /** However many numbers each of them has. */
        @Test
        void notOnAHandfulOfUsers() {
            assertThat(after(lumped(20, 1), lumped(20, 3))).isInstanceOf(Decision.Hold.class);
        }

        @Test
        void usersWithoutANumberAreNoData() {
            Sample none = Sample.numbersByUser(0, 0, 0, 0, 0, 0, 0);

            assertThat(gate(revenue().observe(hour(none, none))).state()).isEqualTo(GateStatus.State.NO_DATA);
        }
    }

    /** What the plan takes for independent counts for less where it is not. */
    @Test
    void numbersThatDependMoreThanPlannedCountForLess() {
        RunningRollout planned = RunningRollout.start(plan(METRIC.withIntraclassCorrelation(1)));

        assertThat(gate(revenue().observe(hour(USUAL, USUAL))).sample())
                .isBetween(REQUESTS * USERS - 100, REQUESTS * USERS);
        assertThat(gate(revenue().observe(hour(lumped(USERS, 3), lumped(USERS, 3))))
                        .sample())
                .isBetween(USERS - 100, USERS);
        assertThat(gate(planned.observe(hour(lumped(USERS, 3), lumped(USERS, 3))))
                        .sample())
                .isBetween(REQUESTS * USERS - 100, REQUESTS * USERS);
    }

    @Test
    void thePlanIsLargerByTheStatedCorrelation() {
        RolloutPlan unknown = plan(METRIC);
        RolloutPlan known = plan(METRIC.withIntraclassCorrelation(0.1));

        assertThat(rules(unknown)).contains("evidence.correlation-unknown");
        assertThat(rules(known)).doesNotContain("evidence.correlation-unknown");
        assertThat(known.phases().get(1).evidence().get(0).designEffect()).isGreaterThan(2.4);
    }

    private static List<String> rules(RolloutPlan plan) {
        return plan.phases().get(1).evidence().get(0).reasons().stream()
                .map(reason -> reason.rule())
                .toList();
    }

    /** Refunds make sums and their squares less. */
    @Test
    void checkpointsGrowByTheirUsersAndCountsAlone() {
        Sample first = Sample.numbersByUser(2, 20, 2, 200, 200, 2, 20);
        Sample refunded = Sample.numbersByUser(2, 10, 3, 300, 100, 5, 10);
        Sample forgotten = Sample.numbersByUser(2, 10, 1, 100, 100, 1, 10);
        RunningRollout rollout = revenue().observe(upTo(1, first));

        assertThat(rollout.observe(upTo(2, refunded))).isNotEqualTo(rollout);
        assertThat(catchThrowableOfType(InvalidObservationException.class, () -> rollout.observe(upTo(2, forgotten)))
                        .problems())
                .isNotEmpty();
    }

    private static Observation upTo(int hour, Sample sample) {
        return Observation.cumulative(REVENUE, TimeWindow.ofHours(0, hour), sample, sample);
    }

    @Nested
    class Sums {
        @Test
        void areNeededOfTheUsers() {
            assertThat(problems(Sample.moments(2_000, 3, 36))).containsExactly("treated");
        }

        @Test
        void ofAnotherUnitAreRefused() {
            assertThat(problems(spread(USERS, 300))).containsExactly("treated.sum");
        }

        @ParameterizedTest
        @CsvSource({
            // users, sum, count, squares, sum squares, count squares, products
            "0, 30, 10, 90, 900, 100, 300, treated.users treated.sumSquares treated.countSquares",
            "10, 0, 5, 1, 1, 25, 0, treated.users",
            "-1, 0, 0, 0, 0, 0, 0, treated.users",
            "10, 30, 100, 8, 90, 1000, 300, treated.squares",
            "10, 30, 100, 900, 89, 1000, 290, treated.sumSquares",
            "10, 30, 100, 9, 901, 1000, 300, treated.sumSquares",
            "10, 30, 100, 900, 90, 999, 299, treated.countSquares",
            "10, 30, 100, 900, 90, 1000, 301, treated.products",
            "10, 30, 100, 900, 90, 1000, -301, treated.products",
            "10, NaN, 100, 900, 90, 1000, 300, treated.sum",
            "10, 30, 100, Infinity, 90, 1000, 300, treated.squares",
            "10, 30, 100, -1, -1, 1000, 300, treated.squares treated.sumSquares",
            "0, 5, 0, 0, 0, 0, 0, treated.squares treated.sumSquares",
        })
        void thatContradictEachOtherAreRefused(
                long users,
                double sum,
                long count,
                double squares,
                double sumSquares,
                long countSquares,
                double products,
                String paths) {
            Sample wrong = Sample.numbersByUser(users, sum, count, squares, sumSquares, countSquares, products);

            assertThat(problems(wrong)).containsExactlyInAnyOrder(paths.split(" "));
        }

        @ParameterizedTest
        @ValueSource(longs = {1, 2, 1_000_000_000_000L})
        void ofAnySizeAreTaken(long users) {
            Sample one = Sample.numbersByUser(users, 3.0 * users, users, 9.0 * users, 9.0 * users, users, 3.0 * users);

            assertThat(gate(revenue().observe(hour(one, one))).evidence()).isFinite();
            assertThat(gate(revenue().observe(hour(one, USUAL))).evidence()).isFinite();
        }
    }
}

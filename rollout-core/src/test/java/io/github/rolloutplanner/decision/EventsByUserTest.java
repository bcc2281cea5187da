package io.github.rolloutplanner.decision;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.metric.ExposureUnit;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.observation.Detection;
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

/** A rate of requests that comes summed up user by user. */
class EventsByUserTest {
    private static final String ERRORS = "Errors";
    private static final long USERS = 10_000;
    private static final Sample CLEAN = spread(320);

    private static RolloutPlan plan(Metric metric) {
        return RolloutPlanner.forChange("Search")
                .behavioral("x")
                .touching(Trait.CRITICAL_PATH)
                .population(Population.ofUsersPerDay(2_000_000).withRequestsPerDay(32_000_000))
                .guardrail(metric.withExposureUnit(ExposureUnit.REQUEST_BY_USER))
                .plan();
    }

    private static RunningRollout errors() {
        return RunningRollout.start(plan(Metric.errorRate(ERRORS, percent(0.2)).mustStayBelow(percent(1))));
    }

    /** Sixteen requests of each user, of which some users have one error each. */
    private static Sample spread(long errors) {
        return Sample.eventsByUser(USERS, errors, 16 * USERS, errors, 256 * USERS, 16 * errors);
    }

    /** The same, but whoever has an error has sixteen. */
    private static Sample lumped(long users) {
        return Sample.eventsByUser(USERS, 16 * users, 16 * USERS, 256 * users, 256 * USERS, 256 * users);
    }

    private static Observation hour(int hour, Sample treated, Sample control) {
        return Observation.increment(ERRORS, TimeWindow.ofHours(hour, hour + 1), treated, control);
    }

    private static GateStatus gate(RunningRollout rollout, int hours) {
        return rollout.decide(Duration.ofHours(hours)).look().gates().get(0);
    }

    private static List<String> problems(Sample sample) {
        Observation observation = hour(0, sample, CLEAN);
        return catchThrowableOfType(InvalidObservationException.class, () -> errors().observe(observation))
                .problems()
                .stream()
                .map(Problem::path)
                .toList();
    }

    @Nested
    class Decides {
        @Test
        void onErrorsOfManyUsers() {
            RunningRollout harmed = errors().observe(hour(0, spread(640), CLEAN));

            assertThat(harmed.decide(Duration.ofHours(1))).isInstanceOf(Decision.RollBack.class);
        }

        /** The same rates in both groups, of so few users that chance explains them. */
        @Test
        void notOnErrorsOfAFewUsers() {
            RunningRollout unlucky = errors().observe(hour(0, lumped(40), lumped(20)));

            assertThat(unlucky.decide(Duration.ofHours(1))).isInstanceOf(Decision.Hold.class);
        }

        @Test
        void notOnOneRobot() {
            Sample robot = Sample.eventsByUser(
                    USERS + 1, 20_000, 16 * USERS + 20_000, 400_000_000, 256 * USERS + 400_000_000, 400_000_000);
            RunningRollout haunted = errors().observe(hour(0, robot, CLEAN));

            assertThat(haunted.decide(Duration.ofHours(1))).isInstanceOf(Decision.Hold.class);
        }

        @Test
        void onATotalFailureFirstOfAll() {
            RunningRollout failed =
                    errors().observe(hour(0, Sample.eventsByUser(60, 960, 960, 15_360, 15_360, 15_360), CLEAN));

            assertThat(failed.decide(Duration.ofHours(1))).isInstanceOf(Decision.RollBack.class);
        }

        @Test
        void onATotalFailureOfARateThatIsNotRare() {
            RunningRollout paid = RunningRollout.start(plan(Metric.conversion(ERRORS, percent(40))));
            Sample usual = Sample.eventsByUser(2_000, 12_800, 32_000, 90_000, 512_000, 204_800);
            RunningRollout failed = paid.observe(hour(0, Sample.eventsByUser(60, 0, 960, 0, 15_360, 0), usual));

            assertThat(failed.decide(Duration.ofHours(1))).isInstanceOf(Decision.RollBack.class);
        }

        @Test
        void byTheOwnLimitWithoutOthers() {
            Sample nobody = Sample.eventsByUser(0, 0, 0, 0, 0, 0);
            RunningRollout many = errors().observe(hour(0, spread(8_000), nobody));
            RunningRollout few = errors().observe(hour(0, lumped(20), nobody));

            assertThat(many.decide(Duration.ofHours(1)))
                    .isInstanceOfSatisfying(
                            Decision.RollBack.class,
                            back -> assertThat(back.causes())
                                    .extracting(cause ->
                                            ((Cause.Detected) cause).detection().kind())
                                    .contains(Detection.Kind.BEYOND_LIMIT));
            assertThat(few.decide(Duration.ofHours(1))).isInstanceOf(Decision.Hold.class);
        }

        @Test
        void moreUsersThanRequestsAreRefused() {
            Sample impossible = Sample.eventsByUser(4_000, 130, 3_000, 212, 10_000, 300);

            assertThat(catchThrowableOfType(
                                    InvalidObservationException.class,
                                    () -> errors().observe(hour(0, impossible, impossible)))
                            .problems())
                    .extracting(Problem::path)
                    .contains("treated.users", "control.users");
        }

        @Test
        void usersWithoutARequestAreNoData() {
            Sample idle = Sample.eventsByUser(500, 0, 0, 0, 0, 0);

            assertThat(gate(errors().observe(hour(0, idle, idle)), 1).state()).isEqualTo(GateStatus.State.NO_DATA);
        }
    }

    /** What the plan takes for independent counts for less where it is not. */
    @Test
    void requestsThatDependMoreThanPlannedCountForLess() {
        long independent = gate(errors().observe(hour(0, CLEAN, CLEAN)), 1).sample();
        long dependent =
                gate(errors().observe(hour(0, lumped(20), lumped(20))), 1).sample();
        RunningRollout planned =
                RunningRollout.start(plan(Metric.errorRate(ERRORS, percent(0.2)).withIntraclassCorrelation(1)));

        assertThat(independent).isEqualTo(16 * USERS);
        assertThat(dependent).isBetween(USERS - 100, USERS);
        assertThat(gate(planned.observe(hour(0, lumped(20), lumped(20))), 1).sample())
                .isBetween(16 * USERS - 100, 16 * USERS);
    }

    @Test
    void thePlanSaysWhatItDoesNotKnow() {
        RolloutPlan unknown = plan(Metric.errorRate(ERRORS, percent(0.2)));
        RolloutPlan known = plan(Metric.errorRate(ERRORS, percent(0.2)).withIntraclassCorrelation(0.03));

        assertThat(rules(unknown)).contains("evidence.correlation-unknown");
        assertThat(rules(known)).doesNotContain("evidence.correlation-unknown");
        assertThat(known.phases().get(1).evidence().get(0).designEffect()).isGreaterThan(1.4);
    }

    private static List<String> rules(RolloutPlan plan) {
        return plan.phases().get(1).evidence().get(0).reasons().stream()
                .map(reason -> reason.rule())
                .toList();
    }

    @Nested
    class Checkpoints {
        private final Sample later = Sample.eventsByUser(12_000, 400, 200_000, 460, 3_600_000, 6_900);

        private Observation upTo(int hour, Sample sample) {
            return Observation.cumulative(ERRORS, TimeWindow.ofHours(0, hour), sample, CLEAN);
        }

        @Test
        void growWithTheUsersWhoComeBack() {
            RunningRollout rollout = errors().observe(upTo(1, CLEAN)).observe(upTo(2, later));

            assertThat(gate(rollout, 2).treated().byUser().users()).isEqualTo(12_000);
        }

        @ParameterizedTest
        @CsvSource({"9000, 400", "12000, 300"})
        void cannotBecomeLess(long users, long eventSquares) {
            Sample less = Sample.eventsByUser(users, 320, 200_000, eventSquares, 4_900_000, 5_200);
            RunningRollout rollout = errors().observe(upTo(1, CLEAN));

            assertThat(catchThrowableOfType(InvalidObservationException.class, () -> rollout.observe(upTo(2, less)))
                            .problems())
                    .isNotEmpty();
        }
    }

    @Nested
    class Sums {
        @Test
        void areNeededOfTheUsers() {
            assertThat(problems(Sample.events(2, 1_000))).containsExactly("treated");
        }

        @Test
        void ofAnotherMetricAreNotTaken() {
            RunningRollout plain = RunningRollout.start(RolloutPlanner.forChange("Search")
                    .behavioral("x")
                    .guardrail(Metric.errorRate(ERRORS, percent(0.2)))
                    .plan());

            assertThat(catchThrowableOfType(
                                    InvalidObservationException.class, () -> plain.observe(hour(0, CLEAN, CLEAN)))
                            .problems())
                    .extracting(Problem::path)
                    .contains("treated", "control");
        }

        @ParameterizedTest
        @CsvSource({
            // users, events, trials, event squares, trial squares, products
            "0, 0, 10, 0, 100, 0, treated.users treated.trialSquares",
            "10, 0, 100, 0, 999, 0, treated.trialSquares",
            "10, 5, 100, 4, 1000, 50, treated.eventSquares",
            "10, 90, 100, 809, 1000, 900, treated.eventSquares treated.products",
            "10, 5, 100, 5, 1000, 4, treated.products",
            "10, 5, 100, 5, 1000, 71, treated.products",
            "10, 100, 100, 1000, 1000, 1001, treated.products",
            "10, -1, 100, 1, 1000, 10, treated.events",
            "2, 3, 2, 5, 2, 3, treated.events treated.products",
            "-5, 0, 0, 0, 0, 0, treated.users",
        })
        void thatContradictEachOtherAreRefused(
                long users,
                long events,
                long trials,
                long eventSquares,
                long trialSquares,
                long products,
                String paths) {
            Sample wrong = Sample.eventsByUser(users, events, trials, eventSquares, trialSquares, products);

            assertThat(problems(wrong)).containsExactlyInAnyOrder(paths.split(" "));
        }

        @ParameterizedTest
        @ValueSource(longs = {1, 2, 1_000_000_000_000L})
        void ofAnySizeAreTaken(long users) {
            Sample none = Sample.eventsByUser(users, 0, users, 0, users, 0);
            Sample all = Sample.eventsByUser(users, users, users, users, users, users);

            assertThat(gate(errors().observe(hour(0, none, none)), 1).evidence())
                    .isFinite();
            assertThat(gate(errors().observe(hour(0, all, none)), 1).evidence()).isFinite();
            assertThat(gate(errors().observe(hour(0, all, all)), 1).evidence()).isFinite();
        }
    }
}

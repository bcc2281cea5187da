package io.github.rolloutplanner.decision;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.experiment.ExperimentRequest;
import io.github.rolloutplanner.internal.statistics.ClopperPearsonInterval;
import io.github.rolloutplanner.metric.ExposureUnit;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.strategy.PhasePurpose;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Groups that were the same before an experiment, or were not, at the hourly looks of a week. */
class CovariateImbalanceTest {
    private static final boolean IS_LONG = Boolean.getBoolean("simulation.long");
    private static final int RUNS = IS_LONG ? 5_000 : 200;
    private static final double LEVEL = IS_LONG ? 0.01 : 0.05;
    private static final int HOURS = 7 * 24;
    private static final int USERS = 100;
    private static final String REVENUE = "Revenue";
    private static final RunningRollout OF_USERS = inExperiment(ExposureUnit.USER);

    private final SplittableRandom random = new SplittableRandom(20_261_129);

    private static RunningRollout inExperiment(ExposureUnit unit) {
        RolloutPlan plan = RolloutPlanner.forChange("Short form")
                .behavioral("The form has three fields")
                .population(Population.ofUsersPerDay(20_000).withRequestsPerDay(400_000))
                .experiment(ExperimentRequest.changing(REVENUE, percent(10)))
                .success(Metric.revenue(REVENUE, Quantity.of(5, "EUR"))
                        .withStandardDeviation(20)
                        .withExposureUnit(unit))
                .plan();
        RunningRollout rollout =
                RunningRollout.start(plan, DecisionPolicy.standard().withSrmSignificanceLevel(LEVEL));
        while (rollout.phase().purpose() != PhasePurpose.EXPERIMENT) {
            rollout = rollout.advanceAnyway(rollout.since(), "Ada", "straight to the test");
        }
        return rollout;
    }

    @Test
    void healthyGroupsAreCalledBrokenNoMoreOftenThanTheLevelAtAllLooksTogether() {
        int broken = 0;
        for (int run = 0; run < RUNS; run++) {
            broken += looksUntilBroken(1) <= HOURS ? 1 : 0;
        }
        double upper =
                ClopperPearsonInterval.withDefaults().interval(broken, RUNS).high();

        assertThat(upper).as("%s of %s", broken, RUNS).isLessThan(LEVEL);
    }

    /** A quarter of a standard deviation is there on the first days. */
    @Test
    void groupsThatDifferedAreFound() {
        for (int run = 0; run < 20; run++) {
            assertThat(looksUntilBroken(1.25)).isLessThan(HOURS / 2);
        }
    }

    private int looksUntilBroken(double times) {
        RunningRollout rollout = OF_USERS;
        for (int hour = 0; hour < HOURS; hour++) {
            TimeWindow window = new TimeWindow(
                    rollout.since().plusHours(hour), rollout.since().plusHours(hour + 1L));
            rollout = rollout.observe(Observation.increment(REVENUE, window, skewed(times), skewed(1)));
            if (isBroken(rollout, window.end())) {
                return hour + 1;
            }
        }
        return HOURS + 1;
    }

    private static boolean isBroken(RunningRollout rollout, Duration at) {
        return rollout.readOut(at).orElseThrow().reasons().stream()
                .anyMatch(reason -> reason.rule().equals("read-out.covariate-imbalance"));
    }

    /** Users of whom most spent little before, and few much. */
    private Sample skewed(double times) {
        double sum = 0;
        double squares = 0;
        for (int user = 0; user < USERS; user++) {
            double before = -times * Math.log(1 - random.nextDouble());
            sum += before;
            squares += before * before;
        }
        double mean = sum / USERS;
        return known(USERS, mean, (squares - sum * mean) / (USERS - 1));
    }

    private static Sample known(long count, double mean, double variance) {
        return Sample.moments(count, 5, 400).adjustedBy(mean, variance, 0);
    }

    /** A few users with most of the requests bring their covariate with all of these, however large the groups are. */
    @Test
    void requestsSayNothingOfHowTheirUsersDiffered() {
        RunningRollout ofRequests = inExperiment(ExposureUnit.REQUEST);

        assertThat(isBroken(differing(OF_USERS, 400_000, 1), Duration.ofDays(30)))
                .isTrue();
        assertThat(isBroken(differing(ofRequests, 400_000, 1), Duration.ofDays(30)))
                .isFalse();
    }

    /** A hundred of a skewed covariate say nothing yet. */
    @Test
    void fewUsersSayNothing() {
        assertThat(isBroken(differing(OF_USERS, 100, 1), Duration.ofDays(30))).isFalse();
    }

    private static RunningRollout differing(RunningRollout rollout, long count, double by) {
        TimeWindow window = new TimeWindow(rollout.since(), rollout.since().plusHours(1));
        return rollout.observe(Observation.increment(REVENUE, window, known(count, 4 + by, 1), known(count, 4, 1)));
    }
}

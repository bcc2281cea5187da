package io.github.rolloutplanner.decision;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.experiment.ExperimentRequest;
import io.github.rolloutplanner.experiment.ExperimentRequest.Spending;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.strategy.PhasePurpose;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InterimLookTest {
    private static final int RUNS = Boolean.getBoolean("simulation.long") ? 20_000 : 2_000;
    private static final String SALES = "Sales";

    private final SplittableRandom random = new SplittableRandom(20_260_302);

    private static RolloutPlan plan(Spending spending) {
        return RolloutPlanner.forChange("Short form")
                .behavioral("The form has three fields")
                .population(Population.ofUsersPerDay(9_000))
                .experiment(ExperimentRequest.changing(SALES, percent(10)).withLooks(4, spending))
                .success(Metric.conversion(SALES, percent(10)))
                .plan();
    }

    private static RunningRollout inExperiment(RolloutPlan plan) {
        RunningRollout rollout = RunningRollout.start(plan);
        while (rollout.phase().purpose() != PhasePurpose.EXPERIMENT) {
            rollout = rollout.advanceAnyway(rollout.since(), "Ada", "straight to the test");
        }
        return rollout;
    }

    /** Four looks keep the level of one: 2.5% on the side of better, 2.5% on that of worse. */
    @ParameterizedTest
    @EnumSource(Spending.class)
    void allLooksTogetherKeepTheLevel(Spending spending) {
        assertThat(shipped(plan(spending), 1)).isBetween(0.016, 0.035);
    }

    @ParameterizedTest
    @EnumSource(Spending.class)
    void theSizeHasThePowerOfAllLooks(Spending spending) {
        assertThat(shipped(plan(spending), 1.1)).isBetween(0.775, 0.85);
    }

    private double shipped(RolloutPlan plan, double effect) {
        RunningRollout rollout = inExperiment(plan);
        int shipped = 0;
        for (int run = 0; run < RUNS; run++) {
            shipped += recommendation(rollout, plan.experiment().orElseThrow(), effect)
                            == ExperimentReadOut.Recommendation.SHIP
                    ? 1
                    : 0;
        }
        return (double) shipped / RUNS;
    }

    /** Users who come between two looks are added to those before, so that the looks depend on each other as they do. */
    private ExperimentReadOut.Recommendation recommendation(
            RunningRollout rollout, Experiment experiment, double effect) {
        long users = experiment.sampleSizePerGroup().orElseThrow();
        long size = 0;
        long treated = 0;
        long control = 0;
        ExperimentReadOut.Recommendation recommendation = ExperimentReadOut.Recommendation.KEEP_RUNNING;
        for (Experiment.Look look : experiment.looks()) {
            long coming = Math.round(users * look.information()) - size;
            size += coming;
            treated += events(coming, 0.1 * effect);
            control += events(coming, 0.1);
            if (recommendation == ExperimentReadOut.Recommendation.KEEP_RUNNING) {
                recommendation = readOut(rollout, Duration.ofDays(look.day()), size, treated, control)
                        .recommendation();
            }
        }
        return recommendation;
    }

    private long events(long size, double rate) {
        double mean = size * rate;
        return Math.round(mean + Math.sqrt(mean * (1 - rate)) * random.nextGaussian());
    }

    private static ExperimentReadOut readOut(
            RunningRollout rollout, Duration length, long users, long treated, long control) {
        TimeWindow window = new TimeWindow(rollout.since(), rollout.since().plus(length));
        return rollout.observe(Observation.cumulative(
                        SALES, window, Sample.events(treated, users), Sample.events(control, users)))
                .readOut(window.end())
                .orElseThrow();
    }

    /** The boundaries count with the users that were planned until then. */
    @Test
    void aLookWithFewOfItsUsersDecidesNothing() {
        RolloutPlan plan = plan(Spending.OBRIEN_FLEMING);
        Experiment experiment = plan.experiment().orElseThrow();
        Experiment.Look second = experiment.looks().get(1);
        long planned = Math.round(
                second.information() * experiment.sampleSizePerGroup().orElseThrow());
        RunningRollout rollout = inExperiment(plan);
        Duration day = Duration.ofDays(second.day());

        assertThat(readOut(rollout, day, 200, 60, 20).recommendation())
                .isEqualTo(ExperimentReadOut.Recommendation.KEEP_RUNNING);
        assertThat(readOut(rollout, day, planned, planned * 3 / 10, planned / 10)
                        .recommendation())
                .isEqualTo(ExperimentReadOut.Recommendation.SHIP);
    }

    @Test
    void aLargeEffectShipsEarly() {
        RolloutPlan plan = plan(Spending.OBRIEN_FLEMING);
        RunningRollout rollout = inExperiment(plan);
        Duration first =
                Duration.ofDays(plan.experiment().orElseThrow().looks().get(0).day());

        assertThat(readOut(rollout, first, 8_000, 1_200, 800).recommendation())
                .isEqualTo(ExperimentReadOut.Recommendation.SHIP);
        assertThat(readOut(rollout, first, 8_000, 600, 800).recommendation())
                .isEqualTo(ExperimentReadOut.Recommendation.DO_NOT_SHIP);
        assertThat(readOut(rollout, first, 8_000, 850, 800)).satisfies(shown -> {
            assertThat(shown.recommendation()).isEqualTo(ExperimentReadOut.Recommendation.KEEP_RUNNING);
            assertThat(shown.reasons()).extracting(Reason::rule).containsExactly("read-out.interim");
        });
    }

    /** Whoever looks more often does not look more often at what decides. */
    @Test
    void betweenTwoLooksNothingIsDecided() {
        RolloutPlan plan = plan(Spending.POCOCK);
        RunningRollout rollout = inExperiment(plan);
        Duration first =
                Duration.ofDays(plan.experiment().orElseThrow().looks().get(0).day());

        assertThat(readOut(rollout, first.minusHours(1), 8_000, 1_200, 800).recommendation())
                .isEqualTo(ExperimentReadOut.Recommendation.KEEP_RUNNING);
        assertThat(readOut(rollout, first.plusHours(1), 8_000, 1_200, 800).recommendation())
                .isEqualTo(ExperimentReadOut.Recommendation.KEEP_RUNNING);
    }

    @Test
    void anIntervalHoldsAtAllLooksTogether() {
        RolloutPlan plan = plan(Spending.OBRIEN_FLEMING);
        RunningRollout rollout = inExperiment(plan);
        Experiment.Look first = plan.experiment().orElseThrow().looks().get(0);
        MetricEffect.Estimate effect = readOut(rollout, Duration.ofDays(first.day()), 8_000, 850, 800)
                .effects()
                .get(0)
                .absolute();

        assertThat(effect.pValue()).isGreaterThan(first.better());
        assertThat(effect.low()).isNegative();
        assertThat(effect.high() - effect.low()).isGreaterThan(2 * 1.96 * 0.0048);
    }
}

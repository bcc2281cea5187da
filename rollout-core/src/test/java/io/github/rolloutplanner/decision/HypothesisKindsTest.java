package io.github.rolloutplanner.decision;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rolloutplanner.InvalidChangeException;
import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.experiment.ExperimentRequest;
import io.github.rolloutplanner.lint.Finding;
import io.github.rolloutplanner.lint.PlanLinter;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.policy.EvidencePolicy;
import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.strategy.PhasePurpose;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.function.DoubleFunction;
import org.junit.jupiter.api.Test;

/** Experiments about events over time and about percentiles, which are sized by the test that reads them out. */
class HypothesisKindsTest {
    private static final int RUNS = Boolean.getBoolean("simulation.long") ? 10_000 : 1_000;
    private static final int TICKETS_PER_HOUR = 10;
    private static final double SLOW = 0.05;
    private static final Metric TICKETS = Metric.userReports("Tickets", TICKETS_PER_HOUR);
    private static final Metric SEARCH_P95 =
            Metric.latency("Search p95", Duration.ofMillis(800)).withIntraclassCorrelation(0);

    private final SplittableRandom random = new SplittableRandom(20_261_128);

    private static RolloutPlan plan(Metric metric, double effect) {
        return RolloutPlanner.forChange("Search")
                .behavioral("Results are ranked anew")
                .population(Population.ofUsersPerDay(20_000).withRequestsPerDay(400_000))
                .experiment(ExperimentRequest.changing(metric.name(), percent(effect)))
                .success(metric)
                .plan();
    }

    private static Experiment test(RolloutPlan plan) {
        return plan.experiment().orElseThrow();
    }

    /** 2 (z + z)^2 / log(ratio)^2 events of each group, nearly: 10 tickets an hour fill both in two weeks. */
    @Test
    void countsAreSizedInExpectedEvents() {
        RolloutPlan plan = plan(TICKETS, -10);

        assertThat(test(plan).sampleSizePerGroup().orElseThrow()).isBetween(1_400L, 1_600L);
        assertThat(test(plan).days()).hasValue(14);
        assertThat(test(plan).reasons())
                .filteredOn(reason -> reason.rule().equals("experiment.weeks"))
                .extracting(Reason::facts)
                .singleElement()
                .satisfies(facts -> assertThat(facts)
                        .containsEntry("unit", "expected events")
                        .containsEntry("requestsPerDay", "240"));
        assertThat(PlanLinter.lint(plan))
                .extracting(Finding::rule)
                .doesNotContain("experiment.traffic", "experiment.sample-size");
    }

    @Test
    void aCountHasThePowerThatWasPlanned() {
        RolloutPlan plan = plan(TICKETS, -10);
        double events = test(plan).sampleSizePerGroup().orElseThrow();
        DoubleFunction<Sample> sample = times -> Sample.counts(chance(events * times, 1), events / TICKETS_PER_HOUR);

        assertThat(shipped(plan, sample, 0.9)).isBetween(0.75, 0.88);
        assertThat(shipped(plan, sample, 1)).isBetween(0.0, 0.045);
    }

    @Test
    void aPercentileHasThePowerThatWasPlanned() {
        RolloutPlan plan = plan(SEARCH_P95, -5);
        long size = test(plan).sampleSizePerGroup().orElseThrow();
        double tail = EvidencePolicy.standard().slowTail();
        DoubleFunction<Sample> sample = times -> {
            double rate = SLOW * Math.pow(times, Math.log(tail) / Math.log(2));
            return Sample.events(chance(size * rate, 1 - rate), size);
        };

        assertThat(shipped(plan, sample, 0.95)).isBetween(0.75, 0.88);
        assertThat(shipped(plan, sample, 1)).isBetween(0.0, 0.045);
    }

    /** A number by normal chance, whose variance is so many times its mean. */
    private long chance(double mean, double times) {
        return Math.round(mean + Math.sqrt(mean * times) * random.nextGaussian());
    }

    private static double shipped(RolloutPlan plan, DoubleFunction<Sample> sample, double effect) {
        String metric = test(plan).metrics().get(0);
        RunningRollout rollout = inExperiment(plan);
        TimeWindow window = new TimeWindow(
                rollout.since(), rollout.since().plusDays(test(plan).days().orElseThrow()));
        int shipped = 0;
        for (int run = 0; run < RUNS; run++) {
            ExperimentReadOut shown = rollout.observe(
                            Observation.cumulative(metric, window, sample.apply(effect), sample.apply(1)))
                    .readOut(window.end())
                    .orElseThrow();
            assertThat(shown.isLargeEnough()).isTrue();
            shipped += shown.recommendation() == ExperimentReadOut.Recommendation.SHIP ? 1 : 0;
        }
        return (double) shipped / RUNS;
    }

    private static RunningRollout inExperiment(RolloutPlan plan) {
        RunningRollout rollout = RunningRollout.start(plan);
        while (rollout.phase().purpose() != PhasePurpose.EXPERIMENT) {
            rollout = rollout.advanceAnyway(rollout.since(), "Ada", "straight to the test");
        }
        return rollout;
    }

    @Test
    void rareEventsMakeTheTestAsLongAsItMayBe() {
        assertThat(test(plan(Metric.userReports("Crashes", 0.001), -10)).capped())
                .isTrue();
    }

    @Test
    void aPartOfNothingCannotBeFound() {
        assertThatThrownBy(() -> plan(Metric.userReports("Tickets", 0), -10))
                .isInstanceOf(InvalidChangeException.class)
                .hasMessageContaining("No number of users shows a change of -10% in 'Tickets'");
    }

    @Test
    void nothingIsLessThanNothing() {
        for (Metric metric : new Metric[] {TICKETS, SEARCH_P95}) {
            assertThatThrownBy(() -> plan(metric, -110)).isInstanceOf(InvalidChangeException.class);
        }
    }
}

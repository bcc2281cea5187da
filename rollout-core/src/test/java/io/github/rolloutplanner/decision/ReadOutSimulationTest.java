package io.github.rolloutplanner.decision;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.experiment.ExperimentRequest;
import io.github.rolloutplanner.metric.Condition;
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

/**
 * How often an experiment ships, with groups of the sizes that the plan asks for. Guardrails are given those of the test that
 * reads them out, so that level and power are those of the whole decision and not of more data than it needs.
 */
class ReadOutSimulationTest {
    private static final int RUNS = Boolean.getBoolean("simulation.long") ? 10_000 : 1_000;
    private static final String SALES = "Sales";
    private static final String ERRORS = "5xx";
    private static final String TIME = "Time";
    private static final String REPORTS = "Reports";
    private static final double DEVIATION = 600;

    private static final RolloutPlan PLAN = RolloutPlanner.forChange("Short form")
            .behavioral("The form has three fields")
            .population(Population.ofUsersPerDay(40_000))
            .experiment(ExperimentRequest.changing(SALES, percent(10)))
            .success(Metric.conversion(SALES, percent(10)))
            .guardrail(Metric.errorRate(ERRORS, percent(1)).mustStayBelow(percent(2)))
            .guardrail(Metric.loadTime(TIME, Duration.ofMillis(900))
                    .withStandardDeviation(DEVIATION)
                    .mustStayBelow(Quantity.of(1_000, "ms")))
            .guardrail(Metric.userReports(REPORTS, 20))
            .plan();
    private static final RunningRollout STARTED = inExperiment();

    private final SplittableRandom random = new SplittableRandom(20_260_301);

    private static RunningRollout inExperiment() {
        RunningRollout rollout = RunningRollout.start(PLAN);
        while (rollout.phase().purpose() != PhasePurpose.EXPERIMENT) {
            rollout = rollout.advanceAnyway(rollout.since(), "Ada", "straight to the test");
        }
        return rollout;
    }

    /** The level of one side: what changes nothing is called better once in forty times. */
    @Test
    void whatChangesNothingSeldomShips() {
        assertThat(shipped(1, 1)).isBetween(0.0, 0.04);
    }

    @Test
    void whatIsBetterByTheEffectShipsWithThePowerOfThePlan() {
        assertThat(shipped(1.1, 1)).isBetween(0.79, 0.93);
    }

    /** However good it is otherwise: a guardrail at its gate passes at most as often as its level says. */
    @Test
    void whatTakesAGuardrailToItsGateSeldomShips() {
        double timesBaseline = gate(ERRORS);
        assertThat(shipped(1.3, timesBaseline)).isBetween(0.0, 0.07);
    }

    private static double gate(String metric) {
        return STARTED.phase().goLiveCriteria().stream()
                .flatMap(gate -> gate.condition().measured().stream())
                .filter(measured -> measured.metric().equals(metric))
                .map(Condition.OnMetric::threshold)
                .mapToDouble(threshold -> ((Quantity) threshold.level()).value())
                .findFirst()
                .orElseThrow();
    }

    private double shipped(double sales, double errors) {
        int shipped = 0;
        for (int run = 0; run < RUNS; run++) {
            shipped += readOut(sales, errors).recommendation() == ExperimentReadOut.Recommendation.SHIP ? 1 : 0;
        }
        return (double) shipped / RUNS;
    }

    private ExperimentReadOut readOut(double sales, double errors) {
        TimeWindow window = new TimeWindow(
                STARTED.since(), STARTED.since().plus(STARTED.phase().soak().orElseThrow()));
        long users = PLAN.experiment().orElseThrow().sampleSizePerGroup().orElseThrow();
        long requests = needed(ERRORS);
        long loads = needed(TIME);
        double hours = needed(REPORTS) / 20.0;
        return STARTED.observe(Observation.cumulative(SALES, window, events(users, 0.1 * sales), events(users, 0.1)))
                .observe(
                        Observation.cumulative(ERRORS, window, events(requests, 0.01 * errors), events(requests, 0.01)))
                .observe(Observation.cumulative(TIME, window, times(loads), times(loads)))
                .observe(Observation.cumulative(REPORTS, window, counts(hours), counts(hours)))
                .readOut(window.end())
                .orElseThrow();
    }

    private static long needed(String metric) {
        return PLAN.experiment().orElseThrow().reasons().stream()
                .filter(reason -> reason.rule().equals("experiment.guardrail-size")
                        && reason.facts().get("metric").equals(metric))
                .map(reason -> Long.parseLong(reason.facts().get("control").replace(",", "")))
                .findFirst()
                .orElseThrow();
    }

    /** Of so many that the binomial distribution is as good as normal. */
    private Sample events(long size, double rate) {
        double mean = size * rate;
        return Sample.events(Math.round(mean + Math.sqrt(mean * (1 - rate)) * random.nextGaussian()), size);
    }

    private Sample counts(double hours) {
        double mean = 20 * hours;
        return Sample.counts(Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian())), hours);
    }

    private Sample times(long size) {
        return Sample.moments(size, 900 + DEVIATION / Math.sqrt(size) * random.nextGaussian(), DEVIATION * DEVIATION);
    }
}

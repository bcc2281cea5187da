package io.github.rolloutplanner.decision;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.experiment.ExperimentRequest;
import io.github.rolloutplanner.metric.ExposureUnit;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.strategy.PhasePurpose;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** How often an experiment of three treatments ships, with groups of the sizes that the plan asks for. */
class SeveralTreatmentsSimulationTest {
    private static final int RUNS = Boolean.getBoolean("simulation.long") ? 10_000 : 1_000;
    private static final String SALES = "Sales";
    private static final String ERRORS = "Errors";
    private static final List<String> TREATMENTS = List.of("red", "green", "blue");
    private static final RolloutPlan PLAN = RolloutPlanner.forChange("Coloured button")
            .behavioral("The order button has a colour")
            .population(Population.ofUsersPerDay(60_000))
            .experiment(ExperimentRequest.changing(SALES, percent(10)).between("grey", "red", "green", "blue"))
            .success(Metric.conversion(SALES, percent(10)))
            .guardrail(Metric.errorRate(ERRORS, percent(1))
                    .withExposureUnit(ExposureUnit.USER)
                    .mustStayBelow(percent(2)))
            .plan();
    private static final long USERS =
            PLAN.experiment().orElseThrow().sampleSizePerGroup().orElseThrow();
    private static final RunningRollout STARTED = inExperiment();
    private static final TimeWindow WINDOW = new TimeWindow(
            STARTED.since(), STARTED.since().plus(STARTED.phase().soak().orElseThrow()));

    private final SplittableRandom random = new SplittableRandom(20_260_401);

    private static RunningRollout inExperiment() {
        RunningRollout rollout = RunningRollout.start(PLAN);
        while (rollout.phase().purpose() != PhasePurpose.EXPERIMENT) {
            rollout = rollout.advanceAnyway(rollout.since(), "Ada", "straight to the test");
        }
        return rollout;
    }

    /** The level of one side, of all three together; three tests at the whole level would ship too often. */
    @Test
    void noneOfThreeThatChangeNothingSeldomShips() {
        int shipped = 0;
        int withoutSharing = 0;
        for (int run = 0; run < RUNS; run++) {
            ExperimentReadOut shown = played(List.of(1.0, 1.0, 1.0), List.of(1.0, 1.0, 1.0))
                    .readOut(WINDOW.end())
                    .orElseThrow();
            shipped += shown.recommendation() == ExperimentReadOut.Recommendation.SHIP ? 1 : 0;
            withoutSharing += shown.effects().stream()
                            .anyMatch(effect -> effect.metric().startsWith(SALES)
                                    && effect.absolute().value() > 0
                                    && effect.absolute().pValue() <= 0.05)
                    ? 1
                    : 0;
        }
        assertThat((double) shipped / RUNS).isLessThan(0.04);
        assertThat((double) withoutSharing / RUNS).isGreaterThan(0.045);
    }

    @Test
    void theOneThatIsBetterShipsWithThePowerOfThePlan() {
        int shipped = 0;
        for (int run = 0; run < RUNS; run++) {
            ExperimentReadOut shown = played(List.of(1.0, 1.1, 1.0), List.of(1.0, 1.0, 1.0))
                    .readOut(WINDOW.end())
                    .orElseThrow();
            shipped += shown.ships().filter("green"::equals).isPresent() ? 1 : 0;
        }
        assertThat((double) shipped / RUNS).isBetween(0.79, 0.95);
    }

    /** However good it is otherwise, and however good the others are. */
    @Test
    void theOneThatBreaksAGuardrailIsFound() {
        int found = 0;
        int shipped = 0;
        for (int run = 0; run < RUNS; run++) {
            RunningRollout rollout = played(List.of(1.1, 1.1, 1.3), List.of(1.0, 1.0, 2.0));
            found += rollout.decide(WINDOW.end()) instanceof Decision.RollBack ? 1 : 0;
            shipped += rollout.readOut(WINDOW.end())
                            .orElseThrow()
                            .ships()
                            .filter("blue"::equals)
                            .isPresent()
                    ? 1
                    : 0;
        }
        assertThat((double) found / RUNS).isGreaterThan(0.99);
        assertThat(shipped).isZero();
    }

    private RunningRollout played(List<Double> sales, List<Double> errors) {
        Sample salesOfControl = events(0.1);
        Sample errorsOfControl = events(0.01);
        List<Observation> all = new ArrayList<>();
        for (int at = 0; at < TREATMENTS.size(); at++) {
            all.add(Observation.increment(SALES, WINDOW, events(0.1 * sales.get(at)), salesOfControl)
                    .ofTreatment(TREATMENTS.get(at)));
            all.add(Observation.increment(ERRORS, WINDOW, events(0.01 * errors.get(at)), errorsOfControl)
                    .ofTreatment(TREATMENTS.get(at)));
        }
        RunningRollout rollout = STARTED;
        for (Observation observation : all) {
            rollout = rollout.observe(observation);
        }
        return rollout;
    }

    /** Of so many that the binomial distribution is as good as normal. */
    private Sample events(double rate) {
        double mean = USERS * rate;
        return Sample.events(Math.round(mean + Math.sqrt(mean * (1 - rate)) * random.nextGaussian()), USERS);
    }
}

package io.github.rolloutplanner.decision;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import io.github.rolloutplanner.InvalidChangeException;
import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.experiment.ExperimentRequest;
import io.github.rolloutplanner.metric.ExposureUnit;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.observation.InvalidObservationException;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.reason.Problem;
import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.strategy.PhasePurpose;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An experiment on a mean whose users were known before it began. */
class AdjustedReadOutTest {
    private static final int RUNS = Boolean.getBoolean("simulation.long") ? 20_000 : 2_000;
    private static final String REVENUE = "Revenue";
    private static final double DEVIATION = 20;
    private static final double PLANNED = 0.6;
    private static final RolloutPlan PLAN =
            plan(ExperimentRequest.changing(REVENUE, percent(10)).withCovariateCorrelation(PLANNED));
    private static final RolloutPlan UNADJUSTED = plan(ExperimentRequest.changing(REVENUE, percent(10)));
    private static final RunningRollout STARTED = inExperiment(PLAN);

    private final SplittableRandom random = new SplittableRandom(20_261_128);

    private static RolloutPlan plan(ExperimentRequest request) {
        return plan(request, revenue());
    }

    private static Metric revenue() {
        return Metric.revenue(REVENUE, Quantity.of(5, "EUR"))
                .withStandardDeviation(DEVIATION)
                .withExposureUnit(ExposureUnit.USER);
    }

    private static RolloutPlan plan(ExperimentRequest request, Metric metric) {
        return RolloutPlanner.forChange("Short form")
                .behavioral("The form has three fields")
                .population(Population.ofUsersPerDay(20_000))
                .experiment(request)
                .success(metric)
                .plan();
    }

    private static RunningRollout inExperiment(RolloutPlan plan) {
        RunningRollout rollout = RunningRollout.start(plan);
        while (rollout.phase().purpose() != PhasePurpose.EXPERIMENT) {
            rollout = rollout.advanceAnyway(rollout.since(), "Ada", "straight to the test");
        }
        return rollout;
    }

    private static long needed(RolloutPlan plan) {
        return plan.experiment().orElseThrow().sampleSizePerGroup().orElseThrow();
    }

    private static TimeWindow test() {
        Duration length = STARTED.phase().soak().orElseThrow();
        return new TimeWindow(STARTED.since(), STARTED.since().plus(length));
    }

    private static ExperimentReadOut readOut(Sample treated, Sample control) {
        return STARTED.observe(Observation.cumulative(REVENUE, test(), treated, control))
                .readOut(test().end())
                .orElseThrow();
    }

    /** A group whose covariate, of mean 4 and deviation 10, correlates with its numbers. */
    private static Sample known(long size, double mean, double covariateMean, double correlation) {
        return Sample.moments(size, mean, DEVIATION * DEVIATION)
                .adjustedBy(covariateMean, 100, correlation * DEVIATION * 10);
    }

    private static List<String> rules(ExperimentReadOut shown) {
        return shown.reasons().stream().map(Reason::rule).toList();
    }

    @Test
    void isSmallerByWhatTheCovariateExplains() {
        assertThat((double) needed(PLAN) / needed(UNADJUSTED)).isCloseTo(0.64, within(0.001));
        assertThat(PLAN.experiment().orElseThrow().covariateCorrelation()).hasValue(PLANNED);
        assertThat(PLAN.experiment().orElseThrow().reasons())
                .filteredOn(reason -> reason.rule().equals("experiment.covariate"))
                .singleElement()
                .satisfies(reason -> assertThat(reason.sentence())
                        .isEqualTo(
                                "Revenue correlates by 0.6 with a covariate from before the experiment, so its size counts"
                                        + " on 0.64 times the variance. Give the covariate with each observation."));
    }

    /** Users who spent more before were in the treatment group by chance. */
    @Test
    void takesOutWhatWasThereBefore() {
        MetricEffect effect = readOut(known(40_000, 5.5, 4.1, 0.6), known(40_000, 5, 4, 0.6))
                .effects()
                .get(0);

        assertThat(effect.covariateCorrelation().orElseThrow()).isCloseTo(0.6, within(1e-9));
        assertThat(effect.absolute().value()).isCloseTo(0.5 - 1.2 * 0.1, within(1e-9));
        double width = effect.absolute().high() - effect.absolute().low();
        assertThat(width).isCloseTo(2 * 1.96 * DEVIATION * 0.8 * Math.sqrt(2.0 / 40_000), within(1e-3));
        assertThat(effect.relative().orElseThrow().value()).isCloseTo(5.44 / 5.06 - 1, within(1e-6));
        assertThat(EffectReason.of(effect).sentence())
                .contains("difference +0.38 adjusted by a covariate that correlates by 0.6, from");
    }

    @Test
    void isThatOfTheNumbersWhereTheCovariateExplainsNothing() {
        Sample treated = Sample.moments(40_000, 5.5, 400);
        Sample control = Sample.moments(40_000, 5, 400);
        Sample constant = Sample.moments(40_000, 5.5, 400).adjustedBy(3, 0, 0);
        Sample alsoConstant = Sample.moments(40_000, 5, 400).adjustedBy(3, 0, 0);

        MetricEffect unknown = readOut(treated, control).effects().get(0);
        MetricEffect unmoved = readOut(constant, alsoConstant).effects().get(0);

        assertThat(unmoved.absolute()).isEqualTo(unknown.absolute());
        assertThat(unmoved.covariateCorrelation()).hasValue(0);
        assertThat(unknown.covariateCorrelation()).isEmpty();
    }

    /** The same constant, summed up by another order of its addition. */
    @ParameterizedTest
    @CsvSource({"0, 0", "1e-17, 1e-17", "0, 1e-17", "1e-17, 0"})
    void aConstantCovariateButForRoundingExplainsNothingAndIsNoImbalance(double ofTreated, double ofControl) {
        ExperimentReadOut shown = inExperiment(UNADJUSTED)
                .observe(Observation.cumulative(
                        REVENUE,
                        test(),
                        Sample.moments(150_000, 5.6, 400).adjustedBy(9.99, ofTreated, 0),
                        Sample.moments(150_000, 5, 400).adjustedBy(9.990000000000002, ofControl, 0)))
                .readOut(test().end())
                .orElseThrow();

        assertThat(shown.recommendation()).isEqualTo(ExperimentReadOut.Recommendation.SHIP);
        assertThat(shown.effects().get(0).covariateCorrelation()).hasValue(0);
        assertThat(shown.effects().get(0).absolute().value()).isCloseTo(0.6, within(1e-12));
    }

    @Test
    void constantsThatDifferAreAnImbalance() {
        ExperimentReadOut shown = readOut(
                Sample.moments(150_000, 5.6, 400).adjustedBy(9.99, 0, 0),
                Sample.moments(150_000, 5, 400).adjustedBy(9.98, 0, 0));

        assertThat(rules(shown)).containsExactly("read-out.covariate-imbalance");
        assertThat(shown.reasons().get(0).facts()).doesNotContainKey("p").containsEntry("pBelow", "0.0001");
    }

    @Test
    void aCorrelationOfNothingIsReadAsZero() {
        assertThat(CovariateReader.text(1.426e-23)).isEqualTo("0");
        assertThat(CovariateReader.text(-1e-9)).isEqualTo("0");
        assertThat(CovariateReader.text(-0.12345)).isEqualTo("-0.123");
        assertThat(CovariateReader.text(1)).isEqualTo("1");
    }

    @Test
    void isTheSameOfManyIncrements() {
        RunningRollout rollout = STARTED;
        int days = (int) STARTED.phase().soak().orElseThrow().toDays();
        for (int day = 0; day < days; day++) {
            TimeWindow window = new TimeWindow(
                    STARTED.since().plusDays(day), STARTED.since().plusDays(day + 1L));
            rollout = rollout.observe(
                    Observation.increment(REVENUE, window, known(5_000, 5.5, 4.1, 0.6), known(5_000, 5, 4, 0.6)));
        }
        MetricEffect ofDays =
                rollout.readOut(test().end()).orElseThrow().effects().get(0);
        MetricEffect ofAll = readOut(known(5_000L * days, 5.5, 4.1, 0.6), known(5_000L * days, 5, 4, 0.6))
                .effects()
                .get(0);

        assertThat(ofDays.absolute().value()).isCloseTo(ofAll.absolute().value(), within(1e-9));
        assertThat(ofDays.absolute().low()).isCloseTo(ofAll.absolute().low(), within(1e-3));
    }

    /** Days whose covariate did not come are no part of what it explains. */
    @Test
    void adjustsNothingWhereSomeCameWithoutACovariate() {
        Duration first = STARTED.since().plusDays(1);
        RunningRollout rollout = STARTED.observe(Observation.increment(
                        REVENUE,
                        new TimeWindow(STARTED.since(), first),
                        known(5_000, 5.5, 4.1, 0.6),
                        known(5_000, 5, 4, 0.6)))
                .observe(Observation.increment(
                        REVENUE,
                        new TimeWindow(first, first.plusDays(1)),
                        Sample.moments(5_000, 5.5, 400),
                        Sample.moments(5_000, 5, 400)));

        assertThat(rollout.readOut(first.plusDays(1))
                        .orElseThrow()
                        .effects()
                        .get(0)
                        .covariateCorrelation())
                .isEmpty();
    }

    @Test
    void runsOnWhereTheCovariateExplainsLessThanPlanned() {
        long size = needed(PLAN);
        ExperimentReadOut asPlanned = readOut(known(size, 5.5, 4, 0.6001), known(size, 5, 4, 0.6001));
        ExperimentReadOut weaker = readOut(known(size, 5.5, 4, 0.3), known(size, 5, 4, 0.3));
        ExperimentReadOut without = readOut(Sample.moments(size, 5.5, 400), Sample.moments(size, 5, 400));

        assertThat(asPlanned.recommendation()).isEqualTo(ExperimentReadOut.Recommendation.SHIP);
        assertThat(weaker.recommendation()).isEqualTo(ExperimentReadOut.Recommendation.KEEP_RUNNING);
        assertThat(rules(weaker)).containsExactly("read-out.size", "read-out.correlation");
        assertThat(rules(without)).containsExactly("read-out.size", "read-out.correlation");
        assertThat((double) weaker.size() / size).isCloseTo(0.64 / 0.91, within(1e-4));
        assertThat(weaker.reasons().get(1).sentence())
                .isEqualTo(
                        "Revenue correlates with its covariate by 0.3, where the size counts on 0.6: an observation is"
                                + " worth 70.33% of a planned one.");
    }

    /** What was before the experiment is the same in both groups, but for chance. */
    @Test
    void recommendsNothingWhereTheGroupsDifferedBefore() {
        ExperimentReadOut shown = readOut(known(40_000, 5.5, 4.5, 0.6), known(40_000, 5, 4, 0.6));

        assertThat(shown.recommendation()).isEqualTo(ExperimentReadOut.Recommendation.NONE);
        assertThat(shown.splitIsHealthy()).isFalse();
        assertThat(rules(shown)).containsExactly("read-out.covariate-imbalance");
    }

    @ParameterizedTest
    @CsvSource({
        "4, 100, 200.1, treated.covariance",
        "4, 100, -200.1, treated.covariance",
        "4, 0, 1, treated.covariance",
        "4, -1, 0, treated.covariateVariance",
        "NaN, 100, 0, treated.covariateMean",
        "4, 100, NaN, treated.covariance",
    })
    void impossibleCovariatesAreRefused(double mean, double variance, double covariance, String path) {
        Sample wrong = Sample.moments(40_000, 5, 400).adjustedBy(mean, variance, covariance);

        assertThat(problems(wrong, known(40_000, 5, 4, 0.6))).containsExactly(path);
    }

    @Test
    void oneGroupAloneIsNotAdjusted() {
        Sample bare = Sample.moments(40_000, 5, 400);

        assertThat(problems(known(40_000, 5, 4, 0.6), bare)).containsExactly("control");
        assertThat(problems(bare, known(40_000, 5, 4, 0.6))).containsExactly("treated");
    }

    private static List<String> problems(Sample treated, Sample control) {
        Observation observation = Observation.cumulative(REVENUE, test(), treated, control);
        return catchThrowableOfType(InvalidObservationException.class, () -> STARTED.observe(observation))
                .problems()
                .stream()
                .map(Problem::path)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, 1, 1.5, Double.NaN})
    void whatIsNoCorrelationIsRefused(double correlation) {
        assertThat(refused(revenue(), correlation)).containsExactly("experiment.covariateCorrelation");
    }

    @Test
    void aRateIsNotAdjusted() {
        assertThat(refused(Metric.conversion(REVENUE, percent(10)), 0.5))
                .containsExactly("experiment.covariateCorrelation");
    }

    private static List<String> refused(Metric metric, double correlation) {
        ExperimentRequest request =
                ExperimentRequest.changing(REVENUE, percent(10)).withCovariateCorrelation(correlation);
        return catchThrowableOfType(InvalidChangeException.class, () -> plan(request, metric)).problems().stream()
                .map(Problem::path)
                .toList();
    }

    @Test
    void feedsAskForTheCovariate() {
        assertThat(STARTED.feeds(STARTED.since().plusDays(1)).get(0).instruction())
                .contains("covariate");
        assertThat(inExperiment(UNADJUSTED)
                        .feeds(STARTED.since().plusDays(1))
                        .get(0)
                        .instruction())
                .doesNotContain("covariate");
    }

    @Test
    void saysTheSameAfterTheRolloutWasRestored() {
        RunningRollout observed = STARTED.observe(
                Observation.cumulative(REVENUE, test(), known(40_000, 5.5, 4.1, 0.6), known(40_000, 5, 4, 0.6)));
        RunningRollout restored = RunningRollout.restore(PLAN, DecisionPolicy.standard(), observed.state());

        assertThat(restored.readOut(test().end())).isEqualTo(observed.readOut(test().end()));
    }

    @Test
    void errsAsOftenAsItsLevelSaysAndShowsTheEffectWithItsPower() {
        assertThat(significant(0)).isBetween(0.035, 0.065);
        assertThat(significant(0.5)).isBetween(0.76, 0.84);
    }

    /** Of groups as large as the plan asks for, with sample moments as chance makes them. */
    private double significant(double effect) {
        long size = needed(PLAN);
        int significant = 0;
        for (int run = 0; run < RUNS; run++) {
            MetricEffect shown =
                    readOut(drawn(size, 5 + effect), drawn(size, 5)).effects().get(0);
            significant += shown.absolute().pValue() <= 0.05 ? 1 : 0;
        }
        return (double) significant / RUNS;
    }

    private Sample drawn(long size, double mean) {
        double before = random.nextGaussian() / Math.sqrt(size);
        double own = random.nextGaussian() / Math.sqrt(size);
        double together = PLANNED * before + Math.sqrt(1 - PLANNED * PLANNED) * own;
        return known(size, mean + DEVIATION * together, 4 + 10 * before, PLANNED);
    }
}

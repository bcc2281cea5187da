package io.github.rolloutplanner.decision;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.ChangeDraft;
import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Ring;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.decision.SimulatedRollout.Ending;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.policy.EvidencePolicy;
import io.github.rolloutplanner.policy.RolloutPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whole rollouts, looked at every hour: harmless changes are seldom taken back, harmful ones before many users have them.
 * With {@code -Dsimulation.long=true} there are twenty times as many.
 */
class DecisionSimulationTest {
    private static final int TIMES = Boolean.getBoolean("simulation.long") ? 20 : 1;
    private static final long SEED = 20_261_123;
    private static final long USERS_PER_DAY = 200_000;
    private static final Duration DAY = Duration.ofDays(1);

    private static ChangeDraft change(double significanceLevel) {
        return RolloutPlanner.withPolicy(RolloutPolicy.standard()
                        .withEvidence(EvidencePolicy.standard().withSignificanceLevel(significanceLevel)))
                .describe("One-page checkout")
                .touching(Trait.CRITICAL_PATH);
    }

    private static ChangeDraft canary(double significanceLevel, int lastDays) {
        return change(significanceLevel)
                .population(Population.ofUsersPerDay(USERS_PER_DAY))
                .using("canary")
                .ladder(
                        Step.of("First", 1, DAY),
                        Step.of("Few", 5, DAY),
                        Step.of("Some", 10, DAY),
                        Step.of("Many", 25, DAY),
                        Step.of("Half", 50, Duration.ofDays(lastDays)),
                        Step.last("All"));
    }

    private static List<Ending> endings(int runs, Function<SplittableRandom, Ending> rollout) {
        return IntStream.range(0, runs * TIMES)
                .mapToObj(run -> rollout.apply(new SplittableRandom(SEED + run)))
                .toList();
    }

    /** How often something happened. */
    private record Percentage(int times, int runs) {
        static Percentage of(List<Ending> endings, Predicate<Ending> what) {
            return new Percentage((int) endings.stream().filter(what).count(), endings.size());
        }

        double value() {
            return (double) times / runs;
        }

        private static double standardError(double probability, int runs) {
            return Math.sqrt(probability * (1 - probability) / runs);
        }

        void isAtMost(double level) {
            assertThat(value())
                    .as("%s, where %s is allowed", this, level)
                    .isLessThanOrEqualTo(level + 3 * standardError(level, runs));
        }

        @Override
        public String toString() {
            return "%d of %d rollouts, %.4f with a standard error of %.4f"
                    .formatted(times, runs, value(), standardError(value(), runs));
        }
    }

    /**
     * Measured in the long form, where 0.05 is allowed: 0.0088 by rates, none by a mean and 0.0173 in rings, with standard
     * errors of at most 0.0021.
     */
    @Nested
    class AHarmlessChange {
        private static final double LEVEL = 0.05;
        private static final int RUNS = 200;
        private static final int UP_TO_HALF = 5;

        @Test
        void isSeldomTakenBackByRates() {
            Map<String, Double> rates = Map.of("Crashes", 0.0005, "Errors", 0.01, "Conversion", 0.05);
            RunningRollout start = RunningRollout.start(canary(LEVEL, 1)
                    .guardrail(Metric.crashRate("Crashes", percent(0.05)))
                    .guardrail(Metric.errorRate("Errors", percent(1)))
                    .guardrail(Metric.conversion("Conversion", percent(5)))
                    .plan());

            List<Ending> endings = endings(
                    RUNS,
                    random ->
                            SimulatedRollout.run(start, UP_TO_HALF, new DailyWave(USERS_PER_DAY, random).rates(rates)));

            Percentage.of(endings, Ending::isTakenBack).isAtMost(LEVEL);
            Percentage.of(endings, Ending::isSplitDoubted)
                    .isAtMost(DecisionPolicy.standard().srmSignificanceLevel());
        }

        @ParameterizedTest
        @ValueSource(longs = {USERS_PER_DAY, 5_000})
        void isSeldomTakenBackByASkewedMean(long usersPerDay) {
            Metric revenue = Metric.revenue("Revenue", Quantity.of(3, "EUR")).withStandardDeviation(21.5);

            assertSeldomTakenBackBy(revenue, UP_TO_HALF, usersPerDay, 1);
        }

        /** Most of the few exposed users bring nothing, and where nothing scatters, nothing seems to be chance. */
        @ParameterizedTest
        @ValueSource(ints = {10, 99})
        void isSeldomTakenBackByASkewedMeanBesideManyOthers(int controlPerTreated) {
            Metric revenue = Metric.revenue("Revenue", Quantity.of(3, "EUR"));

            assertSeldomTakenBackBy(revenue, 2, 5_000, controlPerTreated);
        }

        private void assertSeldomTakenBackBy(Metric revenue, int phases, long usersPerDay, int controlPerTreated) {
            RunningRollout start = RunningRollout.start(
                    canary(LEVEL, 1).guardrail(revenue).plan(),
                    DecisionPolicy.standard().withControlGroup(ControlGroup.ratio(controlPerTreated)));

            List<Ending> endings = endings(
                    RUNS,
                    random -> SimulatedRollout.run(
                            start,
                            phases,
                            new DailyWave(usersPerDay, random).revenue(revenue.name(), controlPerTreated)));

            Percentage.of(endings, Ending::isTakenBack).isAtMost(LEVEL);
        }

        /** Rings have no control group: only what the baseline says can be expected of them. */
        @Test
        void isSeldomTakenBackInRings() {
            Map<String, Double> rates = Map.of("Crashes", 0.0005, "Errors", 0.01);
            RolloutPlan plan = change(LEVEL)
                    .population(Population.ofRings(
                            Ring.of("Team", 2_000), Ring.of("Company", 20_000), Ring.of("Everybody", USERS_PER_DAY)))
                    .guardrail(Metric.crashRate("Crashes", percent(0.05)))
                    .guardrail(Metric.errorRate("Errors", percent(1)))
                    .plan();
            RunningRollout start = RunningRollout.start(plan);

            List<Ending> endings = endings(
                    RUNS,
                    random -> SimulatedRollout.run(
                            start,
                            plan.phases().size(),
                            new DailyWave(USERS_PER_DAY, random).ratesWithoutControl(rates)));

            Percentage.of(endings, Ending::isTakenBack).isAtMost(LEVEL);
        }
    }

    /**
     * One guardrail of 1 % at a level of 0.025, and groups that are always of one size. Measured in the long form: 42,646,
     * 11,359, 3,435 and 638 users exposed to the four harms, 0.0102 of the harmless changes taken back (standard error
     * 0.0014), and 0.3218 (0.0066) by a test for one look.
     */
    @Nested
    class OneGuardrail {
        private static final double LEVEL = 0.025;
        private static final int RUNS = 250;
        private static final double BASELINE = 0.01;
        private static final int PHASES = 5;

        private final RunningRollout start = RunningRollout.start(
                canary(LEVEL, 7)
                        .guardrail(Metric.errorRate("Errors", percent(100 * BASELINE)))
                        .plan(),
                DecisionPolicy.standard().withSignificanceLevel(LEVEL));

        @ParameterizedTest
        @CsvSource({"1.25, 37000", "1.5, 9900", "2, 3000", "4, 600"})
        void takesHarmBackBeforeManyUsersHaveIt(double harm, double reference) {
            double exposed = endings(RUNS, random -> end(harm, random)).stream()
                    .mapToLong(Ending::exposed)
                    .average()
                    .orElseThrow();

            assertThat(exposed)
                    .as("users exposed to %s times the errors, where the reference has %s", harm, reference)
                    .isLessThanOrEqualTo(1.3 * reference);
        }

        @Test
        void isSeldomBrokenByAHarmlessChange() {
            Percentage.of(endings(RUNS, random -> end(1, random)), Ending::isTakenBack)
                    .isAtMost(LEVEL);
        }

        /** What these simulations would not see if they were blind: a test for one look is wrong far too often. */
        @Test
        void wouldOftenBeBrokenByATestForOneLook() {
            int broken = (int) IntStream.range(0, RUNS * TIMES)
                    .filter(run -> stream(1, new SplittableRandom(SEED + run)).isEverSignificant(LEVEL))
                    .count();
            Percentage naive = new Percentage(broken, RUNS * TIMES);

            assertThat(naive.value()).as("broken: %s", naive).isGreaterThan(4 * LEVEL);
        }

        private Ending end(double harm, SplittableRandom random) {
            return SimulatedRollout.run(start, PHASES, stream(harm, random));
        }

        private RateStream stream(double harm, SplittableRandom random) {
            return RateStream.of(start.plan(), USERS_PER_DAY, BASELINE, harm, random);
        }
    }
}

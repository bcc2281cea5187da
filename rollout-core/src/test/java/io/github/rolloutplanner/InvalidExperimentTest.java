package io.github.rolloutplanner;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.experiment.ExperimentRequest;
import io.github.rolloutplanner.experiment.ExperimentRequest.Spending;
import io.github.rolloutplanner.metric.Metric;
import java.time.Duration;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvalidExperimentTest {
    private static final ExperimentRequest SALES = ExperimentRequest.changing("Sales", percent(10));

    private static List<String> problems(ExperimentRequest request) {
        return Problems.of(described(request));
    }

    private static ChangeDraft described(ExperimentRequest request) {
        return RolloutPlanner.forChange("Sticky basket")
                .guardrail(Metric.errorRate("5xx", percent(1)))
                .success(Metric.conversion("Sales", percent(20)))
                .experiment(request);
    }

    @Nested
    class Variants {
        @Test
        void areTwoOrMoreNotOne() {
            assertThat(problems(SALES.between("only")))
                    .containsExactly("experiment.variants: An A/B test compares 2 to 10 variants, not 1: [only]."
                            + " Give what users have today and what they may get.");
        }

        @Test
        void areNotNone() {
            assertThat(problems(SALES.between()))
                    .contains("experiment.variants: An A/B test compares 2 to 10 variants, not 0: []."
                            + " Give what users have today and what they may get.");
        }

        @Test
        void mayBeThree() {
            assertThat(problems(SALES.between("a", "b", "c").splitInto(40, 30, 30)))
                    .isEmpty();
        }

        @Test
        void differ() {
            assertThat(problems(SALES.between("Sticky", "Sticky"))).isNotEmpty();
        }

        @Test
        void areNotBlank() {
            assertThat(problems(SALES.between("Today", " "))).isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 11, Integer.MAX_VALUE})
    void isLookedAtSomeTimes(int looks) {
        assertThat(problems(SALES.withLooks(looks, Spending.POCOCK)))
                .containsExactly("experiment.looks: An A/B test cannot be looked at " + looks + " times."
                        + " Give 1 for one look at the end, or up to 10.");
    }

    @Nested
    class TheSplit {
        @Test
        void sumsToEverybody() {
            assertThat(problems(SALES.splitInto(50, 40)))
                    .containsExactly(
                            "experiment.split: The split [50%, 40%] sums to 90%. Give percentages that sum to 100%.");
        }

        /** Each of the parts of a hundred is rounded by itself. */
        @ParameterizedTest
        @ValueSource(ints = {3, 6, 7, 9, 10})
        void mayBeOfPartsThatAreRounded(int variants) {
            String[] names =
                    IntStream.range(0, variants).mapToObj(at -> "v" + at).toArray(String[]::new);
            double[] parts = DoubleStream.generate(() -> 100.0 / variants)
                    .limit(variants)
                    .toArray();

            assertThat(problems(SALES.between(names).splitInto(parts))).isEmpty();
            parts[0] += 0.001;
            assertThat(problems(SALES.between(names).splitInto(parts))).isNotEmpty();
        }

        @Test
        void hasAShareForEachVariant() {
            assertThat(problems(SALES.splitInto(50, 25, 25)))
                    .containsExactly("experiment.split: The split [50%, 25%, 25%] has 3 parts for 2 variants."
                            + " Give each variant one percentage.");
        }

        @Test
        void leavesNobodyOut() {
            assertThat(problems(SALES.splitInto(100, 0)))
                    .containsExactly("experiment.split: The split [100%, 0%] leaves a variant without users."
                            + " Give each variant a percentage above 0%.");
        }
    }

    @Test
    void itsMetricIsOneOfTheChange() {
        assertThat(problems(ExperimentRequest.changing("Turnover", percent(10))))
                .containsExactly("experiment.metric: The experiment is about 'Turnover', which is none of the metrics"
                        + " [5xx, Sales]. Add it with success(..), with what it shows today.");
    }

    @Nested
    class TheEffect {
        @Test
        void isNotNothing() {
            assertThat(problems(ExperimentRequest.changing("Sales", percent(0))))
                    .containsExactly(
                            "experiment.effect: An effect of 0% cannot be found. Give the smallest change worth"
                                    + " finding.");
        }

        @ParameterizedTest
        @ValueSource(doubles = {400, 1000, -100, -150})
        void leavesARateARate(double effect) {
            assertThat(problems(ExperimentRequest.changing("Sales", percent(effect))))
                    .containsExactly("experiment.effect: A change of " + percent(effect) + " takes 'Sales' from 20% to "
                            + percent(20 + effect / 5) + ", which no rate can show. Give a smaller change.");
        }

        @Test
        void isForTheBetter() {
            assertThat(problems(ExperimentRequest.changing("Sales", percent(-10))))
                    .isNotEmpty();
            assertThat(problems(ExperimentRequest.changing("5xx", percent(10)))).isNotEmpty();
        }

        @Test
        void isOneThatSomePopulationCouldShow() {
            ChangeDraft draft = RolloutPlanner.forChange("Sticky basket")
                    .success(Metric.conversion("Sales", percent(0.0001)))
                    .experiment(ExperimentRequest.changing("Sales", percent(0.000001)));
            assertThat(Problems.of(draft)).singleElement().asString().startsWith("experiment.effect: ");
        }
    }

    @Test
    void aLadderThatNeverReachesTheSplitLeavesItNoPhase() {
        ChangeDraft draft = described(SALES).ladder(Step.of("Pilot", 10, Duration.ofDays(1)), Step.last("Everybody"));
        assertThat(Problems.of(draft)).isNotEmpty();
    }
}

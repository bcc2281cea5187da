package io.github.rolloutplanner;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.metric.Level;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Quantity;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class InvalidMetricTest {
    private static final Metric ERRORS = Metric.errorRate("5xx", percent(1));
    private static final Metric SALES = Metric.conversion("Sales", percent(3));

    private static List<String> problems(Metric... metrics) {
        ChangeDraft draft = RolloutPlanner.forChange("Meter readings");
        for (Metric metric : metrics) {
            draft = draft.guardrail(metric);
        }
        return Problems.of(draft);
    }

    @Test
    void twoOfOneNameAreRefused() {
        assertThat(problems(ERRORS, SALES, Metric.crashRate("5xx", percent(2))))
                .containsExactly("metrics[2].name: Two metrics are called '5xx'. Give each a name of its own.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5XX", " 5xx"})
    void twoWhoseNamesDifferInCapitalsOrOuterSpacesAreRefused(String name) {
        assertThat(problems(ERRORS, Metric.crashRate(name, percent(2))))
                .contains(
                        "metrics[1].name: '" + name + "' and '5xx' are one name: capitals and spaces around it make no"
                                + " difference. Give each a name of its own.");
    }

    @Test
    void oneMetricForTwoThingsIsRefusedWhereNoneOfThemIsItsSuccess() {
        ChangeDraft draft = RolloutPlanner.forChange("Meter readings").success(SALES);
        assertThat(Problems.of(draft.signal(ERRORS).guardrail(ERRORS)))
                .containsExactly("metrics[2].name: Two metrics are called '5xx'. Give each a name of its own.");
        assertThat(Problems.of(draft.success(SALES))).hasSize(1);
        assertThat(Problems.of(draft.guardrail(SALES.mustStayAbove(percent(2)))))
                .hasSize(1);
        assertThat(Problems.of(draft.guardrail(SALES).signal(SALES))).hasSize(1);
    }

    @Nested
    class ABaseline {
        @ParameterizedTest
        @ValueSource(doubles = {-0.1, 100.1})
        void ofARateIsAShare(double baseline) {
            assertThat(problems(Metric.errorRate("5xx", percent(baseline))))
                    .containsExactly("metrics[0].baseline: '5xx' is a rate and cannot be at " + percent(baseline)
                            + ". Give a baseline from 0% to 100%.");
        }

        @Test
        void isNotBelowZero() {
            assertThat(problems(Metric.revenue("Turnover", Quantity.of(-5, "EUR"))))
                    .containsExactly(
                            "metrics[0].baseline: 'Turnover' is at -5 EUR, below zero. Give what it shows today,"
                                    + " from zero on.");
        }

        /** No limit is beyond what a rate can be. */
        @Test
        void beyondItsScaleIsTheOnlyThingWrong() {
            assertThat(problems(Metric.errorRate("5xx", percent(200)).mustStayBelow(percent(5))))
                    .containsExactly(
                            "metrics[0].baseline: '5xx' is a rate and cannot be at 200%. Give a baseline from 0%"
                                    + " to 100%.");
        }

        @Test
        void ofZeroNeedsALimit() {
            assertThat(problems(Metric.crashRate("Crashes", percent(0)))).isNotEmpty();
            assertThat(problems(Metric.revenue("Turnover", Quantity.of(0, "EUR"))))
                    .isNotEmpty();
            assertThat(problems(Metric.crashRate("Crashes", percent(0)).mustStayBelow(percent(0.5))))
                    .isEmpty();
        }

        @Test
        void ofZeroIsNotAMultipleAway() {
            assertThat(problems(Metric.errorRate("5xx", percent(0)).mustStayBelow(Level.timesBaseline(2))))
                    .containsExactly("metrics[0].limit: The limit of '5xx', 2x baseline, is not on the bad side of its"
                            + " baseline 0%. Give a limit above 0%.");
        }

        @Test
        void atItsBestMayGetWorse() {
            assertThat(problems(Metric.conversion("Deliveries", percent(100)))).isEmpty();
            assertThat(problems(Metric.latency("Queue p95", Duration.ZERO).mustStayBelow(Duration.ofSeconds(1))))
                    .isEmpty();
            assertThat(problems(Metric.userReports("Reports", 0).mustStayBelow(Quantity.of(1, "/hour"))))
                    .isEmpty();
        }

        static Stream<Metric> atTheirWorst() {
            return Stream.of(
                    Metric.errorRate("Old metric", percent(100)),
                    Metric.errorRate("Old metric", percent(100)).mustStayBelow(percent(100)),
                    Metric.conversion("Old metric", percent(0)),
                    Metric.conversion("Old metric", percent(0)).mustStayAbove(percent(0)),
                    Metric.engagement("Old metric", Quantity.of(0, "%")));
        }

        @ParameterizedTest
        @MethodSource("atTheirWorst")
        void atItsWorstCannotBeGuarded(Metric metric) {
            assertThat(problems(metric))
                    .containsExactly("metrics[0].baseline: 'Old metric' is at " + metric.baseline()
                            + " and cannot become worse, so that no limit can guard it."
                            + " Watch something that can, or leave it out.");
        }

        @Test
        void thatLeavesNoRoomForTheDefaultLimitNeedsOne() {
            assertThat(problems(SuccessRates.at(100)))
                    .containsExactly("metrics[0].limit: 'Success rate' is at 100% and has no limit; the policy's, 100%,"
                            + " cannot be one. Give a limit with mustStayAbove(..).");
            assertThat(problems(SuccessRates.at(100).mustStayAbove(percent(99.9))))
                    .isEmpty();
        }
    }

    @Nested
    class ALimit {
        @Test
        void isOnTheBadSide() {
            assertThat(problems(ERRORS.mustStayBelow(percent(0.5)), SALES.mustStayAbove(percent(3))))
                    .containsExactly(
                            "metrics[0].limit: The limit of '5xx', 0.5%, is not on the bad side of its baseline 1%."
                                    + " Give a limit above 1%.",
                            "metrics[1].limit: The limit of 'Sales', 3%, is not on the bad side of its baseline 3%."
                                    + " Give a limit below 3%.");
        }

        @Test
        void isOnTheBadSideAsAMultipleOrAChangeToo() {
            assertThat(problems(ERRORS.mustStayBelow(Level.timesBaseline(0.9))))
                    .singleElement()
                    .asString()
                    .startsWith("metrics[0].limit: The limit of '5xx', 0.9x baseline, is not on the bad side");
            assertThat(problems(SALES.mustStayAbove(Level.changeOf(percent(5)))))
                    .singleElement()
                    .asString()
                    .startsWith("metrics[0].limit: The limit of 'Sales', +5%, is not on the bad side");
        }

        @Test
        void leavesAMarginThatAGateCanHalve() {
            Quantity hair = new Quantity(new BigDecimal("1.00000000001"), "%");
            assertThat(problems(ERRORS.mustStayBelow(hair)))
                    .containsExactly("metrics[0].limit: The limit of '5xx', 1.00000000001%, is so near to its baseline"
                            + " 1% that no gate fits between them. Give a limit farther away.");
            assertThat(problems(ERRORS.mustStayBelow(percent(1.000001)))).isEmpty();
        }

        @Test
        void wantsTheSideOnWhichTheMetricIsHealthy() {
            assertThat(problems(ERRORS.mustStayAbove(percent(2)), SALES.mustStayBelow(percent(2))))
                    .containsExactly(
                            "metrics[0].limit: '5xx' is healthy when it stays below a level, but its limit says > 2%."
                                    + " Use mustStayBelow(..).",
                            "metrics[1].limit: 'Sales' is healthy when it stays above a level, but its limit says < 2%."
                                    + " Use mustStayAbove(..).");
        }

        @Test
        void isInAUnitThatCanBeCompared() {
            Metric latency = Metric.latency("p95", Duration.ofMillis(850));
            assertThat(problems(latency.mustStayBelow(percent(50))))
                    .containsExactly("metrics[0].limit: '50%' cannot be compared with the baseline of 'p95', 850ms."
                            + " Give the limit in the unit of the baseline, or as a multiple of it.");
            assertThat(problems(latency.mustStayBelow(Duration.ofSeconds(2)))).isEmpty();
        }

        @Test
        void inWordsCannotBeCompared() {
            assertThat(problems(ERRORS.mustStayBelow(new Level.Stated("stable"))))
                    .containsExactly("metrics[0].limit: 'stable' cannot be compared with the baseline of '5xx', 1%."
                            + " Give the limit in the unit of the baseline, or as a multiple of it.");
        }

        @Test
        void ofARateCanBeReached() {
            assertThat(problems(ERRORS.mustStayBelow(percent(120)), SALES.mustStayAbove(percent(-1))))
                    .containsExactly(
                            "metrics[0].limit: '5xx' is a rate and can never reach its limit 120%."
                                    + " Give a limit from 0% to 100%.",
                            "metrics[1].limit: 'Sales' is a rate and can never reach its limit -1%."
                                    + " Give a limit from 0% to 100%.");
        }

        @Test
        void ofAnythingElseCanBeReachedToo() {
            Metric time = Metric.engagement("Time", Quantity.of(5, "min/session"));
            assertThat(problems(time.mustStayAbove(Level.changeOf(percent(-150)))))
                    .isNotEmpty();
        }
    }
}

package io.github.rolloutplanner;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.metric.Baseline;
import io.github.rolloutplanner.metric.ExposureUnit;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.MetricFamily;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Slo;
import io.github.rolloutplanner.metric.Threshold;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InvalidMetricFactsTest {
    private static final Metric ERRORS = Metric.errorRate("5xx", percent(0.05));
    private static final Metric AVAILABILITY = Metric.conversion("Availability", percent(99.95));
    private static final Metric LATENCY = Metric.latency("Checkout p95", Duration.ofMillis(850));
    private static final Metric BASKET = Metric.revenue("Basket", Quantity.of(80, "EUR"));
    private static final Metric REPORTS = Metric.userReports("Reports", 4);

    private static List<String> problems(Metric metric) {
        return Problems.of(RolloutPlanner.forChange("Meter readings").guardrail(metric));
    }

    @Nested
    class AStandardDeviation {
        @ParameterizedTest
        @ValueSource(doubles = {0, -3, Double.NaN, Double.POSITIVE_INFINITY})
        void isAboveZero(double deviation) {
            assertThat(problems(BASKET.withStandardDeviation(deviation)))
                    .containsExactly("metrics[0].standardDeviation: Single observations of 'Basket' cannot scatter by "
                            + deviation
                            + ". Give a standard deviation above zero in the unit of the baseline, or leave it out.");
        }

        @Test
        void isThatOfAMean() {
            String nothing =
                    ", of which a standard deviation of 2.5 says nothing. Leave it out; only a mean needs one.";

            assertThat(problems(ERRORS.withStandardDeviation(2.5)))
                    .containsExactly("metrics[0].standardDeviation: '5xx' is a rate" + nothing);
            assertThat(problems(LATENCY.withStandardDeviation(2.5)))
                    .containsExactly("metrics[0].standardDeviation: 'Checkout p95' is a quantile" + nothing);
            assertThat(problems(REPORTS.withStandardDeviation(2.5)))
                    .containsExactly("metrics[0].standardDeviation: 'Reports' is a count" + nothing);
            assertThat(problems(BASKET.withStandardDeviation(2.5))).isEmpty();
        }
    }

    @Test
    void onlyRequestsAreSummedUpByUser() {
        assertThat(problems(REPORTS.withExposureUnit(ExposureUnit.REQUEST_BY_USER)))
                .containsExactly(
                        "metrics[0].exposureUnit: 'Reports' is a count, which has no requests to sum up user by"
                                + " user. Leave it out, or make it a rate of requests.");
        assertThat(problems(BASKET.withExposureUnit(ExposureUnit.REQUEST_BY_USER)))
                .isEmpty();
        assertThat(problems(ERRORS.withExposureUnit(ExposureUnit.REQUEST_BY_USER)))
                .isEmpty();
        assertThat(problems(LATENCY.withExposureUnit(ExposureUnit.REQUEST_BY_USER)))
                .isEmpty();
    }

    @Nested
    class ABaseline {
        @ParameterizedTest
        @ValueSource(doubles = {-1, 0, 100, 101})
        void isOffByAPartOfItself(double part) {
            assertThat(problems(ERRORS.withBaseline(Baseline.within(percent(part)))))
                    .singleElement()
                    .asString()
                    .startsWith("metrics[0].baselineSource.part: ");
            assertThat(problems(ERRORS.withBaseline(Baseline.within(percent(5)))))
                    .isEmpty();
        }

        @Test
        void isMeasuredFromSomeObservationsInSomeTime() {
            assertThat(problems(ERRORS.withBaseline(Baseline.measured(0, Duration.ZERO))))
                    .satisfiesExactly(
                            first -> assertThat(first).startsWith("metrics[0].baselineSource.observations: "),
                            second -> assertThat(second).startsWith("metrics[0].baselineSource.window: "));
            assertThat(problems(ERRORS.withBaseline(Baseline.measured(1L << 60, Duration.ofDays(3651)))))
                    .hasSize(2);
            assertThat(problems(REPORTS.withBaseline(Baseline.measured(0, Duration.ofDays(14)))))
                    .isEmpty();
        }

        @Test
        void ofAMeanIsMeasuredWithItsScatter() {
            Metric measured = BASKET.withBaseline(Baseline.measured(10_000, Duration.ofDays(14)));

            assertThat(problems(measured))
                    .singleElement()
                    .asString()
                    .startsWith("metrics[0].baselineSource.observations: ");
            assertThat(problems(measured.withStandardDeviation(120))).isEmpty();
        }

        @Test
        void ofZeroIsNeverExact() {
            assertThat(problems(Metric.errorRate("5xx", percent(0))
                            .mustStayBelow(percent(1))
                            .withBaseline(Baseline.exact())))
                    .singleElement()
                    .asString()
                    .startsWith("metrics[0].baselineSource: ");
            assertThat(problems(Metric.conversion("Paid", percent(100))
                            .mustStayAbove(percent(90))
                            .withBaseline(Baseline.exact())))
                    .hasSize(1);
            assertThat(problems(Metric.userReports("Reports", 0)
                            .mustStayBelow(Quantity.of(5, "/hour"))
                            .withBaseline(Baseline.exact())))
                    .hasSize(1);
            assertThat(problems(ERRORS.withBaseline(Baseline.exact()))).isEmpty();
        }
    }

    @Nested
    class ADelay {
        @Test
        void isAtMostAYear() {
            assertThat(problems(ERRORS.withRipening(Duration.ofDays(-1)).withArrival(Duration.ofDays(366))))
                    .containsExactly(
                            "metrics[0].ripening: Observations of '5xx' cannot be complete after -1 day."
                                    + " Give a time from zero to 365 days.",
                            "metrics[0].arrival: Observations of '5xx' cannot arrive after 366 days."
                                    + " Give a time from zero to 365 days.");
            assertThat(problems(ERRORS.withRipening(Duration.ofDays(3)).withArrival(Duration.ofDays(365))))
                    .isEmpty();
        }
    }

    @Nested
    class APercentile {
        @ParameterizedTest
        @ValueSource(doubles = {-1, 0, 100, 101})
        void liesWithin(double percentile) {
            assertThat(problems(LATENCY.withPercentile(percent(percentile))))
                    .containsExactly("metrics[0].percentile: 'Checkout p95' cannot be the percentile at "
                            + percent(percentile) + ". Give one strictly between 0% and 100%, such as 95%.");
        }

        @Test
        void isThatOfAQuantile() {
            assertThat(problems(ERRORS.withPercentile(percent(95))))
                    .containsExactly("metrics[0].percentile: '5xx' is a rate and has no percentile at 95%."
                            + " Leave it out; only a quantile has one.");
            assertThat(problems(LATENCY.withPercentile(percent(99)))).isEmpty();
        }

        @Test
        void inTheNameOfSomethingElseIsNobodysMistake() {
            assertThat(problems(Metric.errorRate("Slower than p99", percent(1))))
                    .isEmpty();
        }
    }

    @Nested
    class AServiceLevel {
        private final Slo threeNines = Slo.of(percent(99.9));

        @Test
        void isThatOfARateInPercent() {
            String none = "', of which no percentage can be promised to be good."
                    + " Give the service level to a rate in percent, or leave it out.";

            assertThat(problems(LATENCY.withSlo(threeNines)))
                    .containsExactly("metrics[0].slo: 'Checkout p95' is a quantile in 'ms" + none);
            assertThat(problems(plainRate().withSlo(threeNines)))
                    .containsExactly("metrics[0].slo: 'Retries' is a rate in '" + none);
            assertThat(problems(ERRORS.withSlo(threeNines))).isEmpty();
            assertThat(problems(AVAILABILITY.withSlo(threeNines))).isEmpty();
        }

        private static Metric plainRate() {
            return Metric.builder()
                    .name("Retries")
                    .family(MetricFamily.ERROR)
                    .kind(MetricKind.RATE)
                    .healthy(Threshold.Relation.BELOW)
                    .baseline(Quantity.of(0.05, ""))
                    .build();
        }

        @ParameterizedTest
        @CsvSource({"0.1", "0.2", "50"})
        void ofErrorsHasABudgetLeft(double today) {
            Metric failing = Metric.errorRate("5xx", percent(today)).withSlo(threeNines);

            assertThat(problems(failing))
                    .containsExactly(
                            "metrics[0].slo: '5xx' is at " + percent(today) + ", so that "
                                    + percent(today)
                                    + " fail today, but a service level of 99.9% lets only 0.1% fail: its error"
                                    + " budget is spent before the start. Give the objective that was promised, or leave it out.");
        }

        @ParameterizedTest
        @CsvSource({"99.9, 0.1", "99.8, 0.2", "3, 97"})
        void ofSuccessesHasABudgetLeft(double today, double fails) {
            Metric failing = Metric.conversion("Availability", percent(today)).withSlo(threeNines);

            assertThat(problems(failing))
                    .containsExactly(
                            "metrics[0].slo: 'Availability' is at " + percent(today) + ", so that "
                                    + percent(fails)
                                    + " fail today, but a service level of 99.9% lets only 0.1% fail: its error"
                                    + " budget is spent before the start. Give the objective that was promised, or leave it out.");
        }

        @ParameterizedTest
        @ValueSource(doubles = {-1, 101, 1e9})
        void saysNothingMoreOfABaselineThatIsNone(double today) {
            assertThat(problems(Metric.errorRate("5xx", percent(today)).withSlo(threeNines)))
                    .singleElement()
                    .asString()
                    .startsWith("metrics[0].baseline: ");
        }
    }

    @ParameterizedTest
    @CsvSource({"REQUEST", "USER"})
    void anyMetricMayCountEitherWay(ExposureUnit unit) {
        assertThat(problems(ERRORS.withExposureUnit(unit))).isEmpty();
        assertThat(problems(BASKET.withExposureUnit(unit))).isEmpty();
    }

    @Test
    void allOfItIsSaidAtOnce() {
        assertThat(problems(ERRORS.withStandardDeviation(0)
                        .withPercentile(percent(0))
                        .withSlo(Slo.of(percent(99.99)))))
                .extracting(problem -> problem.substring(0, problem.indexOf(':')))
                .containsExactly("metrics[0].standardDeviation", "metrics[0].percentile", "metrics[0].slo");
    }
}

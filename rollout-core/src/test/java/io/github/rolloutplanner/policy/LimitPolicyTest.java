package io.github.rolloutplanner.policy;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rolloutplanner.SuccessRates;
import io.github.rolloutplanner.metric.Level;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.MetricFamily;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Threshold;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitPolicyTest {
    private static final LimitPolicy POLICY = LimitPolicy.standard();
    private static final Metric LATENCY = Metric.latency("p95", Duration.ofMillis(850));

    @Nested
    class TheLimit {
        @Test
        void isTheCallersOnTheScaleOfTheBaseline() {
            assertThat(POLICY.limitOf(LATENCY.mustStayBelow(Duration.ofSeconds(2))))
                    .hasToString("< 2000ms");
            assertThat(POLICY.limitOf(LATENCY.mustStayBelow(Level.timesBaseline(2))))
                    .hasToString("< 1700ms");
        }

        @Test
        void isHalfAsMuchAgainForErrorsAndPerformance() {
            assertThat(POLICY.limitOf(LATENCY)).hasToString("< 1275ms");
            assertThat(POLICY.limitOf(Metric.errorRate("5xx", percent(0.2)))).hasToString("< 0.3%");
            assertThat(POLICY.limitOf(Metric.userReports("Complaints", 10))).hasToString("< 15/hour");
        }

        @Test
        void isAFewPercentLessForUsersAndBusiness() {
            assertThat(POLICY.limitOf(Metric.conversion("Sign-ups", percent(40))))
                    .hasToString("> 38%");
            assertThat(POLICY.limitOf(Metric.revenue("Sales", Quantity.of(12_000, "EUR"))))
                    .hasToString("> 11,400 EUR");
        }

        /** The mirror of errors at 0.1%, of crashes at 0.05%, of answers at 20%. */
        @ParameterizedTest
        @CsvSource({"99.9, 99.85", "99.95, 99.925", "80, 70", "50, 25", "40, 20"})
        void isHalfAsMuchAgainOfWhatARateLeavesToAll(double baseline, double limit) {
            assertThat(POLICY.limitOf(SuccessRates.at(baseline)))
                    .isEqualTo(Threshold.above(Quantity.of(percent(limit))));
        }

        @Test
        void isHalfAsMuchAgainOfWhatErrorsLeaveToAll() {
            assertThat(POLICY.limitOf(Metric.errorRate("Refused sign-ins", percent(80))))
                    .hasToString("< 90%");
            assertThat(POLICY.limitOf(Metric.conversion("Deliveries", percent(98))))
                    .hasToString("> 93.1%");
        }

        @Test
        void canBeMovedForAFamily() {
            LimitPolicy strict = POLICY.withDefaultMargin(MetricFamily.ERROR, percent(10));
            assertThat(strict.limitOf(Metric.errorRate("5xx", percent(1)))).hasToString("< 1.1%");
        }
    }

    @Nested
    class AGate {
        @ParameterizedTest
        @CsvSource({"0, 0.75", "5, 0.682", "25, 0.5", "50, 0.375", "100, 0.25"})
        void usesLessOfTheWayTheMoreAreExposed(double percentage, double part) {
            assertThat(POLICY.gateMargin(percent(percentage))).isEqualTo(part);
        }

        /** 0.2505 of everybody would be 0.251 by rounding, and 99.7% of that more than a quarter. */
        @Test
        void neverPassesTheHarmBudgetByRounding() {
            assertThat(POLICY.gateMargin(percent(99.7))).isEqualTo(0.25);
        }

        @Test
        void liesOnTheWayFromTheBaselineToTheLimit() {
            Metric errors = Metric.errorRate("5xx", percent(0.2)).mustStayBelow(percent(1));
            assertThat(POLICY.at(errors, 0.5)).hasToString("< 0.6%");
            assertThat(POLICY.at(errors, 1)).hasToString("< 1%");
        }

        @Test
        void hasThreeDigitsOfTheMargin() {
            Metric errors = Metric.errorRate("5xx", percent(0.1)).mustStayBelow(percent(0.8));
            assertThat(POLICY.at(errors, 1 / 3.0)).hasToString("< 0.333%");
        }

        @Test
        void isTheLimitItselfAtTheEndOfTheWay() {
            Metric errors = Metric.errorRate("5xx", percent(0.1)).mustStayBelow(percent(0.80001));
            assertThat(POLICY.at(errors, 1)).hasToString("< 0.80001%");
        }

        @Test
        void neverPassesTheLimitByRounding() {
            Metric errors = Metric.errorRate("5xx", percent(0)).mustStayBelow(percent(1.996));
            Quantity alert = (Quantity) POLICY.at(errors, 0.9999).level();
            assertThat(alert.value()).isLessThanOrEqualTo(1.996);
        }
    }

    @Nested
    class AnImprovement {
        @Test
        void isAsMuchAsALossWouldBeForWhatShallRise() {
            assertThat(POLICY.improvementOf(Metric.conversion("Sign-ups", percent(40))))
                    .isEqualTo(Quantity.of(percent(42)));
            assertThat(POLICY.improvementOf(Metric.conversion("Sign-ups", percent(50))))
                    .isEqualTo(Quantity.of(percent(52.5)));
        }

        /** By half as much again it would rise; by a third it falls. */
        @Test
        void neverFallsToNothing() {
            assertThat(POLICY.improvementOf(LATENCY)).hasToString("567ms");
            assertThat(POLICY.improvementOf(LATENCY.mustStayBelow(Duration.ofSeconds(60))))
                    .hasToString("12ms");
        }

        @Test
        void isMeasuredFromAllWhereMostAreCounted() {
            assertThat(POLICY.improvementOf(Metric.conversion("Deliveries", percent(98))))
                    .isEqualTo(Quantity.of(percent(99.42)));
            assertThat(POLICY.improvementOf(Metric.errorRate("Refused sign-ins", percent(80))))
                    .isEqualTo(Quantity.of(percent(70)));
        }

        @Test
        void isNoneWhereThereIsNothingToImprove() {
            Metric errors = Metric.errorRate("5xx", percent(0)).mustStayBelow(percent(1));

            assertThat(POLICY.improvementOf(errors)).isEqualTo(errors.baseline());
        }

        @Test
        void goesAsFarAsThePolicySays() {
            assertThat(POLICY.withSuccessMargin(0.5).improvementOf(Metric.conversion("Sign-ups", percent(40))))
                    .isEqualTo(Quantity.of(percent(41)));
            assertThatThrownBy(() -> POLICY.withSuccessMargin(0)).hasMessageContaining("cannot be shown");
        }
    }

    @Nested
    class Refuses {
        @ParameterizedTest
        @CsvSource({"0.5, 0.6, 0.8", "0.9, 0.5, 0.8", "0.75, 0.5, 1.2", "0.75, 0, 0.8", "NaN, 0.5, 0.8"})
        void marginsThatDoNotRise(double start, double full, double alert) {
            assertThatThrownBy(() -> POLICY.withMargins(start, full, alert))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("Margins must rise: 0 < gate at full percentage (" + full + ") <= gate at start ("
                            + start + ") <= alert (" + alert + ") <= 1.");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "USER     | 0   | Give one above 0% and below 100%.",
                    "USER     | -5  | Give one above 0% and below 100%.",
                    "BUSINESS | 100 | Give one above 0% and below 100%.",
                    "ERROR    | 0   | Give one above 0%."
                })
        void aDefaultMarginThatLeavesNoLimitOnTheBadSide(MetricFamily family, double change, String advice) {
            assertThatThrownBy(() -> POLICY.withDefaultMargin(family, percent(change)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageEndingWith(advice);
        }
    }
}

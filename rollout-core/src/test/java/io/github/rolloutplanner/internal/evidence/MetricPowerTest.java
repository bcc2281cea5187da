package io.github.rolloutplanner.internal.evidence;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.evidence.TestDesign;
import io.github.rolloutplanner.internal.rules.EvidenceRows;
import io.github.rolloutplanner.metric.Comparison;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.MetricFamily;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Threshold.Relation;
import io.github.rolloutplanner.reason.Rule;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetricPowerTest {
    private static final TestLevels LEVELS = new TestLevels(0.05, 1, 0.8, 30, TestDesign.FIXED_HORIZON);
    private static final TestLevels APPROXIMATE = new TestLevels(0.05, 1, 0.8, 0, TestDesign.FIXED_HORIZON);
    private static final ComparedWith EQUAL_CONTROL = new ComparedWith(Comparison.CONTROL, 1);
    private static final double TAIL = 5;

    private static MetricPower detection(Metric metric, ComparedWith compared) {
        return detection(metric, compared, LEVELS);
    }

    private static MetricPower detection(Metric metric, ComparedWith compared, TestLevels levels) {
        return new MetricPowers(TAIL).of(metric, compared, levels);
    }

    private static Metric errors(double baseline) {
        return Metric.errorRate("5xx", percent(baseline));
    }

    private static GateEvidence.Procedure procedure(MetricPower detection, Quantity harm) {
        return detection.procedure(detection.distanceOf(harm));
    }

    private static Quantity of(double rate) {
        return Quantity.of(percent(rate));
    }

    @Nested
    class OfARateBesideAControlGroup {
        @ParameterizedTest
        @CsvSource({"0.1, 0.2, 18519", "1, 2, 1826", "1, 1.5, 6105"})
        void needsWhatTheStatisticsPageSays(double baseline, double harm, long each) {
            MetricPower detection = detection(errors(baseline), EQUAL_CONTROL, APPROXIMATE);
            assertThat(procedure(detection, of(harm))).isEqualTo(GateEvidence.Procedure.TWO_PROPORTIONS);
            assertThat(detection.needed(of(harm))).isEqualTo(each);
            assertThat(Reference.twoProportions(baseline / 100, harm / 100, 1)).isEqualTo(each);
        }

        /** 4% and 6% more than by the approximation; for a fivefold rate 6% less. */
        @ParameterizedTest
        @CsvSource({"0.1, 0.2, 19334", "1, 2, 1934", "0.1, 0.5, 2167"})
        void isComputedExactlyWhereEventsAreRare(double baseline, double harm, long each) {
            MetricPower detection = detection(errors(baseline), EQUAL_CONTROL);
            int events = Reference.events(0.5, harm / (baseline + harm));
            assertThat(procedure(detection, of(harm))).isEqualTo(GateEvidence.Procedure.TWO_RARE_RATES);
            assertThat(detection.needed(of(harm))).isEqualTo(each);
            assertThat(Math.ceil(events / (baseline + harm) * 100)).isEqualTo(each);
        }

        @ParameterizedTest
        @ValueSource(doubles = {51, 75, 90, 99, 99.99})
        void needsTheMoreTheFewerAreLeftToCompareWith(double percentage) {
            MetricPower detection = detection(
                    errors(1),
                    new ExposedGroup(percent(percentage), 1, true).others().orElseThrow(),
                    APPROXIMATE);
            double ratio = percentage / (100 - percentage);
            assertThat(detection.needed(of(1.5)))
                    .isCloseTo(Reference.twoProportions(0.01, 0.015, ratio), within(1.0))
                    .isGreaterThan(6105);
        }

        @Test
        void isTooNearWhereNextToNobodyIsLeftToCompareWith() {
            TestLevels strict = new TestLevels(1e-300, 1, 0.999999, 30, TestDesign.FIXED_HORIZON);
            for (double percentage : new double[] {99.99, 99.9999, 99.999999}) {
                MetricPower detection = detection(
                        errors(0.000001),
                        new ExposedGroup(percent(percentage), 1, true).others().orElseThrow(),
                        strict);
                for (double rate = 0.000002; rate <= 100; rate *= 1.5) {
                    assertThat(detection.needed(of(rate))).isPositive();
                }
                assertThat(detection.needed(of(0.000002))).isInfinite();
            }
        }

        @Test
        void seesAFallOfWhatShouldBeHighAsARiseOfTheRest() {
            Metric orders = Metric.conversion("Orders", percent(97));
            MetricPower detection = detection(orders, EQUAL_CONTROL, APPROXIMATE);
            assertThat(detection.needed(of(96))).isEqualTo(Reference.twoProportions(0.03, 0.04, 1));
            assertThat(detection.rateAt(of(96)).orElseThrow()).isCloseTo(0.04, within(1e-15));
        }
    }

    @Nested
    class OfARateAgainstItsBaseline {
        @ParameterizedTest
        @CsvSource({"0.1, 0.2, 9063", "0.1, 0.5, 1104", "0.01, 0.1, 3000"})
        void isExactForRareEvents(double baseline, double harm, long needed) {
            MetricPower detection = detection(errors(baseline), ComparedWith.BASELINE);
            double exposure = Reference.expectedEvents(harm / baseline) / baseline * 100;
            assertThat(procedure(detection, of(harm))).isEqualTo(GateEvidence.Procedure.ONE_RARE_RATE);
            assertThat(detection.needed(of(harm))).isEqualTo(Math.ceil(exposure - 1e-6));
            assertThat(needed).isCloseTo((long) exposure, within(10L));
        }

        @ParameterizedTest
        @CsvSource({"5, 6", "1, 1.4", "50, 60", "90, 95"})
        void isOneProportionForFrequentOnes(double baseline, double harm) {
            MetricPower detection = detection(errors(baseline), ComparedWith.BASELINE);
            assertThat(procedure(detection, of(harm))).isEqualTo(GateEvidence.Procedure.ONE_PROPORTION);
            assertThat(detection.needed(of(harm))).isEqualTo(Reference.oneProportion(baseline / 100, harm / 100));
        }

        /** Counted as rare events, both would need a multiple of it. */
        @Test
        void isNeverExactWhereBadEventsAreNotRare() {
            MetricPower detection = detection(errors(50), ComparedWith.BASELINE);
            assertThat(detection.needed(of(72))).isEqualTo(Reference.oneProportion(0.5, 0.72));
            assertThat(detection.needed(of(95))).isEqualTo(Reference.oneProportion(0.5, 0.95));
        }

        @Test
        void ofZeroIsTheRuleOfThree() {
            MetricPower detection = detection(errors(0), ComparedWith.BASELINE);
            assertThat(procedure(detection, of(0.5))).isEqualTo(GateEvidence.Procedure.ZERO_EVENTS);
            // 0.995^598 = 0.04992, 0.995^597 = 0.05017
            assertThat(detection.needed(of(0.5))).isEqualTo(598);
            assertThat(detection.needed(of(100))).isEqualTo(1);
        }
    }

    @Nested
    class OfAMean {
        private final Metric revenue =
                Metric.revenue("Cart", Quantity.of(50, "EUR")).withStandardDeviation(30);

        @Test
        void needsItsSpreadOverTheDifferenceSquared() {
            Quantity harm = Quantity.of(47, "EUR");
            assertThat(detection(revenue, EQUAL_CONTROL).needed(harm))
                    .isEqualTo(Reference.twoMeans(0.1))
                    .isEqualTo(1237);
            assertThat(detection(revenue, ComparedWith.BASELINE).needed(harm))
                    .isEqualTo(Reference.oneMean(0.1))
                    .isEqualTo(619);
        }

        @Test
        void isNoHarmOnItsGoodSide() {
            assertThat(detection(revenue, EQUAL_CONTROL).needed(Quantity.of(53, "EUR")))
                    .isInfinite();
        }
    }

    @Nested
    class OfACount {
        private static Metric orders() {
            return Metric.builder()
                    .name("Orders")
                    .family(MetricFamily.BUSINESS)
                    .kind(MetricKind.COUNT)
                    .healthy(Relation.ABOVE)
                    .baseline(Quantity.of(10, "/min"))
                    .build();
        }

        @ParameterizedTest
        @CsvSource({"2", "3", "5", "10", "500"})
        void thatBecomesMoreIsExactForFewEvents(double ratio) {
            MetricPower reports = detection(Metric.userReports("Reports", 4), EQUAL_CONTROL);
            Quantity harm = Quantity.of(4 * ratio, "/hour");
            assertThat(procedure(reports, harm)).isEqualTo(GateEvidence.Procedure.ONE_RARE_RATE);
            assertThat(reports.needed(harm)).isEqualTo(Math.ceil(Reference.expectedEvents(ratio)));
        }

        @Test
        void thatBecomesALittleMoreNeedsManyEvents() {
            MetricPower reports = detection(Metric.userReports("Reports", 4), EQUAL_CONTROL);
            // (1.6449 + 0.8416 √1.1)² / 0.1²
            assertThat(reports.needed(Quantity.of(4.4, "/hour"))).isEqualTo(639);
            assertThat(Reference.expectedEvents(1.1)).isCloseTo(639, within(7.0));
        }

        @Test
        void thatBecomesFewerNeedsASquareOfTheChange() {
            // (1.6449 + 0.8416 √0.8)² / 0.2² = 143.7
            assertThat(detection(orders(), EQUAL_CONTROL).needed(Quantity.of(8, "/min")))
                    .isEqualTo(144);
            assertThat(detection(orders(), EQUAL_CONTROL).needed(Quantity.of(0, "/min")))
                    .isEqualTo(3);
        }
    }

    @Nested
    class OfAPercentile {
        private final Metric p95 = Metric.latency("p95", Duration.ofMillis(800));

        @ParameterizedTest
        @CsvSource({"1, 0.05", "1.5, 0.1281862", "2, 0.25", "4, 1"})
        void countsWhatIsBeyondItsBaseline(double times, double rate) {
            // 5^(log2 1.5) = 2.563724
            MetricPower detection = detection(p95, EQUAL_CONTROL);
            assertThat(detection.rateAt(Quantity.of(800 * times, "ms")).orElseThrow())
                    .isCloseTo(rate, within(1e-7));
        }

        @Test
        void needsWhatThatRateNeeds() {
            MetricPower detection = detection(p95, EQUAL_CONTROL, APPROXIMATE);
            assertThat(detection.needed(Quantity.of(1200, "ms")))
                    .isEqualTo(Reference.twoProportions(0.05, 0.05 * 2.5637238, 1));
        }

        @Test
        void thatShouldBeHighCountsWhatIsBelow() {
            Metric slowest = Metric.builder()
                    .name("Throughput p5")
                    .family(MetricFamily.PERFORMANCE)
                    .kind(MetricKind.QUANTILE)
                    .healthy(Relation.ABOVE)
                    .baseline(Quantity.of(40, "MB/s"))
                    .percentile(percent(5))
                    .build();
            MetricPower detection = detection(slowest, EQUAL_CONTROL);
            assertThat(detection.rateAt(Quantity.of(20, "MB/s")).orElseThrow()).isCloseTo(0.25, within(1e-12));
            assertThat(detection.levelAt(0.2).value()).isCloseTo(20, within(1e-2));
        }

        @Test
        void isAsFarOutAsItsPercentileSays() {
            Metric p99 = Metric.latency("p99", Duration.ofMillis(800)).withPercentile(Percentage.percent(99));
            assertThat(detection(p99, EQUAL_CONTROL)
                            .rateAt(Quantity.of(1600, "ms"))
                            .orElseThrow())
                    .isCloseTo(0.05, within(1e-12));
        }
    }

    @Nested
    class IsUnknown {
        private static void assertUnknown(Metric metric, Rule missing) {
            MetricPower detection = detection(metric, EQUAL_CONTROL);
            assertThat(detection)
                    .isInstanceOfSatisfying(
                            UnknownPower.class,
                            unknown -> assertThat(unknown.missing()).isEqualTo(missing));
            assertThat(detection.needed(Quantity.of(3, metric.baseline().unit())))
                    .isInfinite();
        }

        @Test
        void ofAMeanWithoutItsSpread() {
            assertUnknown(Metric.revenue("Cart", Quantity.of(50, "EUR")), EvidenceRows.NO_DEVIATION);
        }

        @Test
        void ofARateThatIsNoPercentage() {
            Metric rate = Metric.builder()
                    .name("Cache hits")
                    .family(MetricFamily.PERFORMANCE)
                    .kind(MetricKind.RATE)
                    .healthy(Relation.ABOVE)
                    .baseline(Quantity.of(0.9, "hits/read"))
                    .build();
            assertUnknown(rate, EvidenceRows.NO_PERCENTAGE);
        }

        @Test
        void ofACountThatIsZeroToday() {
            assertUnknown(
                    Metric.builder()
                            .name("Tickets")
                            .family(MetricFamily.ERROR)
                            .kind(MetricKind.COUNT)
                            .healthy(Relation.BELOW)
                            .baseline(Quantity.of(0, "/hour"))
                            .build(),
                    EvidenceRows.NO_EVENTS);
        }

        @Test
        void ofACountThatIsNotOverTime() {
            Metric count = Metric.builder()
                    .name("Tickets")
                    .family(MetricFamily.ERROR)
                    .kind(MetricKind.COUNT)
                    .healthy(Relation.BELOW)
                    .baseline(Quantity.of(7, "tickets"))
                    .build();
            assertUnknown(count, EvidenceRows.NO_FREQUENCY);
        }
    }
}

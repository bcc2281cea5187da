package io.github.rolloutplanner.internal.evidence;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rolloutplanner.evidence.TestDesign;
import io.github.rolloutplanner.internal.statistics.OnsetTally;
import io.github.rolloutplanner.metric.Comparison;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.policy.EvidencePolicy;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a gate needs where a regression may have begun in an earlier phase. */
class EarlierPhaseTest {
    private static final ComparedWith OTHERS = new ComparedWith(Comparison.CONTROL, 1);
    private static final int STRETCHES = 9;

    static List<Metric> metrics() {
        return List.of(
                Metric.errorRate("Errors", percent(1)),
                Metric.errorRate("Errors", percent(20)),
                Metric.latency("Checkout p95", Duration.ofMillis(300)),
                Metric.loadTime("Load time", Duration.ofMillis(300)).withStandardDeviation(Duration.ofMillis(600)));
    }

    private static TestLevels levels(long stretch, List<EarlierPhase> earlier) {
        return TestLevels.of(EvidencePolicy.standard(), 1, 1, stretch).after(earlier);
    }

    private static double needed(Metric metric, TestLevels levels) {
        Quantity harm = metric.baseline().times(1.3);
        return new MetricPowers(5).of(metric, OTHERS, levels).needed(harm);
    }

    private static List<EarlierPhase> earlier(double observations) {
        return List.of(new EarlierPhase(OTHERS, observations, STRETCHES));
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void earlierStretchesWithoutObservationsHaveTheirWeightToo(Metric metric) {
        double alone = needed(metric, levels(STRETCHES + 1, List.of()));

        assertThat(needed(metric, levels(STRETCHES + 1, earlier(0))))
                .isLessThan(0.8 * alone)
                .isLessThan(needed(metric, levels(1, List.of())));
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void whatShowsThatThereWasNoRegressionTakesTheirWeight(Metric metric) {
        double alone = needed(metric, levels(STRETCHES + 1, List.of()));

        assertThat(needed(metric, levels(STRETCHES + 1, earlier(alone / 10))))
                .isBetween(needed(metric, levels(STRETCHES + 1, earlier(0))), alone);
        assertThat(needed(metric, levels(STRETCHES + 1, earlier(1e9)))).isCloseTo(alone, within(0.01 * alone));
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void oneLookForEachPhaseHasNoEarlierOnes(Metric metric) {
        EvidencePolicy once = EvidencePolicy.standard().withLooks(TestDesign.FIXED_HORIZON);
        TestLevels levels = TestLevels.of(once, 1, 1, STRETCHES + 1);

        assertThat(needed(metric, levels.after(earlier(0)))).isEqualTo(needed(metric, levels));
    }

    /** As a document of another tool may say it; each of so many stretches apart would take years. */
    @ParameterizedTest
    @MethodSource("metrics")
    void aPhaseOfAnyLengthIsComputedAtOnce(Metric metric) {
        long ages = 100_000_000_000_000L;
        TestLevels levels = levels(ages + 1, List.of(new EarlierPhase(OTHERS, 0, ages)));

        assertThat(levels.since(phase -> 0, sum -> 0).onset()).isCloseTo(1, within(1e-12));
        assertThat(needed(metric, levels)).isLessThan(needed(metric, levels(1, List.of())));
    }

    @Test
    void theStretchesOfALongPhaseCountAsTheyDoApart() {
        long days = 5_000;
        TestLevels levels = levels(days + 1, List.of(new EarlierPhase(OTHERS, 1, days)));
        double apart = OnsetTally.weight(days + 1);
        for (long stretch = days; stretch > 0; stretch--) {
            apart += OnsetTally.weight(stretch) * Math.exp(-0.001 * (days - stretch + 1));
        }

        assertThat(levels.since(phase -> 0.001, sum -> sum).onset()).isBetween(apart, apart + Math.exp(-1));
        assertThat(levels.since(phase -> 0, sum -> sum).onset()).isCloseTo(1 - 1.0 / (days + 2), within(1e-12));
    }

    @Test
    void allWeightsTogetherAreBelowOne() {
        TestLevels levels = levels(STRETCHES + 1, earlier(0));

        assertThat(levels.since(phase -> 0, sum -> 0).onset())
                .isCloseTo(1 - 1.0 / (STRETCHES + 2), within(1e-12))
                .isGreaterThan(OnsetTally.weight(STRETCHES + 1));
        assertThat(levels.since(phase -> Double.POSITIVE_INFINITY, sum -> sum).onset())
                .isEqualTo(OnsetTally.weight(STRETCHES + 1));
    }
}

package io.github.rolloutplanner.internal.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rolloutplanner.evidence.TestDesign;
import io.github.rolloutplanner.metric.Comparison;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Quantity;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Means are judged by a sequence that is planned for the gate, also where they stand far beyond it. */
class MeanSequenceTest {
    private static final double LEVEL = 0.045;
    /** On the tenth day. */
    private static final double ONSET = 1 / 110.0;

    private static final TestLevels LEVELS = levels(TestDesign.SEQUENTIAL);
    private static final double DEVIATION = 2700;
    private static final double BASELINE = 900;
    /** A standard normal variable exceeds this with a probability of a fifth. */
    private static final double POWER = 0.8416212335729143;

    private static TestLevels levels(TestDesign looks) {
        return new TestLevels(LEVEL, ONSET, 0.8, 30, looks);
    }

    private static MetricPower power(ComparedWith compared, TestLevels levels) {
        Metric metric = Metric.loadTime("Load time", Duration.ofMillis(900)).withStandardDeviation(DEVIATION);
        return new MetricPowers(5).of(metric, compared, levels);
    }

    private static double needed(MetricPower power, double times) {
        return power.needed(Quantity.of(BASELINE * times, "ms"));
    }

    /** The evidence where chance hides as much as it does in a fifth of all rollouts, as the judge computes it. */
    private static double evidence(MeanSequence sequence, double exposed, double times, double ratio) {
        double error = DEVIATION * Math.sqrt((sequence.isBesideControl() ? 1 + ratio : 1) / exposed);
        double estimate = BASELINE * (times - 1) - POWER * error;
        return sequence.of(LEVEL)
                .evidence(estimate, error, (long) sequence.observations(exposed, ratio))
                .logValue();
    }

    @ParameterizedTest
    @CsvSource({"1.2, 1", "1.5, 1", "2, 1", "1.2, 3", "1.5, 19"})
    void showsAnEffectBesideAControlGroupInFourOfFiveRollouts(double times, double ratio) {
        MeanSequence sequence = new MeanSequence(100_000, true);
        double exposed = needed(
                power(new ComparedWith(Comparison.CONTROL, ratio), LEVELS).plannedFor(sequence.planned()), times);

        assertThat(evidence(sequence, exposed, times, ratio)).isCloseTo(-Math.log(LEVEL * ONSET), within(0.05));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.05, 1.2, 1.5, 2})
    void showsAnEffectBesideABaselineInFourOfFiveRollouts(double times) {
        MeanSequence sequence = new MeanSequence(160_000, false);
        double exposed = needed(power(ComparedWith.BASELINE, LEVELS).plannedFor(sequence.planned()), times);

        assertThat(evidence(sequence, exposed, times, 1)).isCloseTo(-Math.log(LEVEL * ONSET), within(0.05));
    }

    /** One that is planned for the effect itself would show it by a third less. */
    @Test
    void isTheSlowerTheFartherTheEffectIsBeyondTheGate() {
        MetricPower power = power(ComparedWith.BASELINE, LEVELS);
        double own = needed(power, 1.5);

        assertThat(needed(power.plannedFor(own), 1.5) / own).isBetween(1.0, 1.05);
        assertThat(needed(power.plannedFor(10 * own), 1.5) / own).isBetween(1.3, 1.7);
        assertThat(needed(power.plannedFor(100 * own), 1.5) / own).isGreaterThan(3);
    }

    @Test
    void isNoMatterWhereThereIsOneLook() {
        MetricPower once = power(ComparedWith.BASELINE, levels(TestDesign.FIXED_HORIZON));

        assertThat(once.plannedFor(1e6)).isSameAs(once);
    }

    @Test
    void isPlannedForSomethingWhereNothingIsEnoughForTheGate() {
        MetricPower power = power(ComparedWith.BASELINE, LEVELS);

        assertThat(needed(power.plannedFor(Double.POSITIVE_INFINITY), 1.5))
                .isEqualTo(needed(power.plannedFor(MeanSequence.UNPLANNED), 1.5));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 1e12})
    void neverShowsWhatIsNoRegressionOrSaysAnythingOfAFew(double planned) {
        MetricPower power = power(ComparedWith.BASELINE, LEVELS).plannedFor(planned);

        assertThat(needed(power, 1)).isInfinite();
        assertThat(needed(power, 1e6)).isEqualTo(MeanPower.LEAST);
    }
}

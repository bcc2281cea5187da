package io.github.rolloutplanner.internal.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwoSampleEffectTest {
    private static final TwoSampleEffect EFFECT = TwoSampleEffect.withDefaults();

    /**
     * Computed with 60 digits; rows 6 to 8 are cases a, b and h of Newcombe (Statistics in Medicine 1998), who prints
     * 0.0528 to 0.3382, 0.1700 to 0.8406 and 0.7156 to 1.0000.
     */
    @ParameterizedTest
    @CsvSource({
        "14, 10000, 2, 10000, 0.05, 0.000482175089458918, 0.00217049238391136, 0.00268983512355827",
        "0, 100, 0, 100, 0.05, -0.0371724849303644, 0.0371724849303644, 1",
        "100, 100, 100, 100, 0.05, -0.0371724849303644, 0.0371724849303644, 1",
        "0, 20, 20, 20, 0.05, -1, -0.820666292584857, 4.23805542607946e-10",
        "20, 20, 0, 20, 0.05, 0.820666292584857, 1, 4.23805542607946e-10",
        "56, 70, 48, 80, 0.05, 0.0528297132458446, 0.338172940015868, 0.00825828792938078",
        "9, 10, 3, 10, 0.05, 0.170025016424399, 0.840649543943328, 0.00760164147522017",
        "10, 10, 0, 20, 0.05, 0.715618660465623, 1, 7.23782987174001e-8",
        "3, 1000000, 1, 1000000, 0.05, -2.91040620460894e-6, 7.92482526217189e-6, 0.317310144906374",
        "120, 1000, 100, 1000, 0.05, -0.00747485629522526, 0.0476317440582075, 0.153020479071027",
        "120, 1000, 100, 1000, 0.01, -0.0162054921854942, 0.0564699758942286, 0.153020479071027",
        "0, 300, 1, 9000, 0.1, -0.000497926614791951, 0.00882774595210151, 0.855132140584706",
        "1, 1, 0, 1, 0.05, -0.586901371245525, 1, 0.317310507862914",
        "0, 1, 0, 1, 0.05, -0.884831338807894, 0.884831338807894, 1"
    })
    void rates(
            long treatmentEvents,
            long treatmentSize,
            long controlEvents,
            long controlSize,
            double level,
            double low,
            double high,
            double pValue) {
        EffectEstimate found = EFFECT.level(level).rates(controlEvents, controlSize, treatmentEvents, treatmentSize);
        assertThat(found.interval().low()).isCloseTo(low, within(1e-10 * Math.abs(low)));
        assertThat(found.interval().high()).isCloseTo(high, within(1e-10 * Math.abs(high)));
        assertThat(found.pValue()).isCloseTo(pValue, within(1e-10 * pValue));
        assertThat(found.value())
                .isEqualTo((double) treatmentEvents / treatmentSize - (double) controlEvents / controlSize);
    }

    /** The data on sleep that Student published, as Welch's test in R has them. */
    @Test
    void means() {
        EffectEstimate found = EFFECT.means(
                SampleMoments.of(0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2),
                SampleMoments.of(1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4));
        assertThat(found.value()).isCloseTo(1.58, within(1e-12));
        assertThat(found.interval().low()).isCloseTo(-0.2054832, within(1e-7));
        assertThat(found.interval().high()).isCloseTo(3.3654832, within(1e-7));
        assertThat(found.pValue()).isCloseTo(0.07939414, within(1e-8));
    }

    /** Standard errors 1 and 0: the one degree of freedom is that of a Cauchy distribution. */
    @Test
    void meansByHand() {
        EffectEstimate found = EFFECT.level(0.5)
                .means(new SampleMoments(2, 10, 2), new SampleMoments(1_000, 11 + Math.sqrt(3) - 1, 0));
        assertThat(found.pValue()).isCloseTo(1.0 / 3, within(1e-12));
        assertThat(found.interval().low()).isCloseTo(Math.sqrt(3) - 1, within(1e-12));
        assertThat(found.interval().high()).isCloseTo(Math.sqrt(3) + 1, within(1e-12));
    }

    /** With many trials, rare events are events over time. */
    @ParameterizedTest
    @CsvSource({"0, 0", "3, 0", "0, 8", "20, 35", "900, 700"})
    void countsAreRatesOfRareEvents(long controlEvents, long treatmentEvents) {
        long trials = 1_000_000_000_000L;
        EffectEstimate counts = EFFECT.counts(controlEvents, 2, treatmentEvents, 3);
        EffectEstimate rates = EFFECT.rates(controlEvents, 2 * trials, treatmentEvents, 3 * trials);
        assertThat(counts.value()).isCloseTo(rates.value() * trials, within(1e-9));
        assertThat(counts.interval().low()).isCloseTo(rates.interval().low() * trials, within(1e-6));
        assertThat(counts.interval().high()).isCloseTo(rates.interval().high() * trials, within(1e-6));
        assertThat(counts.pValue()).isCloseTo(rates.pValue(), within(1e-9));
    }

    @Property
    void countsDifferWhereTheIntervalExcludesZero(
            @ForAll @LongRange(min = 0, max = 1_000_000_000_000L) long controlEvents,
            @ForAll @LongRange(min = 0, max = 1_000_000_000_000L) long treatmentEvents,
            @ForAll @Scale(6) @DoubleRange(min = 1e-6, max = 1e6) double controlExposure,
            @ForAll @Scale(6) @DoubleRange(min = 1e-6, max = 1e6) double treatmentExposure,
            @ForAll @Scale(9) @DoubleRange(min = 1e-9, max = 0.999) double level) {
        EffectEstimate found =
                EFFECT.level(level).counts(controlEvents, controlExposure, treatmentEvents, treatmentExposure);
        assertAgrees(found, level);
        assertThat(found.interval().contains(found.value())).isTrue();
    }

    /** All outcomes of two Poisson counts, weighed by their probabilities. */
    @ParameterizedTest
    @CsvSource({"3, 3", "10, 10", "10, 25", "40, 40"})
    void theIntervalOfCountsMissesTheTruthAsOftenAsItSays(double control, double treatment) {
        PoissonDistribution controls = PoissonDistribution.of(control);
        PoissonDistribution treated = PoissonDistribution.of(treatment);
        double missed = 0;
        for (int x = 0; x <= 90; x++) {
            for (int y = 0; y <= 90; y++) {
                boolean isInside = EFFECT.counts(x, 1, y, 1).interval().contains(treatment - control);
                missed += isInside ? 0 : controls.probability(x) * treated.probability(y);
            }
        }
        assertThat(missed).isBetween(0.02, 0.06);
    }

    @Property
    void ratesDifferWhereTheIntervalExcludesZero(
            @ForAll @LongRange(min = 1, max = 100_000) long controlSize,
            @ForAll @LongRange(min = 1, max = 100_000) long treatmentSize,
            @ForAll @LongRange(min = 0, max = 100_000) long controlEvents,
            @ForAll @LongRange(min = 0, max = 100_000) long treatmentEvents,
            @ForAll @Scale(9) @DoubleRange(min = 1e-9, max = 0.999) double level) {
        EffectEstimate found = EFFECT.level(level)
                .rates(
                        controlEvents % (controlSize + 1),
                        controlSize,
                        treatmentEvents % (treatmentSize + 1),
                        treatmentSize);
        assertAgrees(found, level);
        assertThat(found.interval().contains(found.value())).isTrue();
        assertThat(found.interval().low()).isGreaterThanOrEqualTo(-1);
        assertThat(found.interval().high()).isLessThanOrEqualTo(1);
    }

    /** Where the level is the p-value itself, rounding alone would decide. */
    @Property
    void intervalAndPValueAgreeAlsoOnTheEdge(
            @ForAll @IntRange(min = 1, max = 60) int size,
            @ForAll @IntRange(min = 0, max = 60) int controlEvents,
            @ForAll @IntRange(min = 0, max = 60) int treatmentEvents) {
        EffectEstimate rates = EFFECT.rates(controlEvents % (size + 1), size, treatmentEvents % (size + 1), size);
        SampleMoments control = new SampleMoments(size + 1L, controlEvents, 7);
        SampleMoments treatment = new SampleMoments(size + 2L, treatmentEvents, 40);
        EffectEstimate means = EFFECT.means(control, treatment);
        if (rates.pValue() < 1) {
            for (double level : neighbours(rates.pValue())) {
                assertAgrees(
                        EFFECT.level(level).rates(controlEvents % (size + 1), size, treatmentEvents % (size + 1), size),
                        level);
            }
        }
        if (means.pValue() < 1) {
            for (double level : neighbours(means.pValue())) {
                assertAgrees(EFFECT.level(level).means(control, treatment), level);
            }
        }
    }

    private static double[] neighbours(double value) {
        return new double[] {Math.nextDown(value), value, Math.min(Math.nextUp(value), Math.nextDown(1.0))};
    }

    @Property
    void meansDifferWhereTheIntervalExcludesZero(
            @ForAll @LongRange(min = 2, max = 1_000_000) long controlSize,
            @ForAll @LongRange(min = 2, max = 1_000_000) long treatmentSize,
            @ForAll @DoubleRange(min = -10, max = 10) double controlMean,
            @ForAll @DoubleRange(min = -10, max = 10) double treatmentMean,
            @ForAll @Scale(6) @DoubleRange(min = 0.001, max = 100) double variance,
            @ForAll @Scale(9) @DoubleRange(min = 1e-9, max = 0.999) double level) {
        EffectEstimate found = EFFECT.level(level)
                .means(
                        new SampleMoments(controlSize, controlMean, variance),
                        new SampleMoments(treatmentSize, treatmentMean, 2));
        assertAgrees(found, level);
        assertThat(found.interval().contains(found.value())).isTrue();
    }

    private static void assertAgrees(EffectEstimate found, double level) {
        assertThat(found.pValue()).isBetween(0.0, 1.0);
        assertThat(found.interval().contains(0)).isEqualTo(found.pValue() > level);
    }

    @Property
    void theOtherGroupAndTheOtherOutcomeSeeTheMirrorImage(
            @ForAll @IntRange(min = 1, max = 1000) int controlSize,
            @ForAll @IntRange(min = 1, max = 1000) int treatmentSize,
            @ForAll @IntRange(min = 0, max = 1000) int events,
            @ForAll @IntRange(min = 0, max = 1000) int otherEvents) {
        int control = events % (controlSize + 1);
        int treatment = otherEvents % (treatmentSize + 1);
        EffectEstimate found = EFFECT.rates(control, controlSize, treatment, treatmentSize);
        assertIsMirror(EFFECT.rates(treatment, treatmentSize, control, controlSize), found);
        assertIsMirror(
                EFFECT.rates(controlSize - control, controlSize, treatmentSize - treatment, treatmentSize), found);
    }

    private static void assertIsMirror(EffectEstimate mirrored, EffectEstimate found) {
        assertThat(mirrored.value()).isCloseTo(-found.value(), within(1e-12));
        assertThat(mirrored.interval().low()).isCloseTo(-found.interval().high(), within(1e-9));
        assertThat(mirrored.interval().high()).isCloseTo(-found.interval().low(), within(1e-9));
        assertThat(mirrored.pValue()).isCloseTo(found.pValue(), within(1e-9));
    }

    @Property
    void aStricterLevelLeavesMoreDifferences(
            @ForAll @IntRange(min = 0, max = 50) int control,
            @ForAll @IntRange(min = 0, max = 50) int treatment,
            @ForAll @Scale(6) @DoubleRange(min = 1e-6, max = 0.4) double level) {
        Interval wide = EFFECT.level(level).rates(control, 50, treatment, 50).interval();
        Interval narrow =
                EFFECT.level(2 * level).rates(control, 50, treatment, 50).interval();
        assertThat(wide.low()).isLessThanOrEqualTo(narrow.low());
        assertThat(wide.high()).isGreaterThanOrEqualTo(narrow.high());
    }

    /** All outcomes of two groups of 60, weighed by their probabilities. */
    @ParameterizedTest
    @CsvSource({"0.05, 0.05", "0.1, 0.3", "0.5, 0.5", "0.9, 0.6", "0.02, 0.2"})
    void theIntervalMissesTheTruthAsOftenAsItSays(double control, double treatment) {
        double missed = 0;
        for (int x = 0; x <= 60; x++) {
            for (int y = 0; y <= 60; y++) {
                boolean isInside = EFFECT.rates(x, 60, y, 60).interval().contains(treatment - control);
                missed += isInside
                        ? 0
                        : Math.exp(
                                BetaFunction.logBinomial(x, 60, control) + BetaFunction.logBinomial(y, 60, treatment));
            }
        }
        assertThat(missed).isBetween(0.025, 0.06);
    }

    @Test
    void extremesHaveDefinedAnswers() {
        long[] sizes = {1, 2, 1_000, 1_000_000_000_000L};
        for (long control : sizes) {
            for (long treatment : sizes) {
                for (double level : new double[] {1e-300, 1e-12, 0.05, 1 - 1e-12}) {
                    TwoSampleEffect effect = EFFECT.level(level);
                    assertAgrees(effect.rates(0, control, 0, treatment), level);
                    assertAgrees(effect.rates(control, control, treatment, treatment), level);
                    assertAgrees(effect.rates(0, control, treatment, treatment), level);
                    assertAgrees(effect.rates(control, control, 0, treatment), level);
                    assertAgrees(effect.rates(1, control, 0, treatment), level);
                    assertAgrees(effect.rates(control / 2, control, 1, treatment), level);
                }
            }
        }
        SampleMoments huge = new SampleMoments(2, 1e300, Double.MAX_VALUE);
        SampleMoments tiny = new SampleMoments(Long.MAX_VALUE, 0, Double.MIN_VALUE);
        for (double level : new double[] {1e-12, 0.05, 1 - 1e-12}) {
            assertAgrees(EFFECT.level(level).means(huge, tiny), level);
            assertAgrees(EFFECT.level(level).means(tiny, tiny), level);
            assertAgrees(EFFECT.level(level).means(huge, huge), level);
        }
    }

    @Property
    void constantsAreWhatTheyAre(
            @ForAll double known,
            @ForAll double other,
            @ForAll @LongRange(min = 2) long controls,
            @ForAll @LongRange(min = 2) long treated) {
        Assume.that(Double.isFinite(other - known));
        SampleMoments control = new SampleMoments(controls, known, 0);
        EffectEstimate same = EFFECT.means(control, new SampleMoments(treated, known, 0));
        assertThat(same).isEqualTo(new EffectEstimate(0, new Interval(0, 0), 1));
        EffectEstimate found = EFFECT.means(control, new SampleMoments(treated, other, 0));
        assertThat(found.value()).isEqualTo(other - known);
        assertThat(found.interval().width()).isZero();
        assertThat(found.pValue()).isEqualTo(other == known ? 1 : 0);
    }

    @Property
    void equalValuesAreEqualConstants(
            @ForAll @DoubleRange(min = -1e300, max = 1e300) double value,
            @ForAll @IntRange(min = 2, max = 50) int controls,
            @ForAll @IntRange(min = 2, max = 50) int treated) {
        SampleMoments control = SampleMoments.of(repeated(value, controls));
        assertThat(control).isEqualTo(new SampleMoments(controls, value, 0));
        assertThat(EFFECT.means(control, SampleMoments.of(repeated(value, treated)))
                        .pValue())
                .isEqualTo(1);
    }

    @Test
    void threeTimesATenthHaveNoVariance() {
        SampleMoments tenth = SampleMoments.of(0.1, 0.1, 0.1);
        assertThat(tenth).isEqualTo(new SampleMoments(3, 0.1, 0));
        SampleMoments seven = SampleMoments.of(0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1);
        assertThat(EFFECT.means(tenth, seven).pValue()).isEqualTo(1);
    }

    private static double[] repeated(double value, int times) {
        double[] values = new double[times];
        Arrays.fill(values, value);
        return values;
    }

    @Test
    void impossibleNumbersAreRefused() {
        SampleMoments some = new SampleMoments(10, 1, 1);
        says(
                () -> EFFECT.level(1),
                "level must lie strictly between 0 and 1, but is 1.0. Give a fraction such as 0.05, not a percentage.");
        says(
                () -> EFFECT.rates(11, 10, 1, 10),
                "control events must not exceed control size, but 11 > 10. Maybe the two were swapped.");
        says(() -> EFFECT.rates(0, 10, 0, 0), "treatment size must be at least 1, but is 0. Give a larger number.");
        says(
                () -> EFFECT.means(SampleMoments.of(7), some),
                "control size must be at least 2, but is 1. Give a larger number.");
        says(
                () -> EFFECT.means(new SampleMoments(10, -1e308, 1), new SampleMoments(10, 1e308, 1)),
                "difference of the means is Infinity, outside the range of a double. Use another unit.");
    }

    @Test
    void aDesignEffectThatLeavesNoExposureIsRefused() {
        says(
                () -> EFFECT.designEffect(1e200).counts(0, 1e-160, 1, 1),
                "The exposure by the design effect must be positive and finite, but is 0.0. Give a number above 0.");
    }

    private static void says(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
    }
}

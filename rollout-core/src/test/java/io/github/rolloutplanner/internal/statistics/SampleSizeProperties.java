package io.github.rolloutplanner.internal.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;

class SampleSizeProperties {

    @Property
    void sizeAndPowerOfProportionsAgree(
            @ForAll @Scale(12) @DoubleRange(min = 1e-4, max = 0.9) double control,
            @ForAll @Scale(12) @DoubleRange(min = 1e-3, max = 0.09) double rise,
            @ForAll @Scale(12) @DoubleRange(min = 0.3, max = 0.999) double power,
            @ForAll @Scale(12) @DoubleRange(min = 0.1, max = 10) double ratio,
            @ForAll ProportionMethod method,
            @ForAll Sides sides) {
        TwoProportionSampleSize design = TwoProportionSampleSize.withDefaults()
                .power(power)
                .allocationRatio(ratio)
                .method(method)
                .sides(sides);
        double size = design.sizes(control, control + rise).exactControl();
        assertThat(design.achievedPower(control, control + rise, size)).isCloseTo(power, within(1e-9));
    }

    @Property
    void theDetectableIncreaseNeedsJustThisSize(
            @ForAll @Scale(12) @DoubleRange(min = 0, max = 0.5) double control,
            @ForAll @Scale(12) @DoubleRange(min = 200, max = 1e9) double size,
            @ForAll ProportionMethod method) {
        TwoProportionSampleSize design = TwoProportionSampleSize.withDefaults().method(method);
        double rise = design.detectableIncrease(control, size);
        assertThat(design.sizes(control, control + rise).exactControl()).isCloseTo(size, withinPercentage(1e-3));
    }

    @Property
    void aFallIsARiseOfWhatDoesNotHappen(
            @ForAll @Scale(12) @DoubleRange(min = 0.3, max = 0.999) double control,
            @ForAll @Scale(12) @DoubleRange(min = 200, max = 1e9) double size) {
        TwoProportionSampleSize design = TwoProportionSampleSize.withDefaults();
        assertThat(design.detectableDecrease(control, size))
                .isCloseTo(design.detectableIncrease(1 - control, size), withinPercentage(1e-6));
    }

    @Property
    void morePowerNeedsMoreObservations(
            @ForAll @Scale(12) @DoubleRange(min = 0.1, max = 0.98) double power,
            @ForAll @Scale(12) @DoubleRange(min = 1e-4, max = 0.4) double control,
            @ForAll MeanMethod method) {
        TwoProportionSampleSize rates = TwoProportionSampleSize.withDefaults();
        assertThat(rates.power(power + 0.01).sizes(control, 0.5).exactControl())
                .isGreaterThan(rates.power(power).sizes(control, 0.5).exactControl());
        TwoMeanSampleSize means = TwoMeanSampleSize.withDefaults().method(method);
        assertThat(means.power(power + 0.01).sizes(control, 1, 1).exactControl())
                .isGreaterThan(means.power(power).sizes(control, 1, 1).exactControl());
    }

    @Property
    void aStricterLevelNeedsMoreObservations(@ForAll @Scale(12) @DoubleRange(min = 1e-9, max = 0.2) double level) {
        TwoProportionSampleSize design = TwoProportionSampleSize.withDefaults();
        assertThat(design.level(level).sizes(0.1, 0.12).exactControl())
                .isGreaterThan(design.level(level * 1.1).sizes(0.1, 0.12).exactControl());
    }

    @Property
    void aLargerEffectNeedsFewerObservations(@ForAll @Scale(12) @DoubleRange(min = 1e-4, max = 0.8) double effect) {
        TwoProportionSampleSize rates = TwoProportionSampleSize.withDefaults();
        assertThat(rates.sizes(0.1, 0.1 + 1.1 * effect).exactControl())
                .isLessThan(rates.sizes(0.1, 0.1 + effect).exactControl());
    }

    @Property
    void countingTheFarTailNeverNeedsMore(
            @ForAll @Scale(12) @DoubleRange(min = 0.06, max = 0.99) double power,
            @ForAll @Scale(12) @DoubleRange(min = 0.01, max = 2) double effect) {
        TwoMeanSampleSize design = TwoMeanSampleSize.withDefaults().power(power);
        assertThat(design.countingFarTail().sizes(effect, 1, 1).exactControl())
                .isLessThanOrEqualTo(design.sizes(effect, 1, 1).exactControl() * (1 + 1e-9));
    }

    @Property(tries = 200)
    void sizeAndPowerAndEffectOfMeansAgree(
            @ForAll @Scale(12) @DoubleRange(min = 0.01, max = 1) double effect,
            @ForAll @Scale(12) @DoubleRange(min = 0.5, max = 2) double deviation,
            @ForAll @Scale(12) @DoubleRange(min = 0.5, max = 2) double ratio,
            @ForAll @Scale(12) @DoubleRange(min = 0.6, max = 0.99) double power) {
        TwoMeanSampleSize design = TwoMeanSampleSize.withDefaults().power(power).allocationRatio(ratio);
        double size = design.sizes(effect, 1, deviation).exactControl();
        assertThat(design.achievedPower(effect, 1, deviation, size)).isCloseTo(power, within(1e-8));
        assertThat(design.detectableDifference(1, deviation, size)).isCloseTo(effect, withinPercentage(1e-5));
    }

    @Property
    void theTTestApproachesTheNormalOne(@ForAll @Scale(12) @DoubleRange(min = 1e-4, max = 1e-2) double effect) {
        double normal = TwoMeanSampleSize.withDefaults()
                .method(MeanMethod.NORMAL)
                .sizes(effect, 1, 1)
                .exactControl();
        double welch = TwoMeanSampleSize.withDefaults().sizes(effect, 1, 1).exactControl();
        assertThat(welch - normal).isCloseTo(Math.pow(Normal.exceededWith(0.025), 2) / 4, within(0.05));
    }

    @Property
    void nonInferiorityHasThePowerOfItsSize(
            @ForAll @Scale(12) @DoubleRange(min = 0.05, max = 0.9) double rate,
            @ForAll @Scale(12) @DoubleRange(min = 0.005, max = 0.05) double margin,
            @ForAll Direction direction) {
        NonInferioritySampleSize design =
                NonInferioritySampleSize.ofMargin(margin).direction(direction).power(0.9);
        double size = design.rates(rate, rate).exactControl();
        assertThat(design.achievedPowerOfRates(rate, rate, size)).isCloseTo(0.9, within(1e-9));
    }

    @Property
    void whatIsBetterOneWayIsWorseTheOther(
            @ForAll @Scale(12) @DoubleRange(min = 0.05, max = 0.9) double rate,
            @ForAll @Scale(12) @DoubleRange(min = 0.005, max = 0.05) double margin) {
        NonInferioritySampleSize design = NonInferioritySampleSize.ofMargin(margin);
        double higher = design.rates(rate, rate).exactControl();
        double lower = design.direction(Direction.LOWER_IS_BETTER)
                .rates(1 - rate, 1 - rate)
                .exactControl();
        assertThat(lower).isCloseTo(higher, withinPercentage(1e-6));
    }

    @Property
    void noncentralTWithoutNoncentralityIsT(
            @ForAll @Scale(12) @DoubleRange(min = 1, max = 1e6) double freedom,
            @ForAll @Scale(12) @DoubleRange(min = -6, max = 6) double t) {
        double expected = org.apache.commons.statistics.distribution.TDistribution.of(freedom)
                .survivalProbability(t);
        // Near 0 the library's own survival function keeps only half of the digits.
        assertThat(NoncentralT.above(t, freedom, 0)).isCloseTo(expected, within(1e-7));
    }
}

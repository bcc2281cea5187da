package io.github.rolloutplanner.internal.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;

class OneGroupSampleSizeProperties {

    // A control group this many times as large as the treatment group is as good as a known rate.
    private static final double UNLIMITED = 1e-7;

    @Property
    void theSizeIsTheFirstWithThePower(
            @ForAll @Scale(12) @DoubleRange(min = 0, max = 1) double known,
            @ForAll @Scale(12) @DoubleRange(min = 0, max = 1) double other,
            @ForAll @Scale(12) @DoubleRange(min = 0.06, max = 0.999) double power,
            @ForAll Sides sides) {
        OneProportionSampleSize design =
                OneProportionSampleSize.withDefaults().power(power).sides(sides);
        if (Math.abs(known - other) > 1e-4) {
            long size = design.observations(known, other);
            assertThat(design.achievedPower(known, other, size)).isGreaterThanOrEqualTo(power - 1e-12);
            if (size > 1) {
                assertThat(design.achievedPower(known, other, size - 1)).isLessThan(power + 1e-12);
            }
        }
    }

    @Property
    void theDetectableIncreaseHasJustThePower(
            @ForAll @Scale(12) @DoubleRange(min = 1e-9, max = 0.5) double known,
            @ForAll @Scale(12) @DoubleRange(min = 200, max = 1e9) double size,
            @ForAll @Scale(12) @DoubleRange(min = 1e-9, max = 0.3) double level,
            @ForAll @Scale(12) @DoubleRange(min = 0.31, max = 0.999) double power,
            @ForAll Sides sides) {
        OneProportionSampleSize design =
                OneProportionSampleSize.withDefaults().level(level).power(power).sides(sides);
        double rise = design.detectableIncrease(known, size);
        assertThat(rise).isBetween(0.0, 1 - known);
        assertThat(design.achievedPower(known, known + rise, size)).isCloseTo(power, within(1e-6));
    }

    @Property
    void aFallIsARiseOfWhatDoesNotHappen(
            @ForAll @Scale(12) @DoubleRange(min = 0.3, max = 0.999) double known,
            @ForAll @Scale(12) @DoubleRange(min = 200, max = 1e9) double size,
            @ForAll @Scale(12) @DoubleRange(min = 0.06, max = 0.999) double power) {
        OneProportionSampleSize design = OneProportionSampleSize.withDefaults().power(power);
        assertThat(design.detectableDecrease(known, size))
                .isCloseTo(design.detectableIncrease(1 - known, size), withinPercentage(1e-6));
        assertThat((double) design.observations(known, 0.2))
                .isCloseTo(design.observations(1 - known, 0.8), within(1.0));
    }

    @Property
    void morePowerAndAStricterLevelNeedMore(
            @ForAll @Scale(12) @DoubleRange(min = 0.1, max = 0.98) double power,
            @ForAll @Scale(12) @DoubleRange(min = 1e-4, max = 0.4) double known,
            @ForAll @Scale(12) @DoubleRange(min = 1e-12, max = 0.05) double level) {
        OneProportionSampleSize rates =
                OneProportionSampleSize.withDefaults().power(power).level(level);
        assertThat(rates.power(power + 0.01).detectableIncrease(known, 1e6))
                .isGreaterThan(rates.detectableIncrease(known, 1e6));
        assertThat(rates.level(level / 2).detectableIncrease(known, 1e6))
                .isGreaterThan(rates.detectableIncrease(known, 1e6));
        assertThat(rates.power(power + 0.01).observations(known, known + 1e-3))
                .isGreaterThanOrEqualTo(rates.observations(known, known + 1e-3));
        OneMeanSampleSize means = OneMeanSampleSize.withDefaults().power(power).level(level);
        assertThat(means.power(power + 0.01).observations(known, 100)).isGreaterThan(means.observations(known, 100));
        assertThat(means.level(level / 2).observations(known, 100)).isGreaterThan(means.observations(known, 100));
        assertThat(means.twoSided().observations(known, 100)).isGreaterThan(means.observations(known, 100));
    }

    @Property
    void aLargerEffectNeedsFewer(
            @ForAll @Scale(12) @DoubleRange(min = 0, max = 0.2) double known,
            @ForAll @Scale(12) @DoubleRange(min = 1e-4, max = 0.7) double effect) {
        OneProportionSampleSize rates = OneProportionSampleSize.withDefaults();
        assertThat(rates.observations(known, known + 1.1 * effect))
                .isLessThanOrEqualTo(rates.observations(known, known + effect));
        assertThat(rates.achievedPower(known, known + 1.1 * effect, 100))
                .isGreaterThanOrEqualTo(rates.achievedPower(known, known + effect, 100));
        OneMeanSampleSize means = OneMeanSampleSize.withDefaults();
        assertThat(means.observations(-1.1 * effect, 1)).isLessThanOrEqualTo(means.observations(effect, 1));
    }

    @Property
    void moreObservationsSeeLess(
            @ForAll @Scale(12) @DoubleRange(min = 0, max = 0.5) double known,
            @ForAll @Scale(12) @DoubleRange(min = 200, max = 1e12) double size) {
        OneProportionSampleSize rates = OneProportionSampleSize.withDefaults();
        assertThat(rates.detectableIncrease(known, 1.1 * size)).isLessThan(rates.detectableIncrease(known, size));
        OneMeanSampleSize means = OneMeanSampleSize.withDefaults();
        assertThat(means.detectableDifference(1, 1.1 * size)).isLessThan(means.detectableDifference(1, size));
    }

    @Property
    void aKnownRateIsAGroupWithoutLimit(
            @ForAll @Scale(12) @DoubleRange(min = 1e-3, max = 0.9) double known,
            @ForAll @Scale(12) @DoubleRange(min = 1e-3, max = 0.09) double rise,
            @ForAll @Scale(12) @DoubleRange(min = 0.3, max = 0.999) double power,
            @ForAll Sides sides) {
        double treatment = TwoProportionSampleSize.withDefaults()
                .power(power)
                .sides(sides)
                .allocationRatio(UNLIMITED)
                .sizes(known, known + rise)
                .exactTreatment();
        long size =
                OneProportionSampleSize.withDefaults().power(power).sides(sides).observations(known, known + rise);
        assertThat((double) size).isCloseTo(Math.ceil(treatment), within(1.0 + 1e-5 * treatment));
    }

    @Property
    void aKnownMeanIsAGroupWithoutLimit(
            @ForAll @Scale(12) @DoubleRange(min = 0.01, max = 2) double difference,
            @ForAll @Scale(12) @DoubleRange(min = 0.1, max = 10) double deviation) {
        double treatment = TwoMeanSampleSize.withDefaults()
                .method(MeanMethod.NORMAL)
                .oneSided()
                .allocationRatio(UNLIMITED)
                .sizes(difference, deviation, deviation)
                .exactTreatment();
        long size = OneMeanSampleSize.withDefaults().observations(difference, deviation);
        assertThat((double) size).isCloseTo(Math.ceil(treatment), within(1.0 + 1e-5 * treatment));
    }

    @Property
    void aKnownRateHalvesTheSizeAndMoreForSmallChanges(
            @ForAll @Scale(12) @DoubleRange(min = 0.1, max = 0.5) double known) {
        double two = TwoProportionSampleSize.withDefaults()
                .oneSided()
                .sizes(known, known + 1e-4)
                .exactControl();
        assertThat((double) OneProportionSampleSize.withDefaults().observations(known, known + 1e-4))
                .isCloseTo(two / 2, withinPercentage(0.1));
    }

    @Property
    void sizeAndPowerAndEffectOfMeansAgree(
            @ForAll @Scale(12) @DoubleRange(min = 0.01, max = 1) double effect,
            @ForAll @Scale(12) @DoubleRange(min = 0.1, max = 1000) double deviation,
            @ForAll @Scale(12) @DoubleRange(min = 0.06, max = 0.999) double power,
            @ForAll Sides sides) {
        OneMeanSampleSize design = OneMeanSampleSize.withDefaults().power(power).sides(sides);
        long size = design.observations(effect, deviation);
        assertThat(design.achievedPower(effect, deviation, size)).isGreaterThanOrEqualTo(power - 1e-12);
        double detectable = design.detectableDifference(deviation, size);
        assertThat(design.achievedPower(detectable, deviation, size)).isCloseTo(power, within(1e-12));
        assertThat(detectable).isLessThanOrEqualTo(effect * (1 + 1e-12));
    }

    @Property
    void theUnitOfAMeanDoesNotMatter(
            @ForAll @Scale(12) @DoubleRange(min = 0.01, max = 1) double effect,
            @ForAll @DoubleRange(min = -300, max = 300) double exponent) {
        double unit = Math.scalb(1.0, (int) exponent);
        OneMeanSampleSize design = OneMeanSampleSize.withDefaults();
        assertThat(design.observations(effect * unit, unit)).isEqualTo(design.observations(effect, 1));
        assertThat(design.detectableDifference(unit, 100)).isEqualTo(unit * design.detectableDifference(1, 100));
    }
}

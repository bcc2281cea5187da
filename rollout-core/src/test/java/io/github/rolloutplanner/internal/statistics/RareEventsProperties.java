package io.github.rolloutplanner.internal.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;

class RareEventsProperties {

    @Property
    void exactBoundsSurroundTheObservedRate(
            @ForAll @LongRange(min = 1, max = 1_000_000_000_000L) long size,
            @ForAll @Scale(12) @DoubleRange(min = 0, max = 1) double percentage,
            @ForAll @Scale(12) @DoubleRange(min = 1e-12, max = 0.4) double level) {
        long events = Math.min(size, (long) (percentage * size));
        Interval interval = ClopperPearsonInterval.withDefaults().level(level).interval(events, size);
        assertThat(interval.contains((double) events / size)).isTrue();
        assertThat(interval.low()).isBetween(0.0, 1.0);
        assertThat(interval.high()).isBetween(0.0, 1.0);
    }

    @Property
    void moreEventsMeanHigherBounds(
            @ForAll @LongRange(min = 0, max = 400) long events,
            @ForAll @LongRange(min = 401, max = 100_000) long size) {
        ClopperPearsonInterval exact = ClopperPearsonInterval.withDefaults();
        assertThat(exact.lowerBound(events + 1, size)).isGreaterThan(exact.lowerBound(events, size));
        assertThat(exact.upperBound(events + 1, size)).isGreaterThan(exact.upperBound(events, size));
    }

    @Property
    void aBoundIsWhereTheTailHasTheLevel(
            @ForAll @LongRange(min = 1, max = 400) long events,
            @ForAll @LongRange(min = 1000, max = 1_000_000) long size,
            @ForAll @Scale(12) @DoubleRange(min = 1e-9, max = 0.5) double level) {
        ClopperPearsonInterval exact = ClopperPearsonInterval.withDefaults().level(level);
        assertThat(BinomialTail.atLeast(events, size, exact.lowerBound(events, size)))
                .isCloseTo(level, withinPercentage(1e-7));
        assertThat(BinomialTail.atMost(events, size, exact.upperBound(events, size)))
                .isCloseTo(level, withinPercentage(1e-7));
    }

    @Property(tries = 60)
    void sawToothAgreesWithLookingAtEachSize(
            @ForAll @Scale(12) @DoubleRange(min = 0.02, max = 0.3) double baseline,
            @ForAll @Scale(12) @DoubleRange(min = 1.5, max = 3) double factor,
            @ForAll @Scale(12) @DoubleRange(min = 0.01, max = 0.2) double level,
            @ForAll @Scale(12) @DoubleRange(min = 0.5, max = 0.95) double power) {
        double detected = Math.min(0.9, baseline * factor);
        BinomialDetectionSize calculator =
                BinomialDetectionSize.withDefaults().level(level).power(power);
        long stable = calculator.stable(baseline, detected).observations();
        long first = calculator.first(baseline, detected).observations();
        long bruteFirst = 0;
        long lastBad = 0;
        for (long n = 1; n <= 2 * stable + 50; n++) {
            boolean good = exactPower(n, baseline, detected, level) >= power;
            bruteFirst = good && bruteFirst == 0 ? n : bruteFirst;
            lastBad = good ? lastBad : n;
        }
        assertThat(first).isEqualTo(bruteFirst);
        assertThat(stable).isEqualTo(lastBad + 1);
    }

    private static double exactPower(long n, double baseline, double detected, double level) {
        long count = Bisection.first(1, n + 1, c -> BinomialTail.atLeast(c, n, baseline) <= level);
        return BinomialTail.atLeast(count, n, detected);
    }

    @Property
    void poissonDetectionKeepsLevelAndPower(
            @ForAll @Scale(12) @DoubleRange(min = 1.05, max = 100) double ratio,
            @ForAll @Scale(12) @DoubleRange(min = 1e-6, max = 0.2) double level,
            @ForAll @Scale(12) @DoubleRange(min = 0.3, max = 0.999) double power) {
        ExpectedEvents events =
                PoissonDetectionSize.withDefaults().level(level).power(power).ofRateRatio(ratio);
        assertThat(events.size()).isLessThanOrEqualTo(level * (1 + 1e-9));
        assertThat(events.power()).isCloseTo(power, within(1e-9));
        assertThat(events.expectedBaselineEvents()).isLessThanOrEqualTo(events.largestBaselineEvents());
    }

    @Property
    void theDetectableRateRatioTakesNoMoreEvents(
            @ForAll @Scale(12) @DoubleRange(min = -6, max = 7) double logEvents,
            @ForAll @Scale(12) @DoubleRange(min = 1e-9, max = 0.2) double level,
            @ForAll @Scale(12) @DoubleRange(min = 0.3, max = 0.999) double power) {
        double events = Math.pow(10, logEvents);
        PoissonDetectionSize calculator =
                PoissonDetectionSize.withDefaults().level(level).power(power);
        double ratio = calculator.detectableRateRatio(events);
        assertThat(ratio).isGreaterThan(1);
        assertThat(calculator.ofRateRatio(ratio).expectedBaselineEvents()).isLessThanOrEqualTo(events * (1 + 1e-9));
        assertThat(calculator.detectableRateRatio(10 * events)).isLessThan(ratio);
        assertThat(calculator.power(power + 0.0005).detectableRateRatio(events)).isGreaterThan(ratio);
        assertThat(calculator.level(level / 2).detectableRateRatio(events)).isGreaterThanOrEqualTo(ratio);
    }

    @Property
    void theDetectableRateRatioOfTheEventsNeededIsTheRatio(
            @ForAll @Scale(12) @DoubleRange(min = 1.05, max = 100) double ratio,
            @ForAll @Scale(12) @DoubleRange(min = 1e-6, max = 0.2) double level) {
        PoissonDetectionSize calculator = PoissonDetectionSize.withDefaults().level(level);
        ExpectedEvents events = calculator.ofRateRatio(ratio);
        assertThat(calculator.detectableRateRatio(events.expectedBaselineEvents()))
                .isLessThanOrEqualTo(ratio * (1 + 1e-9));
    }

    @Property
    void manyEventsDetectWhatTheNormalFormulaSays(@ForAll @Scale(12) @DoubleRange(min = 5, max = 10) double logEvents) {
        double events = Math.pow(10, logEvents);
        double rate = 1e-6;
        double normal = 1 + OneProportionSampleSize.withDefaults().detectableIncrease(rate, events / rate) / rate;
        assertThat(PoissonDetectionSize.withDefaults().detectableRateRatio(events) - 1)
                .isCloseTo(normal - 1, withinPercentage(0.5));
    }

    @Property
    void saddlepointsContinueTheSeries(@ForAll @Scale(12) @DoubleRange(min = -5, max = 5) double z) {
        double shape = 1e7;
        double x = shape + z * Math.sqrt(shape);
        assertThat(SaddlepointTail.ofGamma(shape, x).below())
                .isCloseTo(org.apache.commons.numbers.gamma.RegularizedGamma.P.value(shape, x), within(1e-9));
    }
}

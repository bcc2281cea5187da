package io.github.rolloutplanner.internal.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** At the edge of its domain each calculator gives a number or says what is wrong, and does so soon. */
class ExtremeInputsTest {

    private static final double[] LEVELS = {1e-12, 0.05, 0.5, 1 - 1e-9};
    private static final double[] POWERS = {0.06, 0.8, 1 - 1e-9};
    private static final double[] RATES = {0, 1e-12, 1e-6, 0.3, 0.999999, 1 - 1e-12, 1};
    private static final long[] SIZES = {1, 2, 1000, 1_000_000_000_000L};
    private static final double[] RATIOS = {1e-6, 1, 1e6};

    private static final int CHUNK = 100;
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final List<Runnable> checks = new ArrayList<>();

    @TestFactory
    Stream<DynamicTest> proportions() {
        for (double level : LEVELS) {
            for (double power : POWERS) {
                for (double ratio : RATIOS) {
                    for (ProportionMethod method : ProportionMethod.values()) {
                        TwoProportionSampleSize design = TwoProportionSampleSize.withDefaults()
                                .level(level)
                                .power(power)
                                .allocationRatio(ratio)
                                .method(method);
                        proportions(design, level + " " + power + " " + ratio + " " + method);
                    }
                }
            }
        }
        return tests();
    }

    private void proportions(TwoProportionSampleSize design, String options) {
        for (double control : RATES) {
            for (double treatment : RATES) {
                check(
                        options + " sizes " + control + " " + treatment,
                        () -> design.sizes(control, treatment).exactTotal());
                check(
                        options + " strict " + control + " " + treatment,
                        () -> design.countingFarTail().sizes(control, treatment).total());
            }
            for (long size : SIZES) {
                check(options + " increase " + control + " " + size, () -> design.detectableIncrease(control, size));
                check(options + " decrease " + control + " " + size, () -> design.detectableDecrease(control, size));
                check(options + " power " + control + " " + size, () -> design.achievedPower(control, 0.5, size));
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> means() {
        for (double level : LEVELS) {
            for (double power : new double[] {0.8, 1 - 1e-9}) {
                for (double ratio : RATIOS) {
                    for (MeanMethod method : MeanMethod.values()) {
                        TwoMeanSampleSize design = TwoMeanSampleSize.withDefaults()
                                .level(level)
                                .power(power)
                                .allocationRatio(ratio)
                                .method(method);
                        means(design, level + " " + power + " " + ratio + " " + method);
                    }
                }
            }
        }
        return tests();
    }

    private void means(TwoMeanSampleSize design, String options) {
        for (double effect : new double[] {1e-150, 1e-6, 1, 1e6, 1e150}) {
            check(options + " size " + effect, () -> design.sizes(effect, 1, 1).exactTotal());
            check(
                    options + " strict " + effect,
                    () -> design.countingFarTail().sizes(effect, 1, 1).exactTotal());
            check(
                    options + " unequal " + effect,
                    () -> design.sizes(effect, 1e-6, 1e6).exactTotal());
            for (long size : SIZES) {
                check(options + " power " + effect + " " + size, () -> design.achievedPower(effect, 1, 1, size));
            }
        }
        for (long size : SIZES) {
            check(options + " detectable " + size, () -> design.detectableDifference(1, 1, size));
        }
    }

    @TestFactory
    Stream<DynamicTest> oneProportion() {
        for (double level : LEVELS) {
            for (double power : POWERS) {
                for (Sides sides : Sides.values()) {
                    OneProportionSampleSize design = OneProportionSampleSize.withDefaults()
                            .level(level)
                            .power(power)
                            .sides(sides);
                    oneProportion(design, level + " " + power + " " + sides);
                }
            }
        }
        return tests();
    }

    private void oneProportion(OneProportionSampleSize design, String options) {
        for (double known : RATES) {
            for (double other : RATES) {
                check(options + " size " + known + " " + other, () -> design.observations(known, other));
            }
            for (double size : new double[] {Double.MIN_VALUE, 1e-9, 1, 2, 1000, 1e12, Double.MAX_VALUE}) {
                check(options + " increase " + known + " " + size, () -> design.detectableIncrease(known, size));
                check(options + " decrease " + known + " " + size, () -> design.detectableDecrease(known, size));
                check(options + " power " + known + " " + size, () -> design.achievedPower(known, 0.5, size));
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> oneMean() {
        double[] scales = {Double.MIN_VALUE, 1e-150, 1e-6, 1, 1e6, 1e150, Double.MAX_VALUE};
        for (double level : LEVELS) {
            for (double power : POWERS) {
                OneMeanSampleSize design =
                        OneMeanSampleSize.withDefaults().level(level).power(power);
                for (double deviation : scales) {
                    for (double scale : scales) {
                        String name = level + " " + power + " " + deviation + " " + scale;
                        check(name + " size", () -> design.observations(scale, deviation));
                        check(name + " two-sided", () -> design.twoSided().observations(-scale, deviation));
                        check(name + " power", () -> design.achievedPower(scale, deviation, 1000));
                        check(name + " huge", () -> design.achievedPower(scale, deviation, Double.MAX_VALUE));
                        check(name + " detectable", () -> design.detectableDifference(deviation, scale));
                    }
                }
            }
        }
        return tests();
    }

    @TestFactory
    Stream<DynamicTest> rareEvents() {
        for (double level : LEVELS) {
            for (long size : SIZES) {
                for (long events : new long[] {0, 1, size / 1_000_000, size / 2, size - 1, size}) {
                    ClopperPearsonInterval exact =
                            ClopperPearsonInterval.withDefaults().level(level);
                    String name = level + " " + events + " of " + size;
                    check(name + " binomial", () -> exact.interval(events, size).width());
                    check(name + " lower", () -> exact.lowerBound(events, size));
                    check(name + " upper", () -> exact.upperBound(events, size));
                }
            }
            for (double power : POWERS) {
                for (double rate : RATES) {
                    check(
                            level + " " + power + " poisson " + rate,
                            () -> PoissonDetectionSize.withDefaults()
                                    .level(level)
                                    .power(power)
                                    .ofRateRatio(1 + rate)
                                    .expectedBaselineEvents());
                    for (double scale : new double[] {Double.MIN_VALUE, 1e-12, 1, 1e6, 1e12}) {
                        check(
                                level + " " + power + " poisson ratio " + rate + " " + scale,
                                () -> PoissonDetectionSize.withDefaults()
                                        .level(level)
                                        .power(power)
                                        .detectableRateRatio(rate * scale));
                    }
                    for (double factor : new double[] {1.01, 2, 1000}) {
                        check(
                                level + " " + power + " binomial " + rate + " x" + factor,
                                () -> BinomialDetectionSize.withDefaults()
                                        .level(level)
                                        .power(power)
                                        .stable(rate, Math.min(1, rate * factor))
                                        .observations());
                    }
                }
            }
        }
        return tests();
    }

    @TestFactory
    Stream<DynamicTest> repeatedLooks() {
        for (double rate : RATES) {
            for (long size : SIZES) {
                for (long events : new long[] {0, 1, size / 1_000_000, size / 2, size}) {
                    String name = rate + " " + events + " of " + size;
                    check(
                            name + " baseline",
                            () -> StratifiedRateEProcess.withDefaults()
                                    .evidence(List.of(new RateStratum.AgainstBaseline(events, rate * size)))
                                    .logValue());
                    check(
                            name + " groups",
                            () -> StratifiedRateEProcess.withDefaults()
                                    .nullRateRatio(rate)
                                    .evidence(List.of(new RateStratum.TwoGroups(events, 1, size, 1e6)))
                                    .logValue());
                    check(
                            name + " sample ratio",
                            () -> SampleRatioEProcess.ofWeights(rate, 1 - rate)
                                    .evidence(events, size)
                                    .logValue());
                    check(
                            name + " chi-square",
                            () -> SampleRatioTest.ofWeights(rate, 1 - rate)
                                    .chiSquare(events, size)
                                    .pValue());
                    check(
                            name + " exact",
                            () -> SampleRatioTest.ofWeights(rate, 1 - rate)
                                    .test(events, size)
                                    .pValue());
                }
            }
        }
        for (double level : new double[] {Double.MIN_VALUE, 1e-300, 0.4999, 0.5 - 1e-12, 0.5, 1 - 1e-9}) {
            ConfidenceSequence sequence = ConfidenceSequence.withDefaults().level(level);
            check(
                    level + " single look",
                    () -> TwoProportionSampleSize.withDefaults()
                            .level(sequence.singleLookLevel())
                            .perGroup(0.1, 0.2));
            check(
                    level + " single one-sided look",
                    () -> OneProportionSampleSize.withDefaults()
                            .level(sequence.oneSided().singleLookLevel())
                            .observations(0.1, 0.2));
        }
        for (double level : LEVELS) {
            for (long size : SIZES) {
                for (double effect : new double[] {0, 1e-9, 1, 1e9}) {
                    ConfidenceSequence sequence =
                            ConfidenceSequence.withDefaults().level(level);
                    String name = level + " " + size + " " + effect;
                    check(name + " two-sided", () -> sequence.upperBound(effect, 1e-3, size));
                    check(name + " one-sided", () -> sequence.oneSided().upperBound(effect, 1e-3, size));
                    check(
                            name + " evidence",
                            () -> sequence.oneSided().evidence(effect, 1, size).logValue());
                }
            }
        }
        return tests();
    }

    @TestFactory
    Stream<DynamicTest> plannedLooks() {
        for (double level : LEVELS) {
            for (double power : POWERS) {
                GroupSequentialDesign design =
                        GroupSequentialDesign.withDefaults().level(level).power(power);
                String name = level + " " + power;
                check(name + " 1 look", () -> design.equalLooks(1).inflationFactor());
                check(name + " 20 looks", () -> design.equalLooks(20).inflationFactor());
                check(name + " Pocock", () -> design.shape(0.5).equalLooks(5).inflationFactor());
                check(
                        name + " close looks",
                        () -> design.oneSided()
                                .spending(SpendingFunction.presetWeights(1, 1, 1, 1))
                                .looks(1e-5, 2e-5, 1 - 1e-5, 1)
                                .inflationFactor());
                check(
                        name + " futility",
                        () -> design.oneSided()
                                .futility(SpendingFunction.pocockLike())
                                .bindingFutility()
                                .equalLooks(4)
                                .expectedSizeRatio(0));
            }
        }
        return tests();
    }

    private void check(String name, DoubleSupplier call) {
        checks.add(() -> isFiniteOrExplained(name, call));
    }

    // Many small checks in one test with one limit: a thread for each of them would cost more than the check.
    private Stream<DynamicTest> tests() {
        return IntStream.range(0, (checks.size() + CHUNK - 1) / CHUNK)
                .mapToObj(i -> checks.subList(i * CHUNK, Math.min(checks.size(), (i + 1) * CHUNK)))
                .map(chunk -> DynamicTest.dynamicTest(
                        chunk.size() + " calls",
                        () -> assertTimeoutPreemptively(LIMIT, () -> chunk.forEach(Runnable::run))));
    }

    private static void isFiniteOrExplained(String name, DoubleSupplier call) {
        try {
            assertThat(call.getAsDouble()).as(name).isFinite();
        } catch (ArithmeticException e) {
            throw new AssertionError(name, e);
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).as(name).matches("(?s).*\\d.*\\..*[A-Z].*\\.");
        }
    }
}

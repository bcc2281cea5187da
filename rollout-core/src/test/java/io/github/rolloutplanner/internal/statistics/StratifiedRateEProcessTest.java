package io.github.rolloutplanner.internal.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StratifiedRateEProcessTest {
    private static final StratifiedRateEProcess PROCESS = StratifiedRateEProcess.withDefaults();
    private static final StratifiedRateEProcess FEWER = PROCESS.alternative(Alternative.LESS);

    private static RateStratum equalGroups(long control, long treatment) {
        return new RateStratum.TwoGroups(control, 10_000, treatment, 10_000);
    }

    /** Its 48 ratios stand for the integral over all of them. */
    @ParameterizedTest
    @CsvSource({
        "0, 3",
        "2, 14",
        "10, 21",
        "100, 130",
        "1000, 1100",
        "10000, 10300",
        "50, 200",
        "5, 5",
        "0, 8",
        "400, 700"
    })
    void oneStretchIsWorthWhatItIsWorthWithoutStrata(long control, long treatment) {
        double continuous = EValue.mean(integral(2, control, treatment), integral(20, control, treatment))
                .logValue();
        assertThat(PROCESS.evidence(List.of(equalGroups(control, treatment))).logValue())
                .isCloseTo(continuous, within(0.02));
    }

    private static EValue integral(double kappa, long control, long treatment) {
        TruncatedBetaMixture mixture = new TruncatedBetaMixture(0.5, 0.5, kappa / 2, kappa / 2);
        return new EValue(mixture.logEvidence(treatment, control + treatment));
    }

    @Test
    void nothingIsKnownWithoutAnEvent() {
        assertThat(PROCESS.evidence(List.of()).logValue()).isCloseTo(0, within(1e-12));
        assertThat(PROCESS.evidence(List.of(equalGroups(0, 0))).logValue()).isCloseTo(0, within(1e-12));
    }

    /**
     * A baseline that falls from 4% to 1% while the percentage rises from 1% to 50%: pooled, the treatment looks four times
     * better than it is, or worse where the baseline rises; stretch by stretch nothing is faked.
     */
    @Test
    void aPercentageThatChangesWhileTheBaselineDriftsFakesNothing() {
        List<RateStratum> rising = List.of(
                new RateStratum.TwoGroups(990, 99_000, 10, 1_000),
                new RateStratum.TwoGroups(2_000, 50_000, 2_000, 50_000));
        EValue pooled = PROCESS.evidence(List.of(new RateStratum.TwoGroups(2_990, 149_000, 2_010, 51_000)));
        assertThat(pooled.rejects(1e-6)).isTrue();
        assertThat(PROCESS.evidence(rising).rejects(0.5)).isFalse();
    }

    /** Ten phases of changing percentages and baselines without harm, looked at after each of them, 4,000 times. */
    @Test
    void rejectsAtMostAtItsLevelHoweverPercentagesAndBaselinesChange() {
        Random random = new Random(20_261_122);
        assertIsRareEnough(4_000, () -> isEverRejected(random));
    }

    private static boolean isEverRejected(Random random) {
        List<RateStratum> buckets = new ArrayList<>();
        for (int stretch = 1; stretch <= 10; stretch++) {
            double percentage = Math.min(0.5, 0.01 * stretch * stretch);
            double events = 5 + random.nextInt(40);
            long treated = poisson(random, events * percentage / (1 - percentage));
            buckets.add(new RateStratum.TwoGroups(poisson(random, events), 1 - percentage, treated, percentage));
            if (PROCESS.evidence(buckets).rejects(0.05)) {
                return true;
            }
        }
        return false;
    }

    private static long poisson(Random random, double mean) {
        long count = 0;
        double left = Math.exp(-mean);
        for (double product = random.nextDouble(); product > left; product *= random.nextDouble()) {
            count++;
        }
        return count;
    }

    /**
     * Two weeks of hourly looks without harm: first no control but a known baseline, then a control, whose percentage falls,
     * and in every third hour none again. The baseline of each hour is another one, and so is its traffic.
     */
    @ParameterizedTest
    @CsvSource({"GREATER, 1", "LESS, 1", "GREATER, 1.5", "LESS, 0.7"})
    void rejectsAtMostAtItsLevelAlsoWhereOnlyABaselineIsKnown(Alternative alternative, double ratio) {
        StratifiedRateEProcess process = PROCESS.alternative(alternative).nullRateRatio(ratio);
        Random random = new Random(20_261_123);
        assertIsRareEnough(2_000, () -> isEverRejectedInTwoWeeks(process, ratio, random));
    }

    private static boolean isEverRejectedInTwoWeeks(StratifiedRateEProcess process, double ratio, Random random) {
        RateTally tally = process.tally();
        for (int hour = 0; hour < 336; hour++) {
            tally = tally.plus(hourWithoutHarm(hour, ratio, random));
            if (tally.evidence().rejects(0.05)) {
                return true;
            }
        }
        return false;
    }

    private static RateStratum hourWithoutHarm(int hour, double ratio, Random random) {
        double rate = (1 + 0.9 * Math.sin(hour / 4.0)) * Math.exp(hour / 150.0) * random.nextDouble();
        double percentage = hour < 100 ? 0.05 : hour < 200 ? 0.25 : 0.5;
        long events = poisson(random, rate * percentage * ratio);
        return hour < 48 || hour % 3 == 0
                ? new RateStratum.AgainstBaseline(events, rate * percentage)
                : new RateStratum.TwoGroups(
                        poisson(random, rate * (1 - percentage)), 1 - percentage, events, percentage);
    }

    /** One observation in five has an event: the likelihood of a Poisson count is then a bound. */
    @ParameterizedTest
    @EnumSource(names = {"GREATER", "LESS"})
    void rejectsAtMostAtItsLevelWhereEventsAreNotRare(Alternative alternative) {
        Random random = new Random(20_261_124);
        assertIsRareEnough(2_000, () -> isEverRejectedWithFrequentEvents(PROCESS.alternative(alternative), random));
    }

    private static boolean isEverRejectedWithFrequentEvents(StratifiedRateEProcess process, Random random) {
        RateTally tally = process.tally();
        for (int look = 0; look < 300; look++) {
            int size = 1 + random.nextInt(30);
            long events = random.doubles(size).filter(x -> x < 0.2).count();
            tally = tally.plus(new RateStratum.AgainstBaseline(events, 0.2 * size));
            if (tally.evidence().rejects(0.05)) {
                return true;
            }
        }
        return false;
    }

    private static void assertIsRareEnough(int runs, BooleanSupplier isEverRejected) {
        int rejected = 0;
        for (int run = 0; run < runs; run++) {
            rejected += isEverRejected.getAsBoolean() ? 1 : 0;
        }
        double level = 0.05;
        assertThat(rejected).isLessThan((int) (runs * (level + 3 * Math.sqrt(level * (1 - level) / runs))));
    }

    /** The factor of each kind of stretch, averaged over its exact distribution, at and below the acceptable ratio. */
    @ParameterizedTest
    @CsvSource({"1, 1", "0.5, 1", "1, 1.3", "1.3, 1.3", "1.2, 1.3"})
    void evidenceIsAtMostOneOnAverage(double ratio, double acceptable) {
        StratifiedRateEProcess process = PROCESS.nullRateRatio(acceptable);
        double known = 0;
        for (int events = 0; events <= 60; events++) {
            double probability = Math.exp(BetaFunction.logBinomial(events, 60, ratio * 0.2));
            known += probability * evidence(process, new RateStratum.AgainstBaseline(events, 12));
        }
        assertThat(known).isLessThanOrEqualTo(1 + 1e-9);
        double groups = 0;
        double odds = ratio * 3;
        for (int events = 0; events <= 60; events++) {
            double probability = Math.exp(BetaFunction.logBinomial(events, 60, odds / (1 + odds)));
            groups += probability * evidence(process, new RateStratum.TwoGroups(60 - events, 100, events, 300));
        }
        assertThat(groups).isLessThanOrEqualTo(1 + 1e-9);
    }

    private static double evidence(StratifiedRateEProcess process, RateStratum stratum) {
        return Math.exp(process.evidence(List.of(stratum)).logValue());
    }

    /** A rate that doubles at 5% of the traffic, where 4 events are expected a day, is seen within two weeks. */
    @Test
    void seesADoubledRateAgainstABaseline() {
        Random random = new Random(20_261_125);
        assertThat(seen(() -> new RateStratum.AgainstBaseline(poisson(random, 2 * 4 / 24.0), 4 / 24.0)))
                .isGreaterThan(970);
        assertThat(seen(() ->
                        new RateStratum.TwoGroups(poisson(random, 4 / 24.0), 1, poisson(random, 2 * 4 / 24.0), 1)))
                .isBetween(700, 970);
    }

    private static int seen(Supplier<RateStratum> hours) {
        int seen = 0;
        for (int run = 0; run < 1000; run++) {
            RateTally tally = PROCESS.tally();
            EValue highest = EValue.NONE;
            for (int hour = 0; hour < 336; hour++) {
                tally = tally.plus(hours.get());
                highest = highest.orHigher(tally.evidence());
            }
            seen += highest.rejects(0.05) ? 1 : 0;
        }
        return seen;
    }

    @Test
    void twoEventsAgainstABaselineByHand() {
        double sum = 0;
        double[] weights = RateRatioPrior.logWeights();
        for (int at = 0; at < weights.length; at++) {
            double ratio = 1 + RateRatioPrior.rise(at);
            sum += Math.exp(weights[at]) * ratio * ratio * Math.exp(-(ratio - 1) * 0.5 * 3);
        }
        EValue evidence = PROCESS.nullRateRatio(3).evidence(List.of(new RateStratum.AgainstBaseline(2, 0.5)));
        assertThat(Math.exp(evidence.logValue())).isCloseTo(sum, within(1e-12));
    }

    @Property
    void aBaselineIsAControlOfBoundlessSize(
            @ForAll @IntRange(min = 0, max = 5) int events,
            @ForAll @Scale(12) @DoubleRange(min = 1e-6, max = 1) double expected,
            @ForAll @Scale(12) @DoubleRange(min = 0.5, max = 2) double acceptable) {
        StratifiedRateEProcess more = PROCESS.nullRateRatio(acceptable);
        StratifiedRateEProcess fewer = more.alternative(Alternative.LESS);
        long size = 1_000_000_000L;
        long control = Math.max(1, Math.round(expected * size));
        RateStratum known = new RateStratum.AgainstBaseline(events, (double) control / size);
        RateStratum groups = new RateStratum.TwoGroups(control, size, events, 1);
        for (StratifiedRateEProcess process : List.of(more, fewer)) {
            assertThat(process.evidence(List.of(known)).logValue())
                    .isCloseTo(process.evidence(List.of(groups)).logValue(), within(1e-6));
        }
    }

    @Property
    void fewerEventsAreMoreEventsOfTheOtherGroup(
            @ForAll @LongRange(min = 0, max = 100_000) long control,
            @ForAll @LongRange(min = 0, max = 100_000) long treatment,
            @ForAll @DoubleRange(min = 0.01, max = 1000) double exposure,
            @ForAll @DoubleRange(min = 0.1, max = 10) double acceptable) {
        EValue fewer = FEWER.nullRateRatio(acceptable)
                .evidence(List.of(new RateStratum.TwoGroups(control, 7, treatment, exposure)));
        EValue more = PROCESS.nullRateRatio(1 / acceptable)
                .evidence(List.of(new RateStratum.TwoGroups(treatment, exposure, control, 7)));
        assertThat(fewer).isEqualTo(more);
    }

    @Test
    void theDirectionDecidesWhatSpeaksForIt() {
        List<RateStratum> few = List.of(new RateStratum.AgainstBaseline(5, 30));
        assertThat(FEWER.evidence(few).rejects(0.001)).isTrue();
        assertThat(PROCESS.evidence(few).rejects(0.5)).isFalse();
        assertThat(FEWER.evidence(List.of(equalGroups(5, 30))).rejects(0.5)).isFalse();
        assertThat(FEWER.evidence(List.of(equalGroups(30, 5))).rejects(0.001)).isTrue();
    }

    @Property
    void aTallyIsTheListToTheBit(
            @ForAll @IntRange(min = 0, max = 20) int stretches, @ForAll long seed, @ForAll boolean fewer) {
        StratifiedRateEProcess process = fewer ? FEWER : PROCESS;
        List<RateStratum> buckets = randomStrata(stretches, new Random(seed));
        RateTally tally = process.tally();
        for (RateStratum stratum : buckets) {
            tally = tally.plus(stratum);
        }
        assertThat(tally.evidence()).isEqualTo(process.evidence(buckets));
    }

    @Test
    void aTallyDoesNotChange() {
        RateTally before = PROCESS.tally().plus(equalGroups(3, 9));
        EValue evidence = before.evidence();
        EValue worse = before.plus(equalGroups(0, 5)).evidence();
        assertThat(worse.logValue()).isGreaterThan(evidence.logValue());
        assertThat(before.evidence()).isEqualTo(evidence);
    }

    @Test
    void eachStretchMayHaveAnAcceptableRatioOfItsOwn() {
        RateStratum first = equalGroups(10, 15);
        RateStratum second = new RateStratum.AgainstBaseline(9, 4);
        EValue mixed = PROCESS.tally()
                .plus(first, PROCESS.nullRateRatio(1.5))
                .plus(second)
                .evidence();
        // An acceptable ratio is a larger percentage, or a higher expectation.
        EValue same = PROCESS.evidence(List.of(new RateStratum.TwoGroups(10, 10_000, 15, 15_000), second));
        assertThat(mixed).isEqualTo(same);
        assertThatThrownBy(() -> PROCESS.tally().plus(first, FEWER))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The tally is of evidence for GREATER, but the process looks for LESS."
                        + " Keep a tally for each direction.");
    }

    private static List<RateStratum> randomStrata(int stretches, Random random) {
        List<RateStratum> buckets = new ArrayList<>();
        for (int stretch = 0; stretch < stretches; stretch++) {
            buckets.add(
                    random.nextBoolean()
                            ? new RateStratum.AgainstBaseline(random.nextInt(50), 50 * random.nextDouble() + 1e-9)
                            : new RateStratum.TwoGroups(
                                    random.nextInt(50),
                                    1 + random.nextInt(1000),
                                    random.nextInt(80),
                                    1 + random.nextInt(1000)));
        }
        return buckets;
    }

    @Property
    void theOrderOfStretchesChangesNothingThatADecisionSees(
            @ForAll @IntRange(min = 1, max = 20) int stretches, @ForAll long seed) {
        Random random = new Random(seed);
        List<RateStratum> buckets = randomStrata(stretches, random);
        double before = PROCESS.evidence(buckets).logValue();
        Collections.shuffle(buckets, random);
        assertThat(PROCESS.evidence(buckets).logValue()).isCloseTo(before, within(1e-9 * (1 + Math.abs(before))));
    }

    @Property
    void moreBadEventsAreNeverLessEvidence(
            @ForAll @LongRange(min = 0, max = 1_000_000) long control,
            @ForAll @LongRange(min = 0, max = 1_000_000) long treatment,
            @ForAll @DoubleRange(min = 0.01, max = 1000) double ratio) {
        double few = PROCESS.evidence(List.of(new RateStratum.TwoGroups(control, 1, treatment, ratio)))
                .logValue();
        double more = PROCESS.evidence(List.of(new RateStratum.TwoGroups(control, 1, treatment + 1, ratio)))
                .logValue();
        assertThat(more).isGreaterThanOrEqualTo(few - 1e-9);
    }

    @Property
    void aLargerAcceptableRatioIsHarderToExceed(
            @ForAll @LongRange(min = 0, max = 10_000) long control,
            @ForAll @LongRange(min = 0, max = 10_000) long treatment,
            @ForAll @DoubleRange(min = 1, max = 10) double acceptable) {
        List<RateStratum> buckets = List.of(equalGroups(control, treatment));
        assertThat(PROCESS.nullRateRatio(acceptable).evidence(buckets).logValue())
                .isLessThanOrEqualTo(PROCESS.evidence(buckets).logValue() + 1e-9);
    }

    @Test
    void extremesHaveEvidenceToo() {
        for (RateStratum stratum : List.of(
                new RateStratum.AgainstBaseline(0, 0),
                new RateStratum.AgainstBaseline(Long.MAX_VALUE, Double.MIN_VALUE),
                new RateStratum.AgainstBaseline(0, Double.MAX_VALUE),
                new RateStratum.AgainstBaseline(Long.MAX_VALUE, Double.MAX_VALUE))) {
            assertThat(PROCESS.evidence(List.of(stratum)).logValue()).isFinite();
            assertThat(FEWER.evidence(List.of(stratum)).logValue()).isFinite();
        }
        assertThat(PROCESS.evidence(List.of(new RateStratum.TwoGroups(0, 1e-300, Long.MAX_VALUE / 2, 1)))
                        .logValue())
                .isFinite();
        assertThat(PROCESS.evidence(List.of(new RateStratum.TwoGroups(Long.MAX_VALUE / 2, 1, 0, 1e300)))
                        .logValue())
                .isFinite();
    }

    @Test
    void impossibleNumbersAreRefused() {
        assertThatThrownBy(() -> new RateStratum.TwoGroups(-1, 1, 0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("control events must be 0 or more, but is -1. Give a count of observations.");
        assertThatThrownBy(() -> new RateStratum.TwoGroups(0, 0, 0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("control exposure must be positive and finite, but is 0.0. Give a number above 0.");
        assertThatThrownBy(() -> new RateStratum.AgainstBaseline(-1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("events must be 0 or more, but is -1. Give a count of observations.");
        assertThatThrownBy(() -> new RateStratum.AgainstBaseline(0, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected events must be 0 or more and finite, but is NaN."
                        + " Give a number that is not negative.");
        assertThatThrownBy(() -> new RateStratum.AgainstBaseline(3, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected events must be above 0 where there are events, but there are 3."
                        + " Give the baseline rate times the exposure.");
        assertThatThrownBy(() -> PROCESS.nullRateRatio(10).evidence(List.of(new RateStratum.AgainstBaseline(0, 1e308))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("acceptable expected events must be 0 or more and finite, but is Infinity."
                        + " Give a number that is not negative.");
        assertThatThrownBy(() -> PROCESS.alternative(Alternative.TWO_SIDED))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Evidence about rates speaks for more events or for fewer, but the alternative is"
                        + " TWO_SIDED. Use GREATER, LESS, or EValue.mean(..) of the evidence of both.");
        assertThatThrownBy(() -> PROCESS.nullRateRatio(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("null rate ratio must be positive and finite, but is 0.0. Give a number above 0.");
        assertThatThrownBy(() -> PROCESS.evidence(List.of(new RateStratum.TwoGroups(1, 1e-300, 1, 1e300))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "ratio of the exposures must be positive and finite, but is Infinity. Give a number above 0.");
    }
}

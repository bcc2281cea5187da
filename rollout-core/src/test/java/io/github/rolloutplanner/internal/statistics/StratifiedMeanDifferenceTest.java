package io.github.rolloutplanner.internal.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

class StratifiedMeanDifferenceTest {
    private static final StratifiedMeanDifference PATIENT = StratifiedMeanDifference.withDefaults();
    private static final StratifiedMeanDifference PROCEDURE = PATIENT.minimumObservations(1);

    private static final List<MeanStratum> BY_HAND = List.of(
            new MeanStratum.TwoGroups(SampleMoments.of(1, 3), SampleMoments.of(2, 4, 6, 8)),
            new MeanStratum.AgainstBaseline(10, SampleMoments.of(6, 8)));

    private static MeanDifference difference(MeanStratum... buckets) {
        return PROCEDURE.difference(List.of(buckets)).orElseThrow();
    }

    /** Weights 4/3 and 2, differences 3 and -3, variances 8/3 and 1. */
    @Test
    void twoStretchesByHand() {
        MeanDifference found = PROCEDURE.difference(BY_HAND).orElseThrow();
        assertThat(found.estimate()).isCloseTo(-0.6, within(1e-12));
        assertThat(found.standardError()).isCloseTo(Math.sqrt(236 / 300.0), within(1e-12));
        assertThat(found.observations()).isEqualTo(13);
        assertThat(found.treatmentObservations()).isEqualTo(6);
        assertThat(PROCEDURE.knownDeviation(2).difference(BY_HAND).orElseThrow().observations())
                .isEqualTo(9);
    }

    @Test
    void oneStretchIsThePlainDifference() {
        MeanDifference found =
                difference(new MeanStratum.TwoGroups(new SampleMoments(400, 7, 9), new SampleMoments(400, 7.5, 16)));
        assertThat(found.estimate()).isEqualTo(0.5);
        assertThat(found.standardError()).isCloseTo(Math.sqrt(25 / 400.0), within(1e-15));
        assertThat(found.observations()).isEqualTo(800);
        MeanDifference alone = difference(new MeanStratum.AgainstBaseline(7, new SampleMoments(400, 7.5, 16)));
        assertThat(alone.estimate()).isEqualTo(0.5);
        assertThat(alone.standardError()).isCloseTo(0.2, within(1e-15));
        assertThat(alone.observations()).isEqualTo(1600);
        assertThat(alone.treatmentObservations()).isEqualTo(400);
    }

    /** Where the mean rises from 1 to 5 with the percentage, the pooled difference is 2.9 of nothing. */
    @Test
    void aPercentageThatChangesWhileTheMeanDriftsFakesNothing() {
        MeanDifference found = difference(
                new MeanStratum.TwoGroups(new SampleMoments(9_900, 1, 1), new SampleMoments(100, 1, 1)),
                new MeanStratum.TwoGroups(new SampleMoments(5_000, 5, 1), new SampleMoments(5_000, 5, 1)));
        assertThat(found.estimate()).isZero();
        double pooled = (100 * 1 + 5_000 * 5) / 5_100.0 - (9_900 * 1 + 5_000 * 5) / 14_900.0;
        assertThat(pooled).isGreaterThan(2);
    }

    @Test
    void aStretchWithoutSpreadGetsNoMoreThanItsWeight() {
        MeanDifference found = difference(
                new MeanStratum.TwoGroups(new SampleMoments(10, 0, 0), new SampleMoments(10, 0, 0)),
                new MeanStratum.TwoGroups(new SampleMoments(10, 0, 1), new SampleMoments(10, 1, 1)));
        assertThat(found.estimate()).isCloseTo(0.5, within(1e-15));
        assertThat(found.standardError()).isCloseTo(0.5 * Math.sqrt(0.2), within(1e-15));
    }

    @Test
    void nothingIsSaidOfWhatCannotBeKnown() {
        SampleMoments some = new SampleMoments(1000, 1, 1);
        SampleMoments constant = new SampleMoments(1000, 1, 0);
        assertThat(PATIENT.difference(List.of())).isEmpty();
        assertThat(PATIENT.tally().difference()).isEmpty();
        assertThat(PATIENT.difference(List.of(new MeanStratum.TwoGroups(some, SampleMoments.of(7)))))
                .isEmpty();
        assertThat(PATIENT.difference(List.of(new MeanStratum.TwoGroups(SampleMoments.of(7), some))))
                .isEmpty();
        assertThat(PATIENT.difference(List.of(new MeanStratum.AgainstBaseline(1, new SampleMoments(0, 0, 0)))))
                .isEmpty();
        assertThat(PATIENT.difference(List.of(new MeanStratum.TwoGroups(constant, constant))))
                .isEmpty();
        assertThat(PATIENT.difference(List.of(new MeanStratum.AgainstBaseline(2, constant))))
                .isEmpty();
    }

    @Test
    void fewObservationsSayNothing() {
        SampleMoments some = new SampleMoments(49, 1, 1);
        SampleMoments one = new SampleMoments(1, 1, 0);
        MeanStratum few = new MeanStratum.TwoGroups(some, some);
        assertThat(PATIENT.difference(List.of(few))).isEmpty();
        assertThat(PATIENT.difference(List.of(few, new MeanStratum.TwoGroups(some, one))))
                .isEmpty();
        assertThat(PATIENT.difference(List.of(few, few))).isPresent();
    }

    @Property
    void aTallyIsTheListToTheBit(@ForAll @IntRange(min = 0, max = 20) int stretches, @ForAll long seed) {
        List<MeanStratum> buckets = random(stretches, new Random(seed));
        MeanTally tally = PATIENT.tally();
        for (MeanStratum stratum : buckets) {
            tally = tally.plus(stratum);
        }
        assertThat(tally.difference()).isEqualTo(PATIENT.difference(buckets));
    }

    @Property
    void theOrderOfStretchesDoesNotMatter(@ForAll @IntRange(min = 1, max = 20) int stretches, @ForAll long seed) {
        Random random = new Random(seed);
        List<MeanStratum> buckets = random(stretches, random);
        MeanDifference before = PROCEDURE.difference(buckets).orElseThrow();
        Collections.shuffle(buckets, random);
        assertIsClose(PROCEDURE.difference(buckets).orElseThrow(), before, 0);
    }

    @Property
    void aMeanThatDriftsMovesNoDifference(
            @ForAll @IntRange(min = 1, max = 20) int stretches,
            @ForAll long seed,
            @ForAll @DoubleRange(min = -100, max = 100) double drift) {
        List<MeanStratum> buckets = random(stretches, new Random(seed));
        List<MeanStratum> drifting = new ArrayList<>();
        for (MeanStratum stratum : buckets) {
            double shift = drift * drifting.size();
            drifting.add(changed(
                    stratum, moments -> new SampleMoments(moments.size(), moments.mean() + shift, moments.variance())));
        }
        assertIsClose(
                PROCEDURE.difference(drifting).orElseThrow(),
                PROCEDURE.difference(buckets).orElseThrow(),
                0);
    }

    @Property
    void theUnitDoesNotMatter(
            @ForAll @IntRange(min = 1, max = 20) int stretches,
            @ForAll long seed,
            @ForAll @Scale(9) @DoubleRange(min = 1e-6, max = 1e6) double unit) {
        List<MeanStratum> buckets = random(stretches, new Random(seed));
        List<MeanStratum> scaled = new ArrayList<>();
        for (MeanStratum stratum : buckets) {
            scaled.add(changed(
                    stratum,
                    moments -> new SampleMoments(
                            moments.size(), unit * moments.mean(), unit * unit * moments.variance())));
        }
        MeanDifference plain = PROCEDURE.knownDeviation(3).difference(buckets).orElseThrow();
        MeanDifference found =
                PROCEDURE.knownDeviation(3 * unit).difference(scaled).orElseThrow();
        assertThat(found.estimate()).isCloseTo(unit * plain.estimate(), within(1e-9 * unit));
        assertThat(found.standardError()).isCloseTo(unit * plain.standardError(), within(1e-9 * unit));
        assertThat(found.observations()).isCloseTo(plain.observations(), within(1L));
    }

    @Property
    void fourTimesTheStretchesHalveTheError(@ForAll @IntRange(min = 1, max = 20) int stretches, @ForAll long seed) {
        List<MeanStratum> buckets = random(stretches, new Random(seed));
        List<MeanStratum> often = new ArrayList<>();
        for (int time = 0; time < 4; time++) {
            often.addAll(buckets);
        }
        MeanDifference once = PROCEDURE.difference(buckets).orElseThrow();
        MeanDifference found = PROCEDURE.difference(often).orElseThrow();
        assertThat(found.estimate()).isCloseTo(once.estimate(), within(1e-9));
        assertThat(found.standardError()).isCloseTo(once.standardError() / 2, within(1e-9));
        assertThat(found.observations()).isCloseTo(4 * once.observations(), within(3L));
        assertThat(found.treatmentObservations()).isEqualTo(4 * once.treatmentObservations());
    }

    private static void assertIsClose(MeanDifference found, MeanDifference expected, long observations) {
        assertThat(found.estimate()).isCloseTo(expected.estimate(), within(1e-9));
        assertThat(found.standardError()).isCloseTo(expected.standardError(), within(1e-9));
        assertThat(found.observations()).isCloseTo(expected.observations(), within(1 + observations));
        assertThat(found.treatmentObservations()).isEqualTo(expected.treatmentObservations());
    }

    private static MeanStratum changed(MeanStratum stratum, Function<SampleMoments, SampleMoments> change) {
        if (stratum instanceof MeanStratum.TwoGroups groups) {
            return new MeanStratum.TwoGroups(change.apply(groups.control()), change.apply(groups.treatment()));
        }
        MeanStratum.AgainstBaseline alone = (MeanStratum.AgainstBaseline) stratum;
        SampleMoments known = change.apply(new SampleMoments(1, alone.baseline(), 0));
        return new MeanStratum.AgainstBaseline(known.mean(), change.apply(alone.treatment()));
    }

    private static List<MeanStratum> random(int stretches, Random random) {
        List<MeanStratum> buckets = new ArrayList<>();
        for (int stretch = 0; stretch < stretches; stretch++) {
            buckets.add(
                    random.nextBoolean()
                            ? new MeanStratum.AgainstBaseline(random.nextGaussian(), randomMoments(random))
                            : new MeanStratum.TwoGroups(randomMoments(random), randomMoments(random)));
        }
        return buckets;
    }

    private static SampleMoments randomMoments(Random random) {
        return new SampleMoments(2 + random.nextInt(100), random.nextGaussian(), 0.1 + 5 * random.nextDouble());
    }

    /**
     * Two weeks of hourly looks at exponential values, whose mean swings by a factor of nine each day while the percentage
     * rises from 1% to 50%; in the first two days the mean is known, and no control runs.
     */
    @Test
    void aConfidenceSequenceKeepsItsLevelOverStretches() {
        StratifiedMeanDifference procedure = PATIENT.minimumObservations(2_000);
        int[] outside = new int[2];
        int runs = 500;
        for (int run = 0; run < runs; run++) {
            SplittableRandom random = new SplittableRandom(20_261_122 + run);
            countLooksOutside(procedure.tally(), hour -> exponentialHour(hour, random), outside);
        }
        assertThat(outside[0]).isLessThan(mostAtLevel(runs));
        assertThat(outside[1]).isLessThan(mostAtLevel(runs));
    }

    /** The standard deviation rises tenfold, which moves the clock of the sequence against that of the observations. */
    @Test
    void aConfidenceSequenceKeepsItsLevelWhereTheVarianceRises() {
        int[] unknown = new int[2];
        int[] known = new int[2];
        int runs = 500;
        for (int run = 0; run < runs; run++) {
            long seed = 20_261_123 + run;
            SplittableRandom random = new SplittableRandom(seed);
            SplittableRandom same = new SplittableRandom(seed);
            countLooksOutside(PATIENT.tally(), hour -> normalHour(hour, random), unknown);
            countLooksOutside(PATIENT.knownDeviation(1).tally(), hour -> normalHour(hour, same), known);
        }
        for (int side = 0; side < 2; side++) {
            assertThat(unknown[side]).isLessThan(mostAtLevel(runs));
            assertThat(known[side]).isLessThan(mostAtLevel(runs));
        }
    }

    private static int mostAtLevel(int runs) {
        return (int) (runs * (0.05 + 3 * Math.sqrt(0.05 * 0.95 / runs)));
    }

    private static void countLooksOutside(MeanTally start, Function<Integer, MeanStratum> hours, int[] outside) {
        ConfidenceSequence sequence = ConfidenceSequence.withDefaults().oneSided();
        MeanTally tally = start;
        boolean above = false;
        boolean below = false;
        for (int hour = 0; hour < 336; hour++) {
            tally = tally.plus(hours.apply(hour));
            Optional<MeanDifference> difference = tally.difference();
            if (difference.isPresent()) {
                MeanDifference found = difference.get();
                double halfWidth = sequence.halfWidth(found.standardError(), found.observations());
                above |= found.estimate() > halfWidth;
                below |= found.estimate() < -halfWidth;
            }
        }
        outside[0] += above ? 1 : 0;
        outside[1] += below ? 1 : 0;
    }

    private static MeanStratum exponentialHour(int hour, SplittableRandom random) {
        double mean = 1 + 0.8 * Math.sin(hour / 24.0 * 2 * Math.PI);
        double percentage = hour < 48 ? 0.01 : hour < 96 ? 0.05 : hour < 168 ? 0.25 : 0.5;
        int treated = (int) (200 * percentage);
        SampleMoments treatment = exponential(treated, mean, random);
        return hour < 48
                ? new MeanStratum.AgainstBaseline(mean, treatment)
                : new MeanStratum.TwoGroups(exponential(200 - treated, mean, random), treatment);
    }

    private static SampleMoments exponential(int size, double mean, SplittableRandom random) {
        double[] values = new double[size];
        for (int at = 0; at < size; at++) {
            values[at] = mean * random.nextExponential();
        }
        return SampleMoments.of(values);
    }

    private static MeanStratum normalHour(int hour, SplittableRandom random) {
        double deviation = Math.pow(10, hour / 336.0);
        double[] control = new double[20];
        double[] treatment = new double[20];
        for (int at = 0; at < 20; at++) {
            control[at] = deviation * random.nextGaussian();
            treatment[at] = deviation * random.nextGaussian();
        }
        return new MeanStratum.TwoGroups(SampleMoments.of(control), SampleMoments.of(treatment));
    }

    @Test
    void extremesGiveNumbersOrMessages() {
        SampleMoments huge = new SampleMoments(Long.MAX_VALUE, 1e300, Double.MAX_VALUE);
        MeanDifference found = difference(new MeanStratum.TwoGroups(huge, huge));
        assertThat(found.estimate()).isZero();
        assertThat(found.standardError()).isPositive().isFinite();
        assertThat(found.observations()).isEqualTo(Long.MAX_VALUE);
        SampleMoments tiny = new SampleMoments(2, 0, Double.MIN_VALUE);
        assertThat(PROCEDURE.knownDeviation(1e300).difference(List.of(new MeanStratum.AgainstBaseline(0, tiny))))
                .isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        difference(new MeanStratum.AgainstBaseline(-1e308, new SampleMoments(2, Double.MAX_VALUE, 1))))
                .withMessage("difference of the means is Infinity, outside the range of a double. Use another unit.");
        SampleMoments wild = new SampleMoments(2, 0, Double.MAX_VALUE);
        SampleMoments half = new SampleMoments(1_000_000, 0, 1);
        MeanTally tally = PROCEDURE.tally().plus(new MeanStratum.AgainstBaseline(0, half));
        assertThat(tally.plus(new MeanStratum.TwoGroups(wild, wild)).difference())
                .isPresent();
    }

    @Test
    void impossibleNumbersAreRefused() {
        says(() -> new SampleMoments(-1, 0, 0), "size must be 0 or more, but is -1. Give a count of observations.");
        says(
                () -> new SampleMoments(1, Double.NaN, 0),
                "mean must be a finite number, but is NaN."
                        + " Check how it was computed: a missing value or a division by zero is the usual cause.");
        says(
                () -> new SampleMoments(1, 0, -1),
                "variance must be 0 or more and finite, but is -1.0. Give a number that is not negative.");
        says(SampleMoments::of, "number of values in the sample must be at least 1, but is 0. Give a larger number.");
        says(
                () -> new MeanStratum.AgainstBaseline(Double.POSITIVE_INFINITY, SampleMoments.of(1)),
                "baseline mean must be a finite number, but is Infinity."
                        + " Check how it was computed: a missing value or a division by zero is the usual cause.");
        says(
                () -> PATIENT.minimumObservations(0),
                "minimum of observations must be at least 1, but is 0. Give a larger number.");
        says(
                () -> PATIENT.knownDeviation(0),
                "known standard deviation must be positive and finite, but is 0.0. Give a number above 0.");
        assertThatNullPointerException()
                .isThrownBy(() -> PATIENT.tally().plus(null))
                .withMessage("stratum");
    }

    private static void says(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
    }
}

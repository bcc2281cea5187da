package io.github.rolloutplanner.internal.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;

class RepeatedLooksProperties {

    @Property
    void evidenceRejectsExactlyWhenTheBoundExcludesZero(
            @ForAll @Scale(12) @DoubleRange(min = -10, max = 10) double estimate,
            @ForAll @LongRange(min = 1, max = 1_000_000_000L) long size,
            @ForAll @Scale(12) @DoubleRange(min = 1e-9, max = 0.3) double level,
            @ForAll Sides sides) {
        ConfidenceSequence sequence =
                ConfidenceSequence.withDefaults().level(level).sides(sides);
        double halfWidth = sequence.halfWidth(1, size);
        boolean excluded = sides == Sides.TWO ? Math.abs(estimate) > halfWidth : estimate > halfWidth;
        if (Math.abs(Math.abs(estimate) - halfWidth) > 1e-9) {
            assertThat(sequence.evidence(estimate, 1, size).rejects(level)).isEqualTo(excluded);
        }
    }

    @Property
    void aSingleLookIsAsStrictAsTheSequenceWhereItIsTuned(
            @ForAll @Scale(12) @DoubleRange(min = 1e-12, max = 0.4) double level,
            @ForAll @LongRange(min = 1, max = 1_000_000_000L) long size,
            @ForAll Sides sides) {
        ConfidenceSequence sequence =
                ConfidenceSequence.withDefaults().level(level).sides(sides);
        double single = sequence.singleLookLevel();
        assertThat(single).isPositive().isLessThan(level);
        assertThat(sequence.tunedTo(size).singleLookLevel()).isEqualTo(single);
        assertThat(Normal.exceededWith(sides.levelPerSide(single)))
                .isCloseTo(sequence.tunedTo(size).halfWidth(1, size), within(1e-9));
    }

    @Property
    void aStricterSequenceIsAStricterSingleLook(
            @ForAll @Scale(12) @DoubleRange(min = 1e-12, max = 0.2) double level, @ForAll Sides sides) {
        ConfidenceSequence sequence = ConfidenceSequence.withDefaults().sides(sides);
        assertThat(sequence.level(level).singleLookLevel())
                .isLessThan(sequence.level(1.1 * level).singleLookLevel());
    }

    @Property
    void sampleRatioEvidenceIsOneOnAverage(
            @ForAll @Scale(12) @DoubleRange(min = 0.05, max = 0.95) double percentage,
            @ForAll @IntRange(min = 1, max = 60) int size) {
        SampleRatioEProcess process =
                SampleRatioEProcess.ofWeights(percentage, 1 - percentage).concentration(10);
        double mean = 0;
        for (int count = 0; count <= size; count++) {
            mean += Math.exp(BetaFunction.logBinomial(count, size, percentage)
                    + process.evidence(count, size - count).logValue());
        }
        assertThat(mean).isCloseTo(1, within(1e-9));
    }

    @Property(tries = 100)
    void boundsSpendTheLevelAndNoMore(
            @ForAll @Size(min = 1, max = 8) List<@Scale(12) @DoubleRange(min = 0.02, max = 1) Double> steps,
            @ForAll @Scale(12) @DoubleRange(min = 1e-6, max = 0.2) double level,
            @ForAll Sides sides) {
        double[] looks = steps.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.parallelPrefix(looks, Double::sum);
        double end = looks[looks.length - 1];
        double[] fractions = Arrays.stream(looks).map(t -> t / end).toArray();
        fractions[fractions.length - 1] = 1;
        GroupSequentialPlan plan = GroupSequentialDesign.withDefaults()
                .level(level)
                .sides(sides)
                .spending(SpendingFunction.pocockLike())
                .looks(fractions);
        double[] rejected = plan.rejectionProbabilities(0);
        assertThat(rejected[rejected.length - 1]).isCloseTo(sides.levelPerSide(level), within(1e-9));
        assertThat(plan.inflationFactor()).isGreaterThanOrEqualTo(1 - 1e-9);
        assertThat(plan.expectedFraction(plan.drift())).isLessThanOrEqualTo(1 + 1e-9);
    }
}

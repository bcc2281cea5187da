package io.github.rolloutplanner.internal.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelativeEffectTest {
    private static final RelativeEffect LIFT = RelativeEffect.withDefaults();

    /** By hand: ln 1.1 = 0.0953102, √(1/6600 - 1/60000 + 1/6000 - 1/60000) = 0.0168775. */
    @Test
    void rates() {
        EffectEstimate found = LIFT.rates(6_000, 60_000, 6_600, 60_000).orElseThrow();
        assertThat(found.value()).isCloseTo(0.1, within(1e-12));
        assertThat(found.interval().low()).isCloseTo(Math.expm1(0.0953102 - 1.959964 * 0.0168775), within(1e-6));
        assertThat(found.interval().high()).isCloseTo(Math.expm1(0.0953102 + 1.959964 * 0.0168775), within(1e-6));
        double error = Math.sqrt(1 / 6_600.0 - 1 / 60_000.0 + 1 / 6_000.0 - 1 / 60_000.0);
        assertThat(found.pValue()).isCloseTo(2 * Normal.above(Math.log(1.1) / error), within(1e-18));
    }

    /** For small effects it is the formula of experiment platforms, R² (s_t²/(n_t m_t²) + s_c²/(n_c m_c²)). */
    @Test
    void meansAreTheDeltaMethodOfTheLiftItself() {
        EffectEstimate found = LIFT.means(
                        new SampleMoments(800_000, 20, 9_000), new SampleMoments(900_000, 20.1, 9_500))
                .orElseThrow();
        double error = 1.005 * Math.sqrt(9_500 / (900_000 * 20.1 * 20.1) + 9_000 / (800_000 * 20.0 * 20.0));
        assertThat(found.value()).isCloseTo(0.005, within(1e-12));
        assertThat(found.interval().low()).isCloseTo(0.005 - 1.96 * error, within(2e-4));
        assertThat(found.interval().high()).isCloseTo(0.005 + 1.96 * error, within(2e-4));
        assertThat(found.pValue()).isCloseTo(2 * Normal.above(0.005 / error), within(1e-2));
    }

    @Test
    void countsAreComparedByTheirTime() {
        EffectEstimate found = LIFT.counts(100, 50, 300, 100).orElseThrow();
        assertThat(found.value()).isCloseTo(0.5, within(1e-12));
        assertThat(found.interval().low())
                .isCloseTo(1.5 * Math.exp(-1.959964 * Math.sqrt(1.0 / 100 + 1.0 / 300)) - 1, within(1e-6));
    }

    @Test
    void thereIsNoneOfNothingAndOfWhatIsNotShownToBeMore() {
        assertThat(LIFT.rates(0, 100, 3, 100)).isEmpty();
        assertThat(LIFT.rates(3, 100, 0, 100)).isEmpty();
        assertThat(LIFT.rates(2, 100, 50, 100)).isEmpty();
        assertThat(LIFT.rates(100, 100, 100, 100)).isEmpty();
        assertThat(LIFT.counts(0, 1, 0, 1)).isEmpty();
        assertThat(LIFT.counts(0, 1, 1_000_000_000_000L, 1)).isEmpty();
        assertThat(LIFT.means(new SampleMoments(9, -4, 1), new SampleMoments(9, -3, 1)))
                .isEmpty();
        assertThat(LIFT.means(new SampleMoments(9, 4, 100), new SampleMoments(9, 5, 1)))
                .isEmpty();
        assertThat(LIFT.means(new SampleMoments(9, 4, 0), new SampleMoments(9, 4, 0)))
                .isEmpty();
    }

    @Property
    void theLiftAgreesWithItsInterval(
            @ForAll @LongRange(min = 1, max = 1_000_000_000_000L) long controlEvents,
            @ForAll @LongRange(min = 1, max = 1_000_000_000_000L) long treatmentEvents,
            @ForAll @Scale(9) @DoubleRange(min = 1e-9, max = 0.999) double level) {
        Optional<EffectEstimate> lift = LIFT.level(level).counts(controlEvents, 24, treatmentEvents, 24);
        lift.ifPresent(found -> {
            assertThat(found.interval().contains(found.value())).isTrue();
            assertThat(found.interval().contains(0)).isEqualTo(found.pValue() > level);
            assertThat(found.interval().low()).isGreaterThanOrEqualTo(-1);
        });
    }

    /** A rise is as far as the fall that undoes it. */
    @Property
    void theOtherGroupSeesTheReciprocal(
            @ForAll @LongRange(min = 10, max = 1_000_000) long controlEvents,
            @ForAll @LongRange(min = 10, max = 1_000_000) long treatmentEvents) {
        EffectEstimate one = LIFT.counts(controlEvents, 7, treatmentEvents, 9).orElseThrow();
        EffectEstimate other = LIFT.counts(treatmentEvents, 9, controlEvents, 7).orElseThrow();
        assertThat((1 + one.value()) * (1 + other.value())).isCloseTo(1, within(1e-9));
        assertThat(one.pValue()).isCloseTo(other.pValue(), within(1e-12));
    }

    /** Of few events too; the intervals that are missing count as misses. */
    @ParameterizedTest
    @CsvSource({
        "RATE, 20, 0",
        "RATE, 20, 1",
        "RATE, 400, 0.1",
        "COUNT, 20, 0",
        "COUNT, 60, -0.5",
        "MEAN, 100, 0",
        "MEAN, 100, 0.5"
    })
    void theIntervalMissesTheTruthAsOftenAsItSays(String kind, int size, double lift) {
        SplittableRandom random = new SplittableRandom(size + kind.hashCode());
        int missed = 0;
        int runs = 4_000;
        for (int run = 0; run < runs; run++) {
            missed += drawn(kind, size, lift, random)
                            .filter(found -> found.interval().contains(lift))
                            .isPresent()
                    ? 0
                    : 1;
        }
        assertThat((double) missed / runs).isBetween(0.035, 0.062);
    }

    private static Optional<EffectEstimate> drawn(String kind, int size, double lift, SplittableRandom random) {
        return switch (kind) {
            case "RATE" -> {
                BinomialDistribution control = BinomialDistribution.of(size * 20, 0.05);
                BinomialDistribution treated = BinomialDistribution.of(size * 20, 0.05 * (1 + lift));
                yield LIFT.rates(
                        control.inverseCumulativeProbability(random.nextDouble()),
                        size * 20L,
                        treated.inverseCumulativeProbability(random.nextDouble()),
                        size * 20L);
            }
            case "COUNT" ->
                LIFT.counts(
                        PoissonDistribution.of(size).inverseCumulativeProbability(random.nextDouble()),
                        1,
                        PoissonDistribution.of(2 * size * (1 + lift)).inverseCumulativeProbability(random.nextDouble()),
                        2);
            default -> LIFT.means(exponential(size, 1, random), exponential(size, 1 + lift, random));
        };
    }

    private static SampleMoments exponential(int size, double mean, SplittableRandom random) {
        double[] values = new double[size];
        for (int at = 0; at < size; at++) {
            values[at] = -mean * Math.log(1 - random.nextDouble());
        }
        return SampleMoments.of(values);
    }
}

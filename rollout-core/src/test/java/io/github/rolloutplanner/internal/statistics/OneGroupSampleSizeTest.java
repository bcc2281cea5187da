package io.github.rolloutplanner.internal.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected values come from mpmath with 40 digits: quantiles and effects as roots of the power, not by formula. */
class OneGroupSampleSizeTest {

    @ParameterizedTest
    @CsvSource({
        "0.001, 0.002, 0.05,  0.8,   ONE, 8027,     0.80002452068734224",
        "0.5,   0.6,   0.05,  0.9,   TWO, 259,      0.90054922129449395",
        "0.2,   0.1,   0.01,  0.9,   ONE, 173,      0.90016955764596328",
        "1e-6,  3e-6,  1e-9,  0.999, ONE, 32206961, 0.9990000001305372",
        "0,     0.01,  0.05,  0.8,   ONE, 71,       0.80146339644800127",
        "0.3,   0.301, 1e-12, 0.3,   TWO, 9163154,  0.30000011690663128",
    })
    void sizesOfProportions(
            double known, double other, double level, double power, Sides sides, long expected, double achieved) {
        OneProportionSampleSize design = proportion(level, power, sides);
        assertThat(design.observations(known, other)).isEqualTo(expected);
        assertThat(design.achievedPower(known, other, expected)).isCloseTo(achieved, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({
        "0.001, 10000, 0.05,  0.8, ONE, 0.00088494122557596707",
        "0.5,   1000,  0.05,  0.9, TWO, 0.051146566826382999",
        "0.2,   400,   0.001, 0.3, ONE, 0.050444323710215554",
        "0.9,   100,   0.05,  0.3, ONE, 0.036563538382636767",
        "0.3,   50,    0.6,   0.7, ONE, 0.018121696694058961",
    })
    void detectableIncreases(double known, double size, double level, double power, Sides sides, double expected) {
        assertThat(proportion(level, power, sides).detectableIncrease(known, size))
                .isCloseTo(expected, withinPercentage(1e-10));
    }

    @ParameterizedTest
    @CsvSource({
        "0.01,  5000, 0.01, 0.9,   0.004601504263178634",
        "1e-5,  1e9,  1e-9, 0.999, 8.9465233846636857e-7",
        "1e-12, 1000, 0.5,  0.8,   9.9999999858822128e-13",
    })
    void detectableDecreases(double known, double size, double level, double power, double expected) {
        assertThat(proportion(level, power, Sides.ONE).detectableDecrease(known, size))
                .isCloseTo(expected, withinPercentage(1e-10));
    }

    @Test
    void anEventProvesThatARateIsNotZero() {
        OneProportionSampleSize design = OneProportionSampleSize.withDefaults().power(0.4);
        assertThat(design.detectableIncrease(0, 100)).isZero();
        assertThat(design.detectableDecrease(1, 100)).isZero();
        assertThat(design.achievedPower(0, 1e-12, 100)).isGreaterThan(0.5);
    }

    // Each count is enumerated, where the formula takes a normal distribution.
    @ParameterizedTest
    @CsvSource({"0.3, 0.4", "0.1, 0.15", "0.5, 0.55", "0.05, 0.08", "0.02, 0.03", "0.4, 0.3"})
    void theExactBinomialTestAgrees(double known, double other) {
        long size = OneProportionSampleSize.withDefaults().observations(known, other);
        double cut = size * known + Math.signum(other - known) * 1.6449 * Math.sqrt(size * known * (1 - known));
        assertThat(beyond(cut, other > known, size, known)).isCloseTo(0.05, within(0.012));
        assertThat(beyond(cut, other > known, size, other)).isCloseTo(0.8, within(0.025));
    }

    private static double beyond(double cut, boolean above, long size, double rate) {
        double pmf = Math.pow(1 - rate, size);
        double sum = 0;
        for (long x = 0; x <= size; x++) {
            sum += x > cut == above ? pmf : 0;
            pmf *= rate / (1 - rate) * (size - x) / (x + 1);
        }
        return sum;
    }

    @Test
    void sizesOfMeans() {
        OneMeanSampleSize design =
                OneMeanSampleSize.withDefaults().level(0.01).power(0.95).twoSided();
        assertThat(design.observations(0.25, 3)).isEqualTo(2566);
        assertThat(design.achievedPower(-0.25, 3, 2565.2396735736797)).isCloseTo(0.95, within(1e-12));
        assertThat(design.detectableDifference(3, 2565.2396735736797)).isCloseTo(0.25, within(1e-12));
    }

    private static OneProportionSampleSize proportion(double level, double power, Sides sides) {
        return OneProportionSampleSize.withDefaults().level(level).power(power).sides(sides);
    }
}

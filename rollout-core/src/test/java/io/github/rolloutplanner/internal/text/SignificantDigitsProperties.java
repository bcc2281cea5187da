package io.github.rolloutplanner.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class SignificantDigitsProperties {

    @Property
    void roundsWhatIsWrittenAndNotItsBinaryNeighbour(
            @ForAll @LongRange(min = -999_999_999, max = 999_999_999) long digits,
            @ForAll @IntRange(min = -40, max = 40) int exponent,
            @ForAll @IntRange(min = 1, max = 8) int kept,
            @ForAll("modes") RoundingMode mode) {
        BigDecimal written = new BigDecimal(digits).scaleByPowerOfTen(exponent);

        assertThat(SignificantDigits.of(written.doubleValue(), kept, mode))
                .isEqualTo(written.round(new MathContext(kept, mode)).doubleValue());
    }

    @Provide
    Arbitrary<RoundingMode> modes() {
        return Arbitraries.of(RoundingMode.UP, RoundingMode.DOWN, RoundingMode.HALF_UP);
    }

    @Example
    void keepsWhatCannotBeRounded() {
        assertThat(new double[] {0, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
                .containsExactly(rounded(0), rounded(Double.NaN), rounded(1 / 0.0), rounded(-1 / 0.0));
        assertThat(rounded(Double.MIN_VALUE)).isEqualTo(Double.MIN_VALUE);
        assertThat(rounded(Double.MAX_VALUE)).isEqualTo(Double.POSITIVE_INFINITY);
    }

    private static double rounded(double number) {
        return SignificantDigits.of(number, 3, RoundingMode.UP);
    }
}

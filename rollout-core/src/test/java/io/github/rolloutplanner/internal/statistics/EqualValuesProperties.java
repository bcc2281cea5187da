package io.github.rolloutplanner.internal.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;

class EqualValuesProperties {
    private static final long LARGE = 1_000_000_000_000L;

    /** Of a rate, both bounds are exact: all events have the probability p^n, none (1 - p)^n. */
    @Property
    void allOrNoneOfTheTrialsAreAsRareAsTheyAre(
            @ForAll @Scale(6) @DoubleRange(min = 0.001, max = 0.999) double rate,
            @ForAll @LongRange(min = 1, max = LARGE) long trials) {
        double deviation = Math.sqrt(rate * (1 - rate));

        assertThat(EqualValues.above(1, trials, rate).logValue() / trials)
                .isCloseTo(-Math.log(rate) * (trials - 1) / trials, within(1e-9));
        assertThat(EqualValues.below(0, trials, rate, deviation).logValue() / trials)
                .isCloseTo(-Math.log1p(-rate) * (trials - 1) / trials, within(1e-9));
    }

    /** The first value says where the others are, so it is no evidence itself. */
    @Property
    void noValueOrOneIsNoEvidence(
            @ForAll @LongRange(min = 0, max = 1) long count,
            @ForAll @DoubleRange(min = 0, max = 1e12) double value,
            @ForAll @DoubleRange(min = 0, max = 1e12) double acceptable) {
        assertThat(EqualValues.above(value, count, acceptable)).isEqualTo(EValue.NONE);
        assertThat(EqualValues.below(value, count, acceptable, 1)).isEqualTo(EValue.NONE);
    }

    @Property
    void isOnOneSideAtMost(
            @ForAll @DoubleRange(min = 0, max = 1e6) double value,
            @ForAll @DoubleRange(min = 0, max = 1e6) double acceptable,
            @ForAll @LongRange(min = 2, max = LARGE) long count) {
        EValue above = EqualValues.above(value, count, acceptable);
        EValue below = EqualValues.below(value, count, acceptable, 10);

        assertThat(above.logValue()).isNotNegative();
        assertThat(below.logValue()).isNotNegative();
        assertThat(Math.min(above.logValue(), below.logValue())).isZero();
    }

    @Property
    void moreValuesOrFartherOnesAreMoreEvidence(
            @ForAll @DoubleRange(min = 1.01, max = 1e6) double times,
            @ForAll @LongRange(min = 2, max = LARGE) long count) {
        double once = EqualValues.above(times, count, 1).logValue();

        assertThat(EqualValues.above(times, count + 1, 1).logValue()).isGreaterThan(once);
        assertThat(EqualValues.above(2 * times, count, 1).logValue()).isGreaterThan(once);
        assertThat(EqualValues.below(-times, count, 1, 3).logValue())
                .isGreaterThan(EqualValues.below(-times, count, 1, 6).logValue());
    }

    @Example
    void whereNothingIsUsualNothingIsAMultipleOfIt() {
        assertThat(EqualValues.above(30_000, 1_000, 0)).isEqualTo(EValue.NONE);
        assertThat(EqualValues.above(30_000, 1_000, -1)).isEqualTo(EValue.NONE);
    }

    @Example
    void isFiniteWhereItIsCertain() {
        assertThat(EqualValues.below(-1e300, Long.MAX_VALUE, 1e300, Double.MIN_NORMAL)
                        .logValue())
                .isFinite()
                .isPositive();
        assertThat(EqualValues.above(Double.MAX_VALUE, Long.MAX_VALUE, Double.MIN_NORMAL)
                        .logValue())
                .isFinite()
                .isPositive();
    }

    @Example
    void refusesWhatIsNoCountAndNoDeviation() {
        assertThatThrownBy(() -> EqualValues.above(2, -1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> EqualValues.below(0, 5, 1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> EqualValues.below(0, 5, 1, -1)).isInstanceOf(IllegalArgumentException.class);
    }
}

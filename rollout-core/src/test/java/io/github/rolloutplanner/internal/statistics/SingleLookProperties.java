package io.github.rolloutplanner.internal.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.LongFunction;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;
import org.apache.commons.numbers.gamma.RegularizedGamma;

/** The level of one look is the chance of the counts that the process rejects. */
class SingleLookProperties {
    private static final StratifiedRateEProcess MORE = StratifiedRateEProcess.withDefaults();
    private static final StratifiedRateEProcess FEWER = MORE.alternative(Alternative.LESS);
    /** The expansion of the tail is right to a thousandth. */
    private static final double EXACT = 1.003;

    /** The least count from which on evidence with a weight rejects, the rest of the weight being on what has not begun. */
    private static long firstRejected(LongFunction<RateStratum> of, double level, double weight, long usual) {
        long count = usual;
        while (!rejects(MORE, of.apply(count), level, weight)) {
            count++;
        }
        return count;
    }

    private static boolean rejects(StratifiedRateEProcess process, RateStratum stratum, double level, double weight) {
        double evidence =
                Math.exp(Math.min(700, process.evidence(List.of(stratum)).logValue()));
        return weight * evidence + 1 - weight >= 1 / level;
    }

    @Property(tries = 200)
    void isTheChanceOfWhatTheProcessRejectsBesideABaseline(
            @ForAll @Scale(6) @DoubleRange(min = 0.01, max = 5_000) double expected,
            @ForAll @Scale(6) @DoubleRange(min = 1e-5, max = 0.2) double level,
            @ForAll @Scale(6) @DoubleRange(min = 0.001, max = 1) double weight) {
        long first = firstRejected(
                count -> new RateStratum.AgainstBaseline(count, expected), level, weight, (long) expected);

        double single = SingleLook.of(level, weight).againstBaseline(expected, 0, true);

        assertThat(single).isBetween(poisson(first, expected) / EXACT, poisson(first - 1, expected) * EXACT);
        assertThat(single).isLessThan(level);
    }

    private static double poisson(long atLeast, double expected) {
        return atLeast <= 0 ? 1 : RegularizedGamma.P.value(atLeast, expected);
    }

    @Property(tries = 200)
    void isTheChanceOfWhatTheProcessRejectsBesideAControlGroup(
            @ForAll @LongRange(min = 1, max = 5_000) long events,
            @ForAll @Scale(6) @DoubleRange(min = 0.01, max = 0.99) double percentage,
            @ForAll @Scale(6) @DoubleRange(min = 1e-5, max = 0.2) double level) {
        double single = SingleLook.of(level, 1).besideControl(events, percentage, 0, true);

        LongFunction<RateStratum> split =
                count -> new RateStratum.TwoGroups(events - count, 1 - percentage, count, percentage);
        if (!rejects(MORE, split.apply(events), level, 1)) {
            assertThat(single).isLessThanOrEqualTo(Math.pow(percentage, events) * EXACT);
            return;
        }
        long first = firstRejected(split, level, 1, (long) (events * percentage));
        assertThat(single)
                .isBetween(
                        BinomialTail.atLeast(first, events, percentage) / EXACT,
                        BinomialTail.atLeast(first - 1, events, percentage) * EXACT);
        assertThat(single).isLessThan(level);
    }

    @Property(tries = 200)
    void isTheChanceOfTooFewBesideABaseline(
            @ForAll @Scale(6) @DoubleRange(min = 0.01, max = 5_000) double expected,
            @ForAll @Scale(6) @DoubleRange(min = 1e-5, max = 0.2) double level) {
        double single = SingleLook.of(level, 1).againstBaseline(expected, 0, false);

        if (!rejects(FEWER, new RateStratum.AgainstBaseline(0, expected), level, 1)) {
            assertThat(single).isLessThanOrEqualTo(Math.exp(-expected) * EXACT);
            return;
        }
        long last = 0;
        while (rejects(FEWER, new RateStratum.AgainstBaseline(last + 1, expected), level, 1)) {
            last++;
        }
        assertThat(single)
                .isBetween(
                        RegularizedGamma.Q.value(last + 1.0, expected) / EXACT,
                        RegularizedGamma.Q.value(last + 2.0, expected) * EXACT);
        assertThat(single).isLessThan(level);
    }

    /** Fewer events in the treatment are more in the control group. */
    @Property(tries = 100)
    void fewerInOneGroupAreMoreInTheOther(
            @ForAll @LongRange(min = 1, max = 1_000_000) long events,
            @ForAll @Scale(6) @DoubleRange(min = 0.01, max = 0.99) double percentage) {
        SingleLook look = SingleLook.of(0.05, 0.5);

        assertThat(look.besideControl(events, percentage, 0, false))
                .isEqualTo(look.besideControl(events, 1 - percentage, 0, true));
    }

    /** From nearly nothing to what no site has. */
    @Property(tries = 300)
    void isALevelAtAnySize(
            @ForAll @DoubleRange(min = -9, max = 12) double digits,
            @ForAll @Scale(6) @DoubleRange(min = 0, max = 0.999) double rate,
            @ForAll @Scale(9) @DoubleRange(min = 1e-9, max = 0.5) double level,
            @ForAll @Scale(9) @DoubleRange(min = 1e-9, max = 1) double weight,
            @ForAll boolean seesMore) {
        double events = Math.pow(10, digits);
        SingleLook look = SingleLook.of(level, weight);

        for (double single : List.of(
                look.againstBaseline(events, rate, seesMore), look.besideControl(events, 0.05, rate, seesMore))) {
            assertThat(single).isPositive().isLessThanOrEqualTo(level * EXACT);
        }
    }

    /** Events of trials that are not rare scatter less, so that the same count is a rarer one. */
    @Property(tries = 100)
    void frequentEventsAreLookedAtMoreStrictly(
            @ForAll @Scale(6) @DoubleRange(min = 10, max = 1e6) double expected,
            @ForAll @Scale(6) @DoubleRange(min = 0.01, max = 0.9) double rate) {
        SingleLook look = SingleLook.of(0.05, 1);

        assertThat(look.againstBaseline(expected, rate, true)).isLessThan(look.againstBaseline(expected, 0, true));
    }

    @Example
    void isOfALevel() {
        assertThatThrownBy(() -> SingleLook.of(0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SingleLook.of(1, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}

package io.github.rolloutplanner.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StratifiedRateEProcessTest {
    private static final StratifiedRateEProcess PROCESS = StratifiedRateEProcess.withDefaults();

    private static RateStratum equalGroups(long control, long treatment) {
        return new RateStratum(control, 10_000, treatment, 10_000);
    }

    /** Its 48 ratios stand for the integral of the process for one stretch. */
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
        double continuous = ConditionalBinomialEProcess.withDefaults()
                .evidence(control, 10_000, treatment, 10_000)
                .logValue();
        assertThat(PROCESS.evidence(List.of(equalGroups(control, treatment))).logValue())
                .isCloseTo(continuous, within(0.02));
    }

    @Test
    void nothingIsKnownWithoutAnEvent() {
        assertThat(PROCESS.evidence(List.of()).logValue()).isCloseTo(0, within(1e-12));
        assertThat(PROCESS.evidence(List.of(equalGroups(0, 0))).logValue()).isCloseTo(0, within(1e-12));
    }

    /**
     * A baseline that falls from 4% to 1% while the share rises from 1% to 50%: pooled, the treatment looks four times
     * better than it is, or worse where the baseline rises; stretch by stretch nothing is faked.
     */
    @Test
    void aShareThatChangesWhileTheBaselineDriftsFakesNothing() {
        List<RateStratum> rising =
                List.of(new RateStratum(990, 99_000, 10, 1_000), new RateStratum(2_000, 50_000, 2_000, 50_000));
        EValue pooled = ConditionalBinomialEProcess.withDefaults().evidence(2_990, 149_000, 2_010, 51_000);
        assertThat(pooled.rejects(1e-6)).isTrue();
        assertThat(PROCESS.evidence(rising).rejects(0.5)).isFalse();
    }

    /** Ten phases of changing shares and baselines without harm, looked at after each of them, 4,000 times. */
    @Test
    void rejectsAtMostAtItsLevelHoweverSharesAndBaselinesChange() {
        Random random = new Random(20_261_122);
        int runs = 4_000;
        int rejected = 0;
        for (int run = 0; run < runs; run++) {
            rejected += isEverRejected(random) ? 1 : 0;
        }
        double level = 0.05;
        assertThat(rejected).isLessThan((int) (runs * (level + 3 * Math.sqrt(level * (1 - level) / runs))));
    }

    private static boolean isEverRejected(Random random) {
        List<RateStratum> strata = new ArrayList<>();
        for (int stretch = 1; stretch <= 10; stretch++) {
            double share = Math.min(0.5, 0.01 * stretch * stretch);
            double events = 5 + random.nextInt(40);
            long treated = poisson(random, events * share / (1 - share));
            strata.add(new RateStratum(poisson(random, events), 1 - share, treated, share));
            if (PROCESS.evidence(strata).rejects(0.05)) {
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

    @Property
    void theOrderOfStretchesChangesNothingThatADecisionSees(
            @ForAll @IntRange(min = 1, max = 20) int stretches, @ForAll long seed) {
        Random random = new Random(seed);
        List<RateStratum> strata = new ArrayList<>();
        for (int stretch = 0; stretch < stretches; stretch++) {
            strata.add(new RateStratum(
                    random.nextInt(50), 1 + random.nextInt(1000), random.nextInt(80), 1 + random.nextInt(1000)));
        }
        double before = PROCESS.evidence(strata).logValue();
        Collections.shuffle(strata, random);
        assertThat(PROCESS.evidence(strata).logValue()).isCloseTo(before, within(1e-9 * (1 + Math.abs(before))));
    }

    @Property
    void moreBadEventsAreNeverLessEvidence(
            @ForAll @LongRange(min = 0, max = 1_000_000) long control,
            @ForAll @LongRange(min = 0, max = 1_000_000) long treatment,
            @ForAll @DoubleRange(min = 0.01, max = 1000) double ratio) {
        double few = PROCESS.evidence(List.of(new RateStratum(control, 1, treatment, ratio)))
                .logValue();
        double more = PROCESS.evidence(List.of(new RateStratum(control, 1, treatment + 1, ratio)))
                .logValue();
        assertThat(more).isGreaterThanOrEqualTo(few - 1e-9);
    }

    @Property
    void aLargerAcceptableRatioIsHarderToExceed(
            @ForAll @LongRange(min = 0, max = 10_000) long control,
            @ForAll @LongRange(min = 0, max = 10_000) long treatment,
            @ForAll @DoubleRange(min = 1, max = 10) double acceptable) {
        List<RateStratum> strata = List.of(equalGroups(control, treatment));
        assertThat(PROCESS.nullRateRatio(acceptable).evidence(strata).logValue())
                .isLessThanOrEqualTo(PROCESS.evidence(strata).logValue() + 1e-9);
    }

    @Test
    void extremesHaveEvidenceToo() {
        assertThat(PROCESS.evidence(List.of(new RateStratum(0, 1e-300, Long.MAX_VALUE / 2, 1)))
                        .logValue())
                .isFinite();
        assertThat(PROCESS.evidence(List.of(new RateStratum(Long.MAX_VALUE / 2, 1, 0, 1e300)))
                        .logValue())
                .isFinite();
    }

    @Test
    void impossibleNumbersAreRefused() {
        assertThatThrownBy(() -> new RateStratum(-1, 1, 0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("control events must be 0 or more, but is -1. Give a count of observations.");
        assertThatThrownBy(() -> new RateStratum(0, 0, 0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("control exposure must be positive and finite, but is 0.0. Give a number above 0.");
        assertThatThrownBy(() -> PROCESS.nullRateRatio(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("null rate ratio must be positive and finite, but is 0.0. Give a number above 0.");
        assertThatThrownBy(() -> PROCESS.evidence(List.of(new RateStratum(1, 1e-300, 1, 1e300))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "ratio of the exposures must be positive and finite, but is Infinity. Give a number above 0.");
    }
}

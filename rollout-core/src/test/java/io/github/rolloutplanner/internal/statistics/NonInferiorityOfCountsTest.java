package io.github.rolloutplanner.internal.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NonInferiorityOfCountsTest {

    /** With many trials, rare events are events over time. */
    @ParameterizedTest
    @CsvSource({"0, 0, 2", "3, 0, 1", "0, 8, 1", "20, 35, 4", "900, 700, 90"})
    void isThatOfRareEvents(long control, long treatment, double margin) {
        long trials = 1_000_000_000_000L;
        TestResult counts = lower(margin).counts(control, 2, treatment, 3);
        TestResult rates = lower(margin / trials).rates(control, 2 * trials, treatment, 3 * trials);
        assertThat(counts.pValue()).isCloseTo(rates.pValue(), within(1e-6));
    }

    /** At the margin, all outcomes of two Poisson counts, weighed by their probabilities. */
    @ParameterizedTest
    @CsvSource({"10, 15", "30, 40", "60, 66"})
    void passesAtTheMarginAsOftenAsTheLevelSays(double control, double treatment) {
        NonInferiorityTest test = lower(treatment - control);
        double passed = 0;
        for (int x = 0; x <= 140; x++) {
            for (int y = 0; y <= 140; y++) {
                passed += test.counts(x, 1, y, 1).rejects(0.05)
                        ? PoissonDistribution.of(control).probability(x)
                                * PoissonDistribution.of(treatment).probability(y)
                        : 0;
            }
        }
        assertThat(passed).isBetween(0.04, 0.06);
    }

    @Test
    void nothingInNoTimeShowsNothing() {
        assertThat(lower(1).counts(0, 1e-3, 0, 1e-3).rejects(0.05)).isFalse();
        assertThat(lower(1).counts(0, 1e3, 0, 1e3).rejects(0.05)).isTrue();
    }

    @Test
    void ratesBeyondAllNumbersAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NonInferiorityTest.ofMargin(Double.MAX_VALUE)
                        .counts(1_000_000_000_000_000L, 1e-6, 1_000, 1e-300))
                .withMessage("statistic is NaN, outside the range of a double. Use another unit.");
    }

    private static NonInferiorityTest lower(double margin) {
        return NonInferiorityTest.ofMargin(margin).direction(Direction.LOWER_IS_BETTER);
    }
}

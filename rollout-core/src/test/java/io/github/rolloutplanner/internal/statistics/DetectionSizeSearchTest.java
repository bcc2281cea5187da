package io.github.rolloutplanner.internal.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Guesses decide only how long the searches take: they find what trying everything finds. */
class DetectionSizeSearchTest {
    private static final double[] LEVELS = {0.2, 0.05, 4e-4};
    private static final double[] POWERS = {0.5, 0.8, 0.95};

    @Test
    void anyGuessFindsTheFirst() {
        for (long answer = 3; answer < 40; answer++) {
            long first = answer;
            for (long guess = 3; guess < 200; guess++) {
                assertThat(Bisection.firstNear(guess, 3, number -> number >= first))
                        .as("from %s", guess)
                        .isEqualTo(answer);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.2, 0.5, 2 / 3.0, 0.8})
    void sawTeethAgreeWithTryingEachSize(double baseline) {
        for (double part : new double[] {0.3, 0.6, 1}) {
            double detected = baseline < 0.1 ? baseline * (1 + 10 * part) : baseline + part * (0.9 - baseline);
            for (double level : LEVELS) {
                for (double power : POWERS) {
                    comparesWithEachSize(baseline, detected, level, power);
                }
            }
        }
    }

    private static void comparesWithEachSize(double baseline, double detected, double level, double power) {
        BinomialDetectionSize sizes =
                BinomialDetectionSize.withDefaults().level(level).power(power);
        long stable = sizes.stable(baseline, detected).observations();
        long first = 0;
        long lastBad = 0;
        long count = 1;
        for (long size = 1; size <= 2 * stable + 20; size++) {
            while (BinomialTail.atLeast(count, size, baseline) > level) {
                count++;
            }
            boolean isEnough = BinomialTail.atLeast(count, size, detected) >= power;
            first = isEnough && first == 0 ? size : first;
            lastBad = isEnough ? lastBad : size;
        }
        assertThat(sizes.first(baseline, detected).observations()).isEqualTo(first);
        assertThat(stable).isEqualTo(lastBad + 1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.3, 1.7, 2, 3, 5, 10, 50, 1000, 1e6, 1e300})
    void rareRatesAgreeWithTryingEachCount(double ratio) {
        for (double level : LEVELS) {
            for (double power : POWERS) {
                long count = 1;
                while (GammaQuantile.missing((double) count, 1 - power) / ratio
                        > GammaQuantile.reaching((double) count, level)) {
                    count++;
                }
                assertThat(PoissonDetectionSize.withDefaults()
                                .level(level)
                                .power(power)
                                .ofRateRatio(ratio)
                                .criticalCount())
                        .isEqualTo(count);
            }
        }
    }
}

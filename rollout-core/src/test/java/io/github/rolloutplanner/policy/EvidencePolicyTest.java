package io.github.rolloutplanner.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.evidence.TestDesign;
import io.github.rolloutplanner.internal.text.Wording;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvidencePolicyTest {
    private static final EvidencePolicy STANDARD = EvidencePolicy.standard();

    @Test
    void theStandardIsWhatItsDocumentationSays() {
        assertThat(STANDARD.significanceLevel()).isEqualTo(0.05);
        assertThat(STANDARD.power()).isEqualTo(0.8);
        assertThat(STANDARD.looks()).isEqualTo(TestDesign.SEQUENTIAL);
        assertThat(STANDARD.growthExponent()).isEqualTo(0.6);
        assertThat(STANDARD.slowTail()).isEqualTo(5);
        assertThat(STANDARD.rareEvents()).isEqualTo(30);
        assertThat(STANDARD.longestSoak()).isEqualTo(Duration.ofDays(7));
        assertThat(STANDARD.longestSoaks())
                .isEqualTo(Map.of(
                        "percentage", Duration.ofDays(4), "canary", Duration.ofDays(7), "ring", Duration.ofDays(14)));
        assertThat(STANDARD.longestBakes())
                .isEqualTo(Map.of(
                        RiskLevel.LOW, Duration.ofDays(1),
                        RiskLevel.MEDIUM, Duration.ofDays(3),
                        RiskLevel.HIGH, Duration.ofDays(7),
                        RiskLevel.CRITICAL, Duration.ofDays(7)));
        assertThat(STANDARD.lookEvery()).isEqualTo(Duration.ofMinutes(1));
        assertThat(STANDARD.metricDelay()).isEqualTo(Duration.ofMinutes(1));
        assertThat(STANDARD.flagDelay()).isEqualTo(Duration.ofMinutes(1));
        assertThat(STANDARD.dataGrace()).isEqualTo(Duration.ofHours(1));
        assertThat(STANDARD.defects()).containsExactly(2.0);
    }

    @Test
    void itIsAddedToWithoutChange() {
        EvidencePolicy own = STANDARD.withSignificanceLevel(0.01)
                .withPower(0.9)
                .withLooks(TestDesign.FIXED_HORIZON)
                .withGrowthExponent(1)
                .withSlowTail(20)
                .withLongestBake(RiskLevel.LOW, Duration.ofDays(2))
                .withLookEvery(Duration.ofSeconds(15))
                .withDefects(1.5, 10);

        assertThat(own.significanceLevel()).isEqualTo(0.01);
        assertThat(own.power()).isEqualTo(0.9);
        assertThat(own.looks()).isEqualTo(TestDesign.FIXED_HORIZON);
        assertThat(own.growthExponent()).isEqualTo(1);
        assertThat(own.slowTail()).isEqualTo(20);
        assertThat(own.longestBakes())
                .containsEntry(RiskLevel.LOW, Duration.ofDays(2))
                .containsEntry(RiskLevel.MEDIUM, Duration.ofDays(3));
        assertThat(own.lookEvery()).isEqualTo(Duration.ofSeconds(15));
        assertThat(own.defects()).containsExactly(1.5, 10.0);
        assertThat(STANDARD).isEqualTo(EvidencePolicy.standard());
    }

    @Test
    void itMayNameNoDefects() {
        assertThat(STANDARD.withDefects().defects()).isEmpty();
    }

    @Nested
    class LongestSoak {
        @Test
        void isThatOfTheStrategy() {
            assertThat(STANDARD.longestSoakOf("ring")).isEqualTo(Duration.ofDays(14));
        }

        @Test
        void isThatOfAllForAStrategyWithoutItsOwn() {
            assertThat(STANDARD.longestSoakOf("acme")).isEqualTo(Duration.ofDays(7));
        }

        @Test
        void ofOneStrategyIsReplacedAlone() {
            EvidencePolicy patient =
                    STANDARD.withLongestSoak("canary", Duration.ofDays(21)).withLongestSoak("acme", Duration.ofDays(1));

            assertThat(patient.longestSoakOf("canary")).isEqualTo(Duration.ofDays(21));
            assertThat(patient.longestSoakOf("acme")).isEqualTo(Duration.ofDays(1));
            assertThat(patient.longestSoakOf("ring")).isEqualTo(Duration.ofDays(14));
        }

        @Test
        void isAboveZero() {
            assertRefused(
                    () -> STANDARD.withLongestSoak("canary", Duration.ZERO),
                    "A longest soak of 'canary' of 0 seconds is out of range. Give a length of time above zero, up to ten years.");
        }
    }

    @Test
    void eachWitherChangesWhatItSays() {
        Duration length = Duration.ofMinutes(7);
        assertThat(STANDARD.withMetricDelay(length).metricDelay()).isEqualTo(length);
        assertThat(STANDARD.withFlagDelay(length).flagDelay()).isEqualTo(length);
        assertThat(STANDARD.withDataGrace(length).dataGrace()).isEqualTo(length);
        assertThat(STANDARD.withLongestSoak(length).longestSoakOf("acme")).isEqualTo(length);
        assertThat(STANDARD.withRareEvents(12).rareEvents()).isEqualTo(12);
    }

    @Nested
    class BadValues {
        @ParameterizedTest
        @ValueSource(doubles = {-0.1, 0, 0.5, 1, Double.NaN})
        void ofTheAlarmLevel(double level) {
            assertRefused(
                    () -> STANDARD.withSignificanceLevel(level),
                    "A significance level of " + level
                            + " is out of range. Give a number such as 0.05, from 1e-12 and below 0.5.");
        }

        @ParameterizedTest
        @ValueSource(doubles = {0, 0.05, 1, 1.1, Double.NaN})
        void ofThePower(double power) {
            assertRefused(
                    () -> STANDARD.withPower(power),
                    "A power of " + power
                            + " is out of range. Give a number such as 0.8, above the significance level 0.05 and below 1.");
        }

        @Test
        void ofAnAlarmLevelAboveThePower() {
            EvidencePolicy weak = STANDARD.withPower(0.3);

            assertRefused(
                    () -> weak.withSignificanceLevel(0.4),
                    "A power of 0.3 is out of range. Give a number such as 0.8, above the significance level 0.4 and below 1.");
        }

        @ParameterizedTest
        @ValueSource(doubles = {-0.01, 1.01, Double.NaN})
        void ofTheGrowth(double exponent) {
            assertRefused(
                    () -> STANDARD.withGrowthExponent(exponent),
                    "A growth of " + exponent + " is out of range. Give a number from 0 to 1.");
        }

        @ParameterizedTest
        @ValueSource(doubles = {1, 0, Double.NaN, Double.POSITIVE_INFINITY})
        void ofTheTail(double timesRarer) {
            assertRefused(
                    () -> STANDARD.withSlowTail(timesRarer),
                    "A tail " + timesRarer + " times rarer is out of range. Give a number above 1, up to a million.");
        }

        @ParameterizedTest
        @ValueSource(longs = {0, -60})
        void ofTheLengths(long seconds) {
            Duration length = Duration.ofSeconds(seconds);

            assertRefused(
                    () -> STANDARD.withLongestBake(RiskLevel.LOW, length),
                    "A longest bake of LOW of " + Wording.of(length)
                            + " is out of range. Give a length of time above zero, up to ten years.");
            assertRefused(
                    () -> STANDARD.withLookEvery(length),
                    "An interval between looks of " + Wording.of(length)
                            + " is out of range. Give a length of time above zero, up to ten years.");
        }

        @ParameterizedTest
        @ValueSource(doubles = {1, 0.5, -2, Double.NaN, 2e6})
        void ofTheDefects(double factor) {
            assertRefused(
                    () -> STANDARD.withDefects(2, factor),
                    "A defect of " + factor + " is out of range. Give a number above 1, up to a million.");
        }
    }

    private static void assertRefused(Runnable change, String message) {
        assertThatIllegalArgumentException().isThrownBy(change::run).withMessageContaining(message);
    }
}

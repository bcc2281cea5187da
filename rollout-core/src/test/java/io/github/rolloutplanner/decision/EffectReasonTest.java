package io.github.rolloutplanner.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.internal.text.EvidenceRatio;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.observation.GroupTotals;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.reason.Reason;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EffectReasonTest {
    private static String difference(Sample treated, Sample control, double difference) {
        return reason(treated, control, difference, 0.001).facts().get("difference");
    }

    private static Reason reason(Sample treated, Sample control, double difference, double pValue) {
        MetricEffect effect = new MetricEffect(
                "Revenue",
                Optional.empty(),
                treated instanceof Sample.Moments ? MetricKind.MEAN : MetricKind.RATE,
                GateRole.GUARDRAIL,
                GroupTotals.of(treated),
                GroupTotals.of(control),
                new MetricEffect.Estimate(difference, difference - 1, difference + 1, pValue),
                Optional.empty(),
                OptionalDouble.empty(),
                MetricEffect.Finding.WORSE);
        return EffectReason.of(effect);
    }

    @ParameterizedTest
    @CsvSource({
        "1, p = 1",
        "0.123456, p = 0.123",
        "0.000123456, p = 0.000123",
        "0.0001, p = 0.0001",
        "0.00009, p below 0.0001",
        "1e-300, p below 0.0001",
        "0, p below 0.0001"
    })
    void aPValueIsReadAsInTheField(double pValue, String text) {
        assertThat(reason(Sample.events(50, 5_000), Sample.events(50, 5_000), 0, pValue)
                        .toString())
                .contains(", " + text + ".");
    }

    @Test
    void whatOnlyTheArithmeticDiffersByIsNoDifference() {
        assertThat(difference(Sample.events(50, 5_000), Sample.events(50, 5_000), 1e-18))
                .isEqualTo("0pp");
        assertThat(new EvidenceRatio(-500)).hasToString("less than 0.0001");
    }

    @Test
    void aMeanOfZeroIsNoRate() {
        assertThat(difference(Sample.moments(5_000, 0, 0), Sample.moments(5_000, 3, 400), -3))
                .isEqualTo("-3");
        assertThat(difference(Sample.moments(5_000, 3, 400), Sample.moments(5_000, 0, 0), 3))
                .isEqualTo("+3");
        Reason bothAtZero = reason(Sample.moments(5_000, 0, 0), Sample.moments(5_000, 0, 0), 0, 1);
        assertThat(bothAtZero.facts())
                .containsEntry("shown", "0 on average of 5,000 against 0 on average of 5,000")
                .containsEntry("difference", "0");
    }

    @Test
    void aRateIsReadInPercentagePoints() {
        assertThat(difference(Sample.events(0, 5_000), Sample.events(50, 5_000), -0.01))
                .isEqualTo("-1pp");
    }
}

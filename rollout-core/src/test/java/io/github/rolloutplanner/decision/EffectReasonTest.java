package io.github.rolloutplanner.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.observation.GroupTotals;
import io.github.rolloutplanner.observation.Sample;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class EffectReasonTest {
    private static String difference(Sample treated, Sample control, double difference) {
        MetricEffect effect = new MetricEffect(
                "Revenue",
                GateRole.GUARDRAIL,
                GroupTotals.of(treated),
                GroupTotals.of(control),
                new MetricEffect.Estimate(difference, difference - 1, difference + 1, 0.001),
                Optional.empty(),
                OptionalDouble.empty(),
                MetricEffect.Finding.WORSE);
        return EffectReason.of(effect).facts().get("difference");
    }

    @Test
    void aMeanOfZeroIsNoRate() {
        assertThat(difference(Sample.moments(5_000, 0, 0), Sample.moments(5_000, 3, 400), -3))
                .isEqualTo("-3");
        assertThat(difference(Sample.moments(5_000, 3, 400), Sample.moments(5_000, 0, 0), 3))
                .isEqualTo("+3");
    }

    @Test
    void aRateIsReadInPercentagePoints() {
        assertThat(difference(Sample.events(0, 5_000), Sample.events(50, 5_000), -0.01))
                .isEqualTo("-1pp");
    }
}

package io.github.rolloutplanner.evidence;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.rolloutplanner.metric.Comparison;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.reason.RolloutException;
import org.junit.jupiter.api.Test;

class GateEvidenceTest {

    private static GateEvidence.Builder evidence() {
        return GateEvidence.builder()
                .metric("API error rate")
                .unit("request")
                .comparison(Comparison.CONTROL)
                .procedure(GateEvidence.Procedure.TWO_PROPORTIONS)
                .baseline(Quantity.of(Percentage.percent(0.1)))
                .harm(Quantity.of(Percentage.percent(0.17)))
                .level(0.05)
                .power(0.8)
                .needed(9_000)
                .available(8_500)
                .verdict(Verdict.UNDERPOWERED);
    }

    @Test
    void numbersThatCannotBeAreToldTheirBounds() {
        assertThatExceptionOfType(RolloutException.InvalidValue.class)
                .isThrownBy(() -> evidence()
                        .onsetWeight(0)
                        .baselineRate(1.5)
                        .designEffect(0.5)
                        .allocationRatio(Double.POSITIVE_INFINITY)
                        .build())
                .withMessage(String.join(
                        "\n",
                        "The evidence of 'API error rate' has an onset weight of 0.0. Give a number above 0 and at most 1.",
                        "The evidence of 'API error rate' has a baseline rate of 1.5. Give a number from 0 to 1.",
                        "The evidence of 'API error rate' has a design effect of 0.5. Give a finite number of 1 or more.",
                        "The evidence of 'API error rate' has an allocation ratio of Infinity. Give a finite number above"
                                + " 0."));
    }
}

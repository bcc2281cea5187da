package io.github.rolloutplanner.metric;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.reason.RolloutException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest {
    private static final Reason WHY = Reason.stated("gate.limit", Map.of(), "Because the margin is half used.");
    private static final Condition ERRORS =
            new Condition.OnMetric("Error rate", Threshold.below(Quantity.of(percent(0.5))));

    @Test
    void readsAsItsCondition() {
        assertThat(Gate.of(ERRORS, GateRole.GUARDRAIL, WHY)).hasToString("Error rate < 0.5%");
    }

    @Test
    void ofSomebodyElseSaysNoMoreThanItsWords() {
        Gate stated = Gate.stated("Error rate < 0.5%", GateRole.SIGNAL);

        assertThat(stated).isEqualTo(Gate.of(new Condition.Stated("Error rate < 0.5%"), GateRole.SIGNAL));
        assertThat(stated.comparison()).isEmpty();
        assertThat(stated.margin()).isEqualTo(Percentage.ZERO);
        assertThat(stated.tolerance()).isEqualTo(Tolerance.statistical());
        assertThat(stated.minimumSample()).isEmpty();
        assertThat(stated.handling()).isEmpty();
        assertThat(stated.reasons()).isEmpty();
    }

    @Test
    void waitsForNoNegativeSample() {
        assertThat(Gate.of(ERRORS, GateRole.GUARDRAIL).withMinimumSample(0).minimumSample())
                .hasValue(0);
        assertThatThrownBy(() -> Gate.of(ERRORS, GateRole.GUARDRAIL).withMinimumSample(-5))
                .isInstanceOf(RolloutException.InvalidValue.class)
                .hasMessage("The gate 'Error rate < 0.5%' cannot wait for -5 observations. Give 0 or more.");
    }

    @Test
    void takesAnotherHandling() {
        GateHandling strict = GateHandling.of(GateRole.GUARDRAIL, Duration.ofHours(1));
        Gate told = Gate.of(ERRORS, GateRole.GUARDRAIL, WHY).withHandling(strict);

        assertThat(told.handling()).contains(strict);
        assertThat(told.reasons()).containsExactly(WHY);
    }

    @Test
    void takesWhatIsKnownBetter() {
        Gate strict = Gate.of(ERRORS, GateRole.SIGNAL, WHY)
                .withRole(GateRole.GUARDRAIL)
                .withComparison(Comparison.ABSOLUTE)
                .withMargin(percent(2.5))
                .withTolerance(Tolerance.consecutive(3))
                .withMinimumSample(400);

        assertThat(strict)
                .isEqualTo(Gate.builder()
                        .condition(ERRORS)
                        .role(GateRole.GUARDRAIL)
                        .comparison(Comparison.ABSOLUTE)
                        .margin(percent(2.5))
                        .tolerance(Tolerance.consecutive(3))
                        .minimumSample(400)
                        .addReasons(WHY)
                        .build());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.000001, 99.999999})
    void takesAnyMarginBelowAllOfIt(double margin) {
        assertThat(Gate.of(ERRORS, GateRole.SIGNAL).withMargin(percent(margin)).margin())
                .isEqualTo(percent(margin));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.000001, -5, 100, 250})
    void refusesAMarginThatIsNoPart(double margin) {
        Gate gate = Gate.of(ERRORS, GateRole.SIGNAL);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> gate.withMargin(percent(margin)))
                .withMessage("The gate 'Error rate < 0.5%' cannot have a margin of " + percent(margin)
                        + ". Give a part from 0%, which allows nothing, to below 100%.");
    }
}

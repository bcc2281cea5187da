package io.github.rolloutplanner.metric;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.reason.Reason;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class GateTest {
    private static final Reason WHY = Reason.rule("gate.limit").says("Because the margin is half used.");
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
        assertThat(stated.minimumSample()).isEmpty();
        assertThat(stated.handling()).isEmpty();
        assertThat(stated.reasons()).isEmpty();
    }

    @Test
    void takesAnotherHandling() {
        GateHandling strict = GateHandling.of(GateRole.GUARDRAIL, Duration.ofHours(1));
        Gate told = Gate.of(ERRORS, GateRole.GUARDRAIL, WHY).withHandling(strict);

        assertThat(told.handling()).contains(strict);
        assertThat(told.reasons()).containsExactly(WHY);
    }
}

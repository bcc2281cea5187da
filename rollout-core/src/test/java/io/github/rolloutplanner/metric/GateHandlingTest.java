package io.github.rolloutplanner.metric;

import static io.github.rolloutplanner.metric.Response.ESCALATE;
import static io.github.rolloutplanner.metric.Response.HOLD;
import static io.github.rolloutplanner.metric.Response.IGNORE;
import static io.github.rolloutplanner.metric.Response.ROLL_BACK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What follows from each thing that a gate can say. */
class GateHandlingTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void aBrokenGuardrailRollsBack() {
        assertThat(GateHandling.of(GateRole.GUARDRAIL, HOUR))
                .isEqualTo(new GateHandling(ROLL_BACK, ESCALATE, ESCALATE, ESCALATE, HOUR));
    }

    @ParameterizedTest
    @EnumSource(names = {"SIGNAL", "SUCCESS"})
    void whatOnlyHoldsHolds(GateRole role) {
        assertThat(GateHandling.of(role, HOUR)).isEqualTo(new GateHandling(HOLD, ESCALATE, ESCALATE, ESCALATE, HOUR));
    }

    @Test
    void whatIsOnlyWrittenDownDecidesNothing() {
        assertThat(GateHandling.of(GateRole.OBSERVE, HOUR))
                .isEqualTo(new GateHandling(IGNORE, IGNORE, IGNORE, IGNORE, HOUR));
    }

    @ParameterizedTest
    @EnumSource(names = "OBSERVE", mode = EnumSource.Mode.EXCLUDE)
    void missingDataAreNeverGoodNews(GateRole role) {
        GateHandling handling = GateHandling.of(role, HOUR);

        assertThat(handling.onNoData()).isEqualTo(handling.onSourceFailure()).isNotEqualTo(IGNORE);
        assertThat(handling.onInconclusive()).isNotEqualTo(IGNORE);
    }

    @ParameterizedTest
    @EnumSource
    void everyRoleKeepsItsGrace(GateRole role) {
        assertThat(GateHandling.of(role, Duration.ZERO).grace()).isZero();
        assertThat(GateHandling.of(role, HOUR).grace()).isEqualTo(HOUR);
    }

    @Test
    void aGraceIsNotNegative() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GateHandling.of(GateRole.SIGNAL, Duration.ofMinutes(-5)))
                .withMessage("A grace of -5 minutes is over before it starts. Give zero or more.");
    }
}

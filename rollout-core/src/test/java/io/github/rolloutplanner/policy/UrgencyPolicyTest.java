package io.github.rolloutplanner.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.reason.RolloutException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class UrgencyPolicyTest {
    private static final UrgencyPolicy STANDARD = UrgencyPolicy.standard();

    @Test
    void moreRiskKeepsNoFewerPhasesAndIsWatchedLonger() {
        for (RiskLevel risk : RiskLevel.values()) {
            assertThat(STANDARD.fewestPhasesFor(risk.raised())).isGreaterThanOrEqualTo(STANDARD.fewestPhasesFor(risk));
            assertThat(STANDARD.watchFor(risk.raised())).isGreaterThanOrEqualTo(STANDARD.watchFor(risk));
        }
    }

    @Test
    void whatIsChangedIsChangedAlone() {
        UrgencyPolicy own = STANDARD.withFewestPhases(RiskLevel.HIGH, 5)
                .withWatch(RiskLevel.LOW, Duration.ofMinutes(1))
                .withLookEvery(Duration.ofSeconds(5))
                .withOnCallResponse(Duration.ofMinutes(10));

        assertThat(own.fewestPhasesFor(RiskLevel.HIGH)).isEqualTo(5);
        assertThat(own.fewestPhasesFor(RiskLevel.CRITICAL)).isEqualTo(3);
        assertThat(own.watchFor(RiskLevel.LOW)).isEqualTo(Duration.ofMinutes(1));
        assertThat(own.watchFor(RiskLevel.MEDIUM)).isEqualTo(Duration.ofMinutes(10));
        assertThat(own.onCallResponse()).isEqualTo(Duration.ofMinutes(10));
        assertThat(STANDARD.onCallResponse()).isEqualTo(Duration.ofHours(1));
        assertThat(own.preparation()).isEqualTo(STANDARD.preparation());
    }

    @Test
    void phasesAreFromOneToAHundred() {
        assertThat(STANDARD.withFewestPhases(RiskLevel.LOW, 100).fewestPhasesFor(RiskLevel.LOW))
                .isEqualTo(100);
        assertThatThrownBy(() -> STANDARD.withFewestPhases(RiskLevel.LOW, 0))
                .isInstanceOf(RolloutException.InvalidValue.class)
                .hasMessage("An urgent rollout of 0 phases is none to plan with. Give a number from 1 to 100.");
        assertThatThrownBy(() -> STANDARD.withFewestPhases(RiskLevel.LOW, 101))
                .isInstanceOf(RolloutException.InvalidValue.class);
    }

    @Test
    void timesAreAboveZeroUpToTenYears() {
        assertThatThrownBy(() -> STANDARD.withWatch(RiskLevel.LOW, Duration.ZERO))
                .hasMessage("A watch of 0 seconds is out of range. Give a length of time above zero, up to ten years.");
        assertThatThrownBy(() -> STANDARD.withLookEvery(Duration.ofDays(3651)))
                .isInstanceOf(RolloutException.InvalidValue.class);
        assertThatThrownBy(() -> STANDARD.withOnCallResponse(Duration.ZERO))
                .hasMessage(
                        "A response of an on-call of 0 seconds is out of range. Give a length of time above zero, up"
                                + " to ten years.");
        assertThat(STANDARD.withLookEvery(Duration.ofDays(3650)).lookEvery()).isEqualTo(Duration.ofDays(3650));
    }
}

package io.github.rolloutplanner.decision;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.internal.state.RolloutMemory;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.observation.Applied;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.reason.RolloutException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AppliedTest {
    private static final RolloutPlan PLAN = RolloutPlanner.forChange("Search by meaning")
            .behavioral("Search finds what was meant")
            .guardrail(Metric.errorRate("Errors", percent(1)))
            .plan();
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    private final RunningRollout start = RunningRollout.start(PLAN);

    @Test
    void whatMustBeLiveIsNotAppliedUntilItWasSeen() {
        assertThat(start.isApplied()).isFalse();
        assertThat(start.applied(HOUR).isApplied()).isTrue();
        assertThat(start.applied(HOUR).applied()).contains(new Applied(HOUR, 0));
    }

    @Test
    void whatChangesItHasToBeSeenAnew() {
        RunningRollout live = start.applied(HOUR);
        RunningRollout promoted = live.advanceAnyway(DAY, "Ada", "a good day");

        assertThat(promoted.isApplied()).isFalse();
        assertThat(promoted.applied(DAY).isApplied()).isTrue();
        assertThat(promoted.applied(DAY).rollBack(DAY, "Ada", "a report").isApplied())
                .isFalse();
    }

    @Test
    void aPauseChangesNothingThatIsLive() {
        assertThat(start.applied(HOUR).pause(DAY, "Ada", "a report").isApplied())
                .isTrue();
    }

    @Test
    void looksThatCannotHaveBeenAreRefused() {
        RunningRollout promoted = start.advanceAnyway(DAY, "Ada", "a good day");

        assertThatExceptionOfType(TransitionException.class)
                .isThrownBy(() -> promoted.applied(HOUR))
                .withMessage(
                        "What became live at 24h cannot have been seen at 1h. Give a time from then on, at most 3653d.");
        assertThatExceptionOfType(TransitionException.class)
                .isThrownBy(() -> promoted.redo(new Applied(DAY, 2)))
                .withMessage("Nothing can have been live after 2 transitions: there were 1. Give at most as many.");
        assertThatExceptionOfType(RolloutException.InvalidValue.class)
                .isThrownBy(() -> new Applied(HOUR, -1))
                .withMessage("There are no -1 transitions. Give their number, 0 for the start.");
    }

    @Test
    void aStateWithSuchALookIsRefused() {
        RolloutMemory state = (RolloutMemory) start.state();
        RolloutMemory ahead = new RolloutMemory(
                state.plan(),
                state.startedAt(),
                Optional.of(new Applied(HOUR, 1)),
                state.transitions(),
                state.calls(),
                state.metrics());

        assertThatExceptionOfType(RolloutException.class)
                .isThrownBy(() -> RunningRollout.restoreAsWritten(PLAN, start.policy(), ahead))
                .withMessageContaining("there were 0");
    }

    @Test
    void itIsLookedAfterWheneverSomethingWasLookedAt() {
        assertThat(start.lookedUntil()).isEqualTo(Duration.ZERO);
        assertThat(start.applied(HOUR).lookedUntil()).isEqualTo(HOUR);
        assertThat(start.applied(HOUR).knownUntil()).isEqualTo(Duration.ZERO);
    }
}

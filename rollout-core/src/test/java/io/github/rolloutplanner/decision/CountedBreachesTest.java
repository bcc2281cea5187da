package io.github.rolloutplanner.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.metric.Tolerance;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CountedBreachesTest {
    private final RunningRollout rollout = RunningRollout.start(
                    Rollouts.withGates(Rollouts.ERRORS, gate -> gate.withTolerance(Tolerance.consecutive(2))))
            .advanceAnyway(Rollouts.PHASE, "Kim", "It is a test.");

    private static Observation breach(int hour) {
        return Observation.increment(
                Rollouts.ERRORS,
                TimeWindow.ofHours(hour, hour + 1),
                Sample.events(20, 1_000),
                Sample.events(10, 1_000));
    }

    private Decision after(int... hours) {
        RunningRollout observed = rollout;
        for (int hour : hours) {
            observed = observed.observe(breach(hour));
        }
        return observed.decide(Duration.ofHours(9));
    }

    @Test
    void aRowRollsBackInWhateverOrderItCame() {
        List.of(after(4, 5), after(5, 4), after(6, 7), after(7, 6))
                .forEach(decision -> assertThat(decision)
                        .isInstanceOf(Decision.RollBack.class)
                        .asString()
                        .contains("2 times until "));
    }

    @Test
    void aRowEndsWithItsPhaseInWhateverOrderItCame() {
        assertThat(after(5, 6)).isInstanceOf(Decision.Hold.class);
        assertThat(after(6, 5)).isInstanceOf(Decision.Hold.class);
    }
}

package io.github.rolloutplanner.openfeature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openfeature.sdk.ImmutableContext;
import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.operate.Actuator;
import io.github.rolloutplanner.operate.Actuator.Shown;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.reason.RolloutException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A loop brings a provider to what must be live, and sees what it serves. */
class ProviderActuatorTest {
    private static final RolloutPlan PLAN =
            RolloutPlanner.forChange("New search").behavioral("Ranked anew").plan();

    private final RunningRollout started = RunningRollout.start(PLAN);
    private final RunningRollout rolledBack = started.rollBack(Duration.ofHours(1), "Ada", "Errors");
    private final RolloutProvider provider = RolloutProvider.of(started);
    private final Actuator actuator = provider.actuator();

    @Test
    void showsWhatItServes() throws Exception {
        assertThat(actuator.readBack(started)).isEqualTo(Shown.LIVE);
        assertThat(actuator.readBack(rolledBack)).isEqualTo(Shown.OTHER);
    }

    @Test
    void appliesARollback() throws Exception {
        actuator.apply(rolledBack);
        assertThat(actuator.readBack(rolledBack)).isEqualTo(Shown.LIVE);
        assertThat(provider.getBooleanEvaluation("new-search", true, new ImmutableContext("ann"))
                        .getReason())
                .isEqualTo("DISABLED");
    }

    @Test
    void aRolloutThatItDoesNotServeIsOther() throws Exception {
        RunningRollout another = RunningRollout.start(
                RolloutPlanner.forChange("Dark mode").behavioral("Colors").plan());
        assertThat(actuator.readBack(another)).isEqualTo(Shown.OTHER);
        actuator.apply(another);
        assertThat(actuator.readBack(another)).isEqualTo(Shown.LIVE);
        assertThat(actuator.readBack(started)).isEqualTo(Shown.LIVE);
    }

    @Test
    void refusesAnOlderState() throws Exception {
        actuator.apply(rolledBack);
        assertThatThrownBy(() -> actuator.apply(started)).isInstanceOf(RolloutException.InvalidValue.class);
        assertThat(actuator.readBack(rolledBack)).isEqualTo(Shown.LIVE);
    }
}

package io.github.rolloutplanner.json.operate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.json.export.togglz.TogglzExporter;
import io.github.rolloutplanner.operate.Actuator;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.togglz.core.repository.FeatureState;
import org.togglz.core.repository.file.FileBasedStateRepository;

/** Togglz reads the file again once it changed. */
class TogglzFileActuatorTest {
    private static final int AT_EACH_LOOK = 0;

    @TempDir
    private Path folder;

    @Test
    void togglzReadsWhatIsWritten() throws Exception {
        Path file = folder.resolve("features.properties");
        Actuator actuator = FlagFileActuator.of(file, new TogglzExporter());
        RunningRollout rollout = RunningRollout.start(
                RolloutPlanner.forChange("New search").behavioral("Ranked anew").plan());
        actuator.apply(rollout);
        FileBasedStateRepository togglz = new FileBasedStateRepository(new File(file.toString()), AT_EACH_LOOK);
        FeatureState state = state(togglz);
        assertThat(state.isEnabled()).isTrue();
        assertThat(state.getStrategyId()).isEqualTo("gradual");
        assertThat(state.getParameter("percentage"))
                .isEqualTo(Long.toString(Math.round(rollout.live().percentage().value())));

        Thread.sleep(20); // by the time of the file it knows that it changed
        actuator.apply(rollout.rollBack(Duration.ofHours(1), "Ada", "Errors"));
        assertThat(state(togglz).isEnabled()).isFalse();
    }

    private static FeatureState state(FileBasedStateRepository togglz) {
        return togglz.getFeatureState(() -> "new-search");
    }
}

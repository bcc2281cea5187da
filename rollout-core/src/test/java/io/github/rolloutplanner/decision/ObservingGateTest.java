package io.github.rolloutplanner.decision;

import static io.github.rolloutplanner.metric.Response.HOLD;
import static io.github.rolloutplanner.metric.Response.IGNORE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateHandling;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Response;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A gate that only observes is watched where its handling says what its silence leads to. */
class ObservingGateTest {
    private static final Duration LATE = Rollouts.PHASE;

    /** Whose retries are only observed, with an answer to no data and one to a source that fails. */
    private static RunningRollout rollout(Response onNoData, Response onSourceFailure) {
        GateHandling handling = new GateHandling(IGNORE, IGNORE, onNoData, onSourceFailure, Duration.ofHours(1));
        RolloutPlan plan = Rollouts.withGates(
                Rollouts.RETRIES,
                gate -> Gate.of(gate.condition(), GateRole.OBSERVE).withHandling(handling));
        return RunningRollout.start(plan);
    }

    private static RunningRollout failing(RunningRollout rollout) {
        return rollout.observe(Observation.sourceFailed(Rollouts.RETRIES, TimeWindow.ofHours(0, 1), "timed out"));
    }

    private static GateStatus.State state(RunningRollout rollout, Duration at) {
        return rollout.decide(at).look().gates().stream()
                .filter(gate -> gate.name().equals(Rollouts.RETRIES))
                .findFirst()
                .orElseThrow()
                .state();
    }

    private static boolean isWaitedFor(RunningRollout rollout) {
        return ((Decision.Hold) rollout.decide(LATE))
                .waits().stream()
                        .anyMatch(wait -> wait instanceof Wait.ForData data
                                && data.gate().name().equals(Rollouts.RETRIES));
    }

    @ParameterizedTest
    @CsvSource({
        "IGNORE, IGNORE, OBSERVED, OBSERVED",
        "HOLD, IGNORE, NO_DATA, SOURCE_FAILED",
        "IGNORE, HOLD, NO_DATA, SOURCE_FAILED"
    })
    void isWatchedWhereOneOfTheTwoIsNotIgnored(
            Response onNoData, Response onFailure, GateStatus.State silent, GateStatus.State failed) {
        RunningRollout rollout = rollout(onNoData, onFailure);

        assertThat(state(rollout, LATE)).isEqualTo(silent);
        assertThat(state(failing(rollout), LATE)).isEqualTo(failed);
        assertThat(isWaitedFor(rollout)).isEqualTo(onNoData == HOLD);
        assertThat(isWaitedFor(failing(rollout))).isEqualTo(onFailure == HOLD);
    }
}

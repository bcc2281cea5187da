package io.github.rolloutplanner.operate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.contract.RolloutStoreContract;
import io.github.rolloutplanner.decision.RolloutEvent;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.observation.Transition;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class InMemoryStoreTest extends RolloutStoreContract {

    @Override
    protected RolloutStore started(RunningRollout rollout) {
        return RolloutStore.inMemory(rollout);
    }

    @Override
    protected RolloutStore again(RolloutStore store) {
        return store;
    }

    @Test
    void revisionsCountWhatHappenedFromOneOn() {
        RunningRollout rollout = RunningRollout.start(
                RolloutPlanner.forChange("Dark mode").newFeature().plan());
        RolloutStore store = RolloutStore.inMemory(rollout);
        Transition paused =
                rollout.pause(Duration.ZERO, "Ada", "Lunch").transitions().get(0);
        Transition resumed = new Transition(
                Transition.Kind.RESUMED, Duration.ofHours(1), 1, OptionalInt.empty(), "Ada", "", Optional.empty());

        assertThat(store.load().revision()).isEqualTo(1);
        assertThat(store.append(store.load(), List.of(new RolloutEvent.Done(paused), new RolloutEvent.Done(resumed)))
                        .revision())
                .isEqualTo(3);
    }
}

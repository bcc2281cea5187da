package io.github.rolloutplanner.operate;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.decision.RunningRollout;
import java.util.function.Consumer;

/**
 * A callback as an actuator.
 *
 * @param setter what is called
 */
record CallingActuator(Consumer<RunningRollout> setter) implements Actuator {

    @Override
    public void apply(RunningRollout rollout) {
        setter.accept(requireNonNull(rollout, "rollout"));
    }

    @Override
    public Shown readBack(RunningRollout rollout) {
        requireNonNull(rollout, "rollout");
        return Shown.UNKNOWN;
    }

    @Override
    public boolean isOfThisProgram() {
        return true;
    }

    @Override
    public String toString() {
        return "a callback";
    }
}

package io.github.rolloutplanner.openfeature;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.operate.Actuator;

/**
 * A provider as an actuator.
 *
 * @param provider what serves the flags
 */
record ProviderActuator(RolloutProvider provider) implements Actuator {

    @Override
    public void apply(RunningRollout rollout) {
        provider.follow(rollout);
    }

    @Override
    public Shown readBack(RunningRollout rollout) {
        return provider.serves(requireNonNull(rollout, "rollout").live().flags()) ? Shown.LIVE : Shown.OTHER;
    }

    @Override
    public boolean isOfThisProgram() {
        return true;
    }
}

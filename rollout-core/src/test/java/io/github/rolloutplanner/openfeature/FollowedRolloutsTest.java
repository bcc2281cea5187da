package io.github.rolloutplanner.openfeature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openfeature.sdk.ImmutableContext;
import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.reason.RolloutException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A rollout goes forward: no copy of it from before brings back what a transition took. */
class FollowedRolloutsTest {
    private static final RolloutPlan PLAN = RolloutPlanner.forChange("New search")
            .behavioral("Results are ranked by what others bought")
            .plan();

    private final RunningRollout started = RunningRollout.start(PLAN);
    private final RunningRollout rolledBack = started.rollBack(Duration.ofHours(1), "Ada", "Errors");
    private final RolloutProvider provider = RolloutProvider.of(started);

    private Object reason() {
        return provider.getBooleanEvaluation("new-search", true, new ImmutableContext("ann"))
                .getReason();
    }

    @Test
    void anOlderStateDoesNotUndoARollback() {
        provider.follow(rolledBack);
        assertThatThrownBy(() -> provider.follow(started))
                .isInstanceOf(RolloutException.InvalidValue.class)
                .hasMessage(
                        "The rollout of 'New search' with 0 transitions is older than the one that is followed, with 1."
                                + " Follow what the last transition returned.");
        assertThat(reason()).isEqualTo("DISABLED");
        provider.follow(rolledBack);
        assertThat(reason()).isEqualTo("DISABLED");
    }

    @Test
    void aFlagOfAnotherRolloutIsReplacedOnPurposeAlone() {
        RunningRollout other = RunningRollout.start(RolloutPlanner.forChange("Taxes")
                .flagKey("new-search")
                .newFeature()
                .touching(Trait.PAYMENTS)
                .plan());
        assertThatThrownBy(() -> provider.follow(other))
                .isInstanceOf(RolloutException.InvalidValue.class)
                .hasMessage(
                        "Flag 'new-search' is that of the rollout of 'New search', which is followed. Give the flag of one"
                                + " of them another key, or set it all the same by update(rollout.live()).");
        provider.update(rolledBack.live());
        assertThat(reason()).isEqualTo("DISABLED");
        assertThat(provider).hasToString("RolloutProvider[new-search]");
    }
}

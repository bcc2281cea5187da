package io.github.rolloutplanner.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.contract.Contexts;
import io.github.rolloutplanner.contract.RolloutStrategyContract;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.policy.LadderPolicy;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("spec:strategy.immediate")
class ImmediateTest extends RolloutStrategyContract {

    @Override
    protected RolloutStrategy strategy() {
        return new Immediate();
    }

    @Test
    void exposesEverybodyAtOnce() {
        List<PhaseOutline> phases = strategy().phases(Contexts.of("nothing known", RiskLevel.LOW));
        assertThat(phases).extracting(PhaseOutline::step).containsExactly(Step.last("Full rollout"));
        assertThat(phases.get(0).audience()).isEqualTo(new Audience.Everyone("user"));
        assertThat(phases.get(0).audience().text(Percentage.ONE_HUNDRED)).isEqualTo("All users");
    }

    @Test
    void isDoneWithinHours() {
        assertThat(LadderPolicy.standard().bakes().get(RiskLevel.LOW)).isEqualTo(Duration.ofHours(4));
    }
}

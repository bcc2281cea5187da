package io.github.rolloutplanner.strategy;

import static java.time.Duration.ofDays;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.contract.Contexts;
import io.github.rolloutplanner.contract.RolloutStrategyContract;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("spec:strategy.canary")
class CanaryTest extends RolloutStrategyContract {

    @Override
    protected RolloutStrategy strategy() {
        return new Canary();
    }

    @Test
    void climbsSixStepsInEightDays() {
        List<PhaseOutline> phases = strategy().phases(Contexts.of("nothing known", RiskLevel.HIGH));
        assertThat(phases)
                .extracting(PhaseOutline::step)
                .containsExactly(
                        Step.of("Canary", 1, ofDays(1)),
                        Step.of("Pilot", 5, ofDays(1)),
                        Step.of("10%", 10, ofDays(2)),
                        Step.of("25%", 25, ofDays(2)),
                        Step.of("50%", 50, ofDays(2)),
                        Step.last("Full rollout"));
    }

    @Test
    void exposesRandomUsersUntilItExposesAll() {
        assertThat(strategy().phases(Contexts.of("nothing known", RiskLevel.HIGH)))
                .extracting(phase -> phase.audience().text(phase.step().percentage()))
                .containsExactly(
                        "Random 1% of users",
                        "Random 5% of users",
                        "Random 10% of users",
                        "Random 25% of users",
                        "Random 50% of users",
                        "All users");
    }
}

package io.github.rolloutplanner.strategy;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.change.Ladder;
import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.contract.Contexts;
import io.github.rolloutplanner.contract.RolloutStrategyContract;
import io.github.rolloutplanner.policy.LadderPolicy;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("spec:strategy.percentage")
class PercentageBasedTest extends RolloutStrategyContract {

    @Override
    protected RolloutStrategy strategy() {
        return new PercentageBased();
    }

    @Test
    void climbsFourStepsInFourDays() {
        assertThat(steps(RiskLevel.MEDIUM))
                .containsExactly(
                        Step.of("Pilot", 5, ofDays(1)),
                        Step.of("25%", 25, ofDays(1)),
                        Step.of("50%", 50, ofDays(2)),
                        Step.last("Full rollout"));
    }

    @Test
    void staysHalfAsLongAgainForEachLevelAboveItsOwn() {
        assertThat(steps(RiskLevel.HIGH))
                .extracting(step -> step.soak().orElse(null))
                .startsWith(ofHours(36));
        assertThat(steps(RiskLevel.CRITICAL))
                .extracting(step -> step.soak().orElse(null))
                .startsWith(ofHours(48));
        assertThat(strategy()
                        .phases(Contexts.of("nothing known", RiskLevel.HIGH))
                        .get(0)
                        .reasons())
                .singleElement()
                .satisfies(reason -> {
                    assertThat(reason.rule()).isEqualTo("phase.percentage");
                    assertThat(reason.facts())
                            .containsExactly(
                                    entry("percentage", "5%"),
                                    entry("soak", "1 day 12 hours"),
                                    entry("nominal", "1 day"),
                                    entry("risk", "high"));
                });
    }

    @Test
    void isNotShortenedForLessRiskThanItsOwn() {
        assertThat(steps(RiskLevel.LOW)).isEqualTo(steps(RiskLevel.MEDIUM));
    }

    @Test
    void followsTheLadderOfThePolicy() {
        Ladder own = Ladder.of(Step.of("Tiny", 0.5, ofDays(2)), Step.last("Everybody"));
        LadderPolicy policy = LadderPolicy.standard().withLadder("percentage", own);
        Change change =
                Change.named("Delivery slots").riskAtLeast(RiskLevel.MEDIUM).build();
        assertThat(strategy().phases(Contexts.of(change, policy)))
                .extracting(PhaseOutline::step)
                .isEqualTo(own.steps());
    }

    @Test
    void stretchesAsMuchAsThePolicySays() {
        LadderPolicy policy = LadderPolicy.standard().withSoakIncreasePerLevel(2);
        Change change =
                Change.named("Delivery slots").riskAtLeast(RiskLevel.HIGH).build();
        assertThat(strategy().phases(Contexts.of(change, policy)).get(0).step().soak())
                .contains(ofDays(3));
    }

    private List<Step> steps(RiskLevel risk) {
        return strategy().phases(Contexts.of("nothing known", risk)).stream()
                .map(PhaseOutline::step)
                .toList();
    }
}

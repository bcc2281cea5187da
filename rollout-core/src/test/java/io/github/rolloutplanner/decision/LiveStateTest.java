package io.github.rolloutplanner.decision;

import static io.github.rolloutplanner.decision.CheckoutRollout.at;
import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Ring;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.flag.FeatureFlag;
import io.github.rolloutplanner.flag.FeatureFlag.VariantPercentage;
import io.github.rolloutplanner.flag.FlagType;
import io.github.rolloutplanner.flag.FlagValue;
import io.github.rolloutplanner.flag.TargetingRule;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What must be live, whatever was done to a rollout. */
class LiveStateTest {
    private static final TargetingRule TEAM =
            new TargetingRule(TargetingRule.INTERNAL, Optional.empty(), FlagValue.of(true));
    private static final FeatureFlag FLAG = FeatureFlag.builder()
            .key("new-checkout")
            .type(FlagType.PERCENTAGE)
            .defaultValue(FlagValue.of(false))
            .addRules(TEAM)
            .implementation("flags.isOn()")
            .build();
    private static final FeatureFlag TEST = FeatureFlag.builder()
            .key("test")
            .type(FlagType.MULTIVARIATE)
            .defaultValue(FlagValue.of("old"))
            .addVariants(new VariantPercentage("old", percent(50)), new VariantPercentage("new", percent(50)))
            .implementation("flags.variant()")
            .build();
    private static final RolloutPlan PLAN = CheckoutRollout.plan().withFlags(List.of(FLAG));
    private static final RunningRollout STARTED = RunningRollout.start(PLAN);

    private static LiveFlag flag(RunningRollout rollout) {
        return rollout.live().flags().get(0);
    }

    private static RunningRollout inPhase(RolloutPlan plan, int number) {
        RunningRollout rollout = RunningRollout.start(plan);
        for (int phase = 1; phase < number; phase++) {
            rollout = rollout.advanceAnyway(at(phase), "Kim", "A test.");
        }
        return rollout;
    }

    private static RunningRollout completed(RolloutPlan plan) {
        int phases = plan.phases().size();
        return inPhase(plan, phases).advanceAnyway(at(phases), "Kim", "A test.");
    }

    @Test
    void isThePhaseWhileItRunsOrIsPaused() {
        for (RunningRollout rollout : List.of(STARTED, STARTED.pause(at(1), "Kim", "Lunch"))) {
            assertThat(rollout.live().percentage()).isEqualTo(percent(10));
            assertThat(rollout.live().audience()).contains(PLAN.phases().get(0).audience());
            assertThat(flag(rollout))
                    .isEqualTo(
                            new LiveFlag("new-checkout", FlagValue.of(false), List.of(TEAM), percent(10), List.of()));
            assertThat(rollout.live()).hasToString("Random 10% of users (10%)");
        }
        assertThat(inPhase(PLAN, 2).live().percentage()).isEqualTo(percent(50));
    }

    @Test
    void isNobodyAfterARollback() {
        LiveState live = inPhase(PLAN, 2).rollBack(at(9), "Kim", "Errors").live();

        assertThat(live.percentage()).isEqualTo(Percentage.ZERO);
        assertThat(live.audience()).isEmpty();
        assertThat(live.flags())
                .containsExactly(
                        new LiveFlag("new-checkout", FlagValue.of(false), List.of(), Percentage.ZERO, List.of()));
        assertThat(live).hasToString("No users (0%)");
    }

    @Test
    void isEverybodyAfterCompletion() {
        LiveState live = completed(PLAN).live();

        assertThat(live.percentage()).isEqualTo(Percentage.ONE_HUNDRED);
        assertThat(live.audience()).contains(PLAN.phases().get(2).audience());
        assertThat(live.flags().get(0).percentage()).isEqualTo(Percentage.ONE_HUNDRED);
        assertThat(live.flags().get(0).rules()).isEmpty();
    }

    @Test
    void aTestLetsInTwiceAsManyAsAreTreatedAndThenTreatsAll() {
        RolloutPlan plan = PLAN.withFlags(List.of(TEST));

        assertThat(flag(RunningRollout.start(plan)).percentage()).isEqualTo(percent(20));
        assertThat(flag(inPhase(plan, 2)).percentage()).isEqualTo(percent(100));
        assertThat(flag(completed(plan)).variants())
                .containsExactly(new VariantPercentage("new", Percentage.ONE_HUNDRED));
    }

    @Test
    void aRingIsReachedByItsRule() {
        RunningRollout rings = RunningRollout.start(RolloutPlanner.forChange("Taxes")
                .newFeature()
                .touching(Trait.PAYMENTS)
                .population(Population.ofRings(Ring.of("Company", 20_000), Ring.of("Everybody", 200_000)))
                .plan());

        assertThat(flag(rings).percentage()).isEqualTo(Percentage.ZERO);
        assertThat(flag(rings).rules()).isEqualTo(rings.plan().flags().get(0).rules());
    }
}

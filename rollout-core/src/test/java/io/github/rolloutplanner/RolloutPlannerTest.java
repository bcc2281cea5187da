package io.github.rolloutplanner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.policy.RolloutPolicy;
import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.strategy.Audience;
import io.github.rolloutplanner.strategy.PhaseOutline;
import io.github.rolloutplanner.strategy.RolloutStrategy;
import io.github.rolloutplanner.strategy.Strategies;
import io.github.rolloutplanner.strategy.StrategyContext;
import io.github.rolloutplanner.strategy.StrategyNotFoundException;
import io.github.rolloutplanner.strategy.StrategyProviderException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RolloutPlannerTest {
    private final RolloutPlanner planner = RolloutPlanner.withPolicy(RolloutPolicy.standard());

    @Test
    void aDraftAndAReadyChangeHaveTheSamePlan() {
        RolloutPlan drafted = RolloutPlanner.forChange("Saved filters")
                .newFeature()
                .owner("Grace")
                .plan();
        Change ready = Change.named("Saved filters")
                .addTraits(Trait.NEW_FEATURE)
                .owner("Grace")
                .build();
        assertThat(planner.plan(ready)).isEqualTo(drafted);
    }

    @Test
    void theOrderInWhichFactsAreToldDoesNotMatter() {
        Change one = Change.named("Wallet")
                .addTraits(Trait.PAYMENTS, Trait.NEW_FEATURE)
                .build();
        Change other = Change.named("Wallet")
                .addTraits(Trait.NEW_FEATURE, Trait.PAYMENTS)
                .build();
        assertThat(planner.plan(one)).isEqualTo(planner.plan(other));
    }

    @Test
    void aDraftCanBePlannedAgain() {
        ChangeDraft draft = Plans.savedFilters();
        RolloutPlan first = draft.plan();
        assertThat(draft.plan()).isEqualTo(first);
        assertThat(draft.owner("Grace").plan()).isNotEqualTo(first);
    }

    @Nested
    class AStrategyOfTheCaller {
        @Test
        void isUsedWithItsLabelAndAReason() {
            RolloutPlan plan = Plans.savedFilters().using(new AtOnce()).plan();
            assertThat(plan.strategy().id()).contains("at-once");
            assertThat(plan.strategy().label()).isEqualTo("At once");
            assertThat(plan.strategy().reasons())
                    .extracting(Reason::rule, Reason::facts)
                    .containsExactly(
                            tuple("strategy.caller", Map.of("strategy", "At once", "class", AtOnce.class.getName())));
            assertThat(plan.phases())
                    .singleElement()
                    .satisfies(phase -> assertThat(phase.targetGroup()).isEqualTo("whoever is there"));
        }

        @Test
        void isKnownToAPlannerThatWasGivenIt() {
            assertThat(planner.with(new AtOnce())
                            .describe("Wallet")
                            .using("at-once")
                            .plan()
                            .strategy()
                            .label())
                    .isEqualTo("At once");
        }

        @Test
        void isUnknownToOthers() {
            planner.with(new AtOnce());
            assertThatThrownBy(Plans.savedFilters().using("at-once")::plan)
                    .isInstanceOf(StrategyNotFoundException.class)
                    .hasMessage("No strategy has the id 'at-once'. Known: ab-test, canary, immediate, percentage, ring."
                            + " Use one of these, or register yours with RolloutPlanner.with(strategy).");
        }

        @Test
        void isNamedWithTheOthersBesideOtherProblems() {
            assertThatThrownBy(Plans.savedFilters().using("at-once").owner(" ")::plan)
                    .isInstanceOf(InvalidChangeException.class)
                    .hasMessageContaining("No strategy has the id 'at-once'. Use one of ab-test, canary, immediate,");
        }

        @Test
        void isGuessedFromATypo() {
            assertThatThrownBy(Plans.savedFilters().using("cannary")::plan)
                    .isInstanceOf(StrategyNotFoundException.class)
                    .hasMessageEndingWith(
                            " ring. Maybe you meant 'canary', or register yours with RolloutPlanner.with(strategy).");
        }

        @Test
        void needsAnId() {
            ChangeDraft draft = Plans.savedFilters().using(new AtOnce() {
                @Override
                public String id() {
                    return null;
                }
            });
            assertThatThrownBy(draft::plan).isInstanceOf(StrategyProviderException.class);
        }

        @Test
        void needsALabel() {
            ChangeDraft draft = Plans.savedFilters().using(new AtOnce() {
                @Override
                public String label() {
                    return null;
                }
            });
            assertThatThrownBy(draft::plan).isInstanceOf(StrategyProviderException.class);
        }
    }

    @Test
    void strategiesCanBeReplaced() {
        RolloutPlanner without = planner.with(new AtOnce()).withStrategies(Strategies.builtIn());
        ChangeDraft draft = without.describe("Wallet").using("at-once");
        assertThatThrownBy(draft::plan).isInstanceOf(StrategyNotFoundException.class);
    }

    private static class AtOnce implements RolloutStrategy {
        @Override
        public String id() {
            return "at-once";
        }

        @Override
        public String label() {
            return "At once";
        }

        @Override
        public List<PhaseOutline> phases(StrategyContext context) {
            return List.of(
                    new PhaseOutline(Step.last("Everybody"), new Audience.Stated("whoever is there"), List.of()));
        }
    }
}

package io.github.rolloutplanner.internal.planning;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.change.Environment;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Ring;
import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.contract.Contexts;
import io.github.rolloutplanner.experiment.ExperimentRequest;
import io.github.rolloutplanner.policy.LadderPolicy;
import io.github.rolloutplanner.strategy.OwnStrategy;
import io.github.rolloutplanner.strategy.Strategies;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrategyChoiceTest {

    private static StrategyChoice choose(Change.Builder change) {
        return choose(change, LadderPolicy.standard(), Strategies.builtIn());
    }

    private static StrategyChoice choose(Change.Builder change, LadderPolicy ladders, Strategies strategies) {
        return StrategyChoice.choose(Contexts.of(change.build(), ladders), strategies);
    }

    private static Change.Builder gift() {
        return Change.named("Gift cards").addTraits(Trait.NEW_FEATURE);
    }

    private static Population regions() {
        return Population.ofRings(Ring.of("North", 300), Ring.of("World", 9_000));
    }

    /** Everything that could decide, from the strongest on; each test leaves one more out. */
    @Nested
    class TheFirstThatFits {
        private final LadderPolicy forcing = LadderPolicy.standard().withForced(Trait.NEW_FEATURE, "canary");
        private final Strategies withSuiting =
                Strategies.builtIn().with(OwnStrategy.called("by-region").suitingAll());

        private Change.Builder everything() {
            return gift().experiment(ExperimentRequest.changing("Sales", percent(5)))
                    .population(regions());
        }

        @Test
        void isTheCallers() {
            StrategyChoice choice = choose(everything().strategy("percentage"), LadderPolicy.standard(), withSuiting);
            assertThat(choice.reason())
                    .hasToString("Percentage-Based because the caller asked for it. [strategy.caller]");
            assertThat(choice.strategy().id()).isEqualTo("percentage");
        }

        @Test
        void isForcedByThePolicyWhateverTheCallerWants() {
            assertThat(choose(everything().strategy("percentage"), forcing, withSuiting)
                            .reason())
                    .hasToString(
                            "Canary because the policy forces it for every change that is a new feature, though the"
                                    + " caller asked for 'percentage'. [strategy.policy]");
        }

        @Test
        void isElseForcedByThePolicy() {
            StrategyChoice choice = choose(everything(), forcing, withSuiting);
            assertThat(choice.reason())
                    .hasToString("Canary because the policy forces it for every change that is a new feature."
                            + " [strategy.policy]");
        }

        @Test
        void isElseImmediateWhereNoRolloutIsNeeded() {
            Change.Builder staged = everything().environment(Environment.STAGING);
            assertThat(choose(staged, LadderPolicy.standard(), withSuiting).reason())
                    .hasToString("Immediate because a gradual rollout is not needed. [strategy.skip]");
        }

        @Test
        void isElseAStrategyThatSuits() {
            StrategyChoice choice = choose(everything(), LadderPolicy.standard(), withSuiting);
            assertThat(choice.strategy().id()).isEqualTo("by-region");
            assertThat(choice.reason())
                    .hasToString(
                            "Own 'by-region' (io.github.rolloutplanner.strategy.OwnStrategy$Suiting) because it says that"
                                    + " it suits this change. [strategy.suits]");
        }

        @Test
        @Tag("spec:strategy.ab-test")
        void isElseAnExperimentWhereOneWasAskedFor() {
            assertThat(choose(everything()).reason())
                    .hasToString("A/B Test because an experiment on 'Sales' was asked for. [strategy.experiment]");
        }

        @Test
        @Tag("spec:strategy.ring")
        void isElseByRingsWhereRingsAreGiven() {
            assertThat(choose(gift().population(regions())).reason())
                    .hasToString("Ring Deployment because the rings 'North' and 'World' can be reached group by group."
                            + " [strategy.tenancy]");
        }

        @Test
        void isElseByRisk() {
            assertThat(choose(gift()).reason())
                    .hasToString("Percentage-Based because 'Gift cards' is MEDIUM. [strategy.risk]");
        }
    }

    @Nested
    class Tenancy {
        @Test
        void meansRingsForACountedNumberOfTenants() {
            assertThat(choose(gift().population(Population.ofUsersPerDay(5_000).withTenants(14)))
                            .reason()
                            .sentence())
                    .isEqualTo("Ring Deployment because 14 tenants can be reached group by group.");
        }

        @Test
        void meansRingsForTheTrait() {
            assertThat(choose(gift().addTraits(Trait.MULTI_TENANT)).reason().sentence())
                    .isEqualTo("Ring Deployment because several tenants can be reached group by group.");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "LOW, CONFIGURATION, immediate",
        "MEDIUM, WORKFLOW_CHANGE, percentage",
        "HIGH, AUTHENTICATION, canary",
        "CRITICAL, PAYMENTS, ring"
    })
    void eachRiskHasItsStrategy(RiskLevel risk, Trait trait, String strategy) {
        StrategyChoice choice = choose(Change.named("Cookie banner").addTraits(trait));
        assertThat(choice.strategy().id()).isEqualTo(strategy);
        assertThat(choice.reason().facts()).containsValue(trait == Trait.CONFIGURATION ? "SKIP" : risk.name());
    }

    @Nested
    class AForcingPolicy {
        @Test
        void goesByTheOrderOfTraitsWhereSeveralApply() {
            LadderPolicy policy = LadderPolicy.standard()
                    .withForced(Trait.IRREVERSIBLE, "ring")
                    .withForced(Trait.NEW_FEATURE, "canary");
            assertThat(choose(gift().addTraits(Trait.IRREVERSIBLE), policy, Strategies.builtIn())
                            .strategy()
                            .id())
                    .isEqualTo("canary");
        }

        @Test
        void saysNothingAboutOtherTraits() {
            LadderPolicy policy = LadderPolicy.standard().withForced(Trait.PAYMENTS, "ring");
            assertThat(choose(gift(), policy, Strategies.builtIn()).strategy().id())
                    .isEqualTo("percentage");
        }
    }
}

package io.github.rolloutplanner.internal.planning;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.change.Environment;
import io.github.rolloutplanner.change.Ladder;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Ring;
import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.contract.Contexts;
import io.github.rolloutplanner.experiment.ExperimentRequest;
import io.github.rolloutplanner.policy.LadderPolicy;
import io.github.rolloutplanner.strategy.OwnStrategy;
import io.github.rolloutplanner.strategy.Strategies;
import java.time.Duration;
import java.util.Map;
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

    private static void assertReason(StrategyChoice choice, String rule, Map<String, String> facts) {
        assertThat(choice.reason().rule()).isEqualTo(rule);
        assertThat(choice.reason().facts()).isEqualTo(facts);
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
            assertReason(choice, "strategy.caller", Map.of("strategy", "Percentage-Based"));
            assertThat(choice.strategy().id()).isEqualTo("percentage");
        }

        @Test
        void isForcedByThePolicyWhateverTheCallerWants() {
            assertReason(
                    choose(everything().strategy("percentage"), forcing, withSuiting),
                    "strategy.policy",
                    Map.of("strategy", "Canary", "change", "is a new feature", "asked", "percentage"));
        }

        @Test
        void isElseForcedByThePolicy() {
            assertReason(
                    choose(everything(), forcing, withSuiting),
                    "strategy.policy",
                    Map.of("strategy", "Canary", "change", "is a new feature"));
        }

        @Test
        void isElseImmediateWhereNoRolloutIsNeeded() {
            Change.Builder staged = everything().environment(Environment.STAGING);
            assertReason(
                    choose(staged, LadderPolicy.standard(), withSuiting),
                    "strategy.skip",
                    Map.of("strategy", "Immediate"));
        }

        @Test
        void isElseAStrategyThatSuits() {
            StrategyChoice choice = choose(everything(), LadderPolicy.standard(), withSuiting);
            assertThat(choice.strategy().id()).isEqualTo("by-region");
            assertReason(
                    choice,
                    "strategy.suits",
                    Map.of(
                            "strategy",
                            "Own 'by-region'",
                            "class",
                            "io.github.rolloutplanner.strategy.OwnStrategy$Suiting"));
        }

        @Test
        @Tag("spec:strategy.ab-test")
        void isElseAnExperimentWhereOneWasAskedFor() {
            assertReason(
                    choose(everything()), "strategy.experiment", Map.of("strategy", "A/B Test", "metric", "Sales"));
        }

        @Test
        @Tag("spec:strategy.ring")
        void isElseByRingsWhereRingsAreGiven() {
            assertReason(
                    choose(gift().population(regions())),
                    "strategy.tenancy",
                    Map.of("strategy", "Ring Deployment", "rings", "North and World"));
        }

        @Test
        void isElseByRisk() {
            assertReason(choose(gift()), "strategy.risk", Map.of("strategy", "Percentage-Based", "risk", "medium"));
        }
    }

    @Nested
    class Tenancy {
        @Test
        void meansRingsForACountedNumberOfTenants() {
            assertReason(
                    choose(gift().population(Population.ofUsersPerDay(5_000).withTenants(14))),
                    "strategy.tenancy",
                    Map.of("strategy", "Ring Deployment", "tenants", "14 tenants"));
        }

        @Test
        void meansRingsForTheTrait() {
            assertReason(
                    choose(gift().addTraits(Trait.MULTI_TENANT)),
                    "strategy.tenancy",
                    Map.of("strategy", "Ring Deployment"));
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
        assertThat(choice.reason().rule()).isEqualTo(risk == RiskLevel.LOW ? "strategy.skip" : "strategy.risk");
    }

    @ParameterizedTest
    @CsvSource({"CONFIGURATION, 2, strategy.ladder", "NEW_FEATURE, 2, strategy.risk", "IRREVERSIBLE, 2, strategy.risk"})
    void aLadderOfSeveralStepsIsClimbedByPercentageAtALowRisk(Trait trait, int steps, String rule) {
        StrategyChoice choice =
                choose(Change.named("Cookie banner").addTraits(trait).ladder(ladder(steps)));
        assertThat(choice.reason().rule()).isEqualTo(rule);
    }

    private static Ladder ladder(int steps) {
        return steps == 1
                ? Ladder.of(Step.last("All"))
                : Ladder.of(Step.of("Half", 50, Duration.ofDays(1)), Step.last("All"));
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

package io.github.rolloutplanner.strategy;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.change.Ladder;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Ring;
import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.contract.Contexts;
import io.github.rolloutplanner.flag.TargetingCondition;
import io.github.rolloutplanner.internal.planning.StrategyChoice;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.reason.Reason;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The phases of the chosen strategy: the team first, the caller's own ladder, and strategies that break promises. */
class OutlineTest {

    private static List<PhaseOutline> outline(Change.Builder change) {
        return outline(change, Strategies.builtIn());
    }

    private static List<PhaseOutline> outline(Change.Builder change, Strategies strategies) {
        StrategyContext context = Contexts.of(change.build());
        return StrategyChoice.choose(context, strategies).outline(context);
    }

    private static void assertOnly(List<Reason> reasons, String rule, Map<String, String> facts) {
        assertThat(reasons).extracting(Reason::rule, Reason::facts).containsExactly(tuple(rule, facts));
    }

    private static Change.Builder invoices() {
        return Change.named("New invoices").addTraits(Trait.NEW_FEATURE);
    }

    @Nested
    class TheTeamAlone {
        @Test
        void goesFirstWhereTheCallerAsksForIt() {
            PhaseOutline first = outline(invoices().internalFirst(true)).get(0);
            assertThat(first.step()).isEqualTo(Step.of("Internal testing", 0, ofDays(1)));
            assertThat(first.audience().text(Percentage.ZERO)).isEqualTo("Internal team (segment internal)");
            assertOnly(first.reasons(), "phase.internal", Map.of("soak", "1 day"));
        }

        @Test
        void goesFirstForEveryCriticalChange() {
            Change.Builder critical = invoices().addTraits(Trait.PAYMENTS).strategy("canary");
            assertOnly(outline(critical).get(0).reasons(), "phase.internal-critical", Map.of("soak", "1 day"));
        }

        @Test
        void isRecognisedByItsSegment() {
            Change.Builder change = invoices()
                    .internalFirst(true)
                    .putSegment("internal", TargetingCondition.endsWith("user.email", "@company.com"));
            assertThat(outline(change).get(0).audience().text(Percentage.ZERO))
                    .isEqualTo("Internal team (user.email ends with @company.com)");
        }

        @Test
        void doesNotGoBeforeOrdinaryChanges() {
            assertThat(outline(invoices()).get(0).step().percentage()).isEqualTo(Percentage.percent(5));
        }

        @Test
        void doesNotGoTwiceWhereTheLadderBeginsWithIt() {
            assertThat(outline(invoices().addTraits(Trait.PAYMENTS)))
                    .extracting(phase -> phase.step().name())
                    .containsExactly("Internal", "Beta", "Early Adopters", "All");
        }

        @Test
        void doesNotGoTwiceWhereARingIsItsOwn() {
            Population rings = Population.ofRings(Ring.of("internal staff", 30), Ring.of("Everybody", 4_000));
            assertThat(outline(invoices().addTraits(Trait.PAYMENTS).population(rings)))
                    .extracting(phase -> phase.step().name())
                    .containsExactly("internal staff", "Everybody");
        }

        @Test
        void doesNotGoTwiceWhereTheCallersLadderBeginsAtZero() {
            Change.Builder own = invoices()
                    .addTraits(Trait.PAYMENTS)
                    .ladder(Ladder.of(Step.of("Dogfood", 0, ofDays(2)), Step.last("Everybody")));
            assertThat(outline(own)).extracting(phase -> phase.step().name()).containsExactly("Dogfood", "Everybody");
        }

        @Test
        void hasAnotherNameWhereTheCallerTookItsOwn() {
            Change.Builder own = invoices()
                    .addTraits(Trait.PAYMENTS)
                    .ladder(Ladder.of(Step.of("Internal testing", 3, ofDays(2)), Step.last("Everybody")));
            assertThat(outline(own)).extracting(phase -> phase.step().name()).doesNotHaveDuplicates();
        }
    }

    @Test
    void theTeamsPhaseIsCountedOnUntilItsNameIsFree() {
        Change.Builder own = invoices()
                .addTraits(Trait.PAYMENTS)
                .ladder(Ladder.of(
                        Step.of("Internal testing", 3, ofDays(2)),
                        Step.of("Internal testing 2", 9, ofDays(2)),
                        Step.last("Everybody")));
        assertThat(outline(own).get(0).step().name()).isEqualTo("Internal testing 3");
    }

    @Nested
    class TheCallersOwnLadder {
        private final Ladder own = Ladder.of(Step.of("Friends", 2, ofHours(5)), Step.last("Everybody"));

        @Test
        void replacesThatOfTheStrategy() {
            List<PhaseOutline> phases = outline(invoices().ladder(own));
            assertThat(phases).extracting(PhaseOutline::step).isEqualTo(own.steps());
            assertThat(phases.get(0).audience().text(Percentage.percent(2))).isEqualTo("Random 2% of users");
            assertOnly(phases.get(0).reasons(), "phase.caller", Map.of("percentage", "2%", "soak", "5 hours"));
        }

        @Test
        void isNotStretchedByRisk() {
            assertThat(outline(invoices().ladder(own).riskAtLeast(RiskLevel.HIGH)))
                    .extracting(PhaseOutline::step)
                    .isEqualTo(own.steps());
        }

        @Test
        void beginsWithTheTeamWhereItBeginsAtZero() {
            Ladder fromZero = Ladder.of(Step.of("Dogfood", 0, ofDays(2)), Step.last("Everybody"));
            assertThat(outline(invoices().ladder(fromZero)).get(0).audience()).isInstanceOf(Audience.Internal.class);
        }
    }

    @Nested
    class AStrategyThatBreaksItsPromises {
        @Test
        void isNamedWithEverythingThatIsWrong() {
            RolloutStrategy broken = new OwnStrategy(
                    "downhill", Step.of("Half", 50, ofDays(1)), Step.of("Less", 20, ofDays(0)), Step.last("Half"));
            Change.Builder change = invoices().strategy("downhill");
            assertThatThrownBy(() -> outline(change, Strategies.builtIn().with(broken)))
                    .isInstanceOf(StrategyProviderException.class)
                    .hasMessage("""
                            The strategy 'downhill' (io.github.rolloutplanner.strategy.OwnStrategy) breaks the promises of RolloutStrategy:
                            phases[1].percentage: Step 'Less' exposes 20%, less than 'Half' (50%). Swap the two steps, or raise it to at least 50%.
                            phases[1].soak: Step 'Less' soaks for 0 seconds. Give a length of time above zero.
                            phases[2].name: Two steps are called 'Half'. Give each step a name of its own.""");
        }

        @Test
        void isNamedWhenItHasNoPhases() {
            Change.Builder change = invoices().strategy("empty");
            assertThatThrownBy(() -> outline(change, Strategies.builtIn().with(new OwnStrategy("empty"))))
                    .isInstanceOf(StrategyProviderException.class)
                    .hasMessageEndingWith("phases: No steps. Give at least the last one, at 100%.");
        }

        @Test
        void isNamedWhenItsPhasesAreNull() {
            RolloutStrategy broken = new OwnStrategy("null") {
                @Override
                public List<PhaseOutline> phases(StrategyContext context) {
                    return null;
                }
            };
            Change.Builder change = invoices().strategy("null");
            assertThatThrownBy(() -> outline(change, Strategies.builtIn().with(broken)))
                    .isInstanceOf(StrategyProviderException.class)
                    .hasMessageContaining("The strategy 'null'");
        }
    }
}

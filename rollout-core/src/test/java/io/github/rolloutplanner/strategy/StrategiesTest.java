package io.github.rolloutplanner.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.contract.Contexts;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrategiesTest {
    private static final StrategyContext ANY = Contexts.of("nothing known", RiskLevel.MEDIUM);

    @Test
    void fiveAreBuiltIn() {
        assertThat(List.of("immediate", "percentage", "canary", "ab-test", "ring"))
                .extracting(id -> Strategies.builtIn().get(id).label())
                .containsExactly("Immediate", "Percentage-Based", "Canary", "A/B Test", "Ring Deployment");
    }

    @Test
    void anUnknownIdIsAnsweredWithTheKnownOnes() {
        assertThatThrownBy(() -> Strategies.builtIn()
                        .with(OwnStrategy.called("by-region"))
                        .get("cannary"))
                .isInstanceOfSatisfying(
                        StrategyNotFoundException.class,
                        missing -> assertThat(missing.id()).isEqualTo("cannary"))
                .hasMessage(
                        "No strategy has the id 'cannary'. Known: ab-test, by-region, canary, immediate, percentage,"
                                + " ring. Maybe you meant 'canary', or register yours with RolloutPlanner.with(strategy).");
    }

    @Test
    void tellWhichTheyHaveAndWhichCameWithTheLibrary() {
        RolloutStrategy own = OwnStrategy.called("by-region");
        Strategies known = Strategies.builtIn().with(own);

        assertThat(known.contains("by-region")).isTrue();
        assertThat(known.contains("by-moon")).isFalse();
        assertThat(Strategies.isBuiltIn(known.get("canary"))).isTrue();
        assertThat(Strategies.isBuiltIn(own)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "z", "az-09", "0", "9"})
    void haveIdsOfLettersDigitsAndHyphens(String id) {
        assertThat(Strategies.builtIn().with(OwnStrategy.called(id)).get(id).id())
                .isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "a b", "a_b", "é", "`a", "{", "/", "a:", ",", "."})
    void haveNoOtherIds(String id) {
        assertThatThrownBy(() -> Strategies.builtIn().with(OwnStrategy.called(id)))
                .isInstanceOf(StrategyProviderException.class)
                .hasMessageContaining("has the id '" + id + "'");
    }

    @Nested
    class AreAsked {
        private final RolloutStrategy first = OwnStrategy.called("zebra").suitingAll();
        private final RolloutStrategy second = OwnStrategy.called("ant").suitingAll();

        @Test
        void inTheOrderInWhichTheyWereHandedOver() {
            assertThat(Strategies.builtIn().with(first).with(second).suiting(ANY))
                    .containsSame(first);
        }

        @Test
        void handedOverBeforeDiscovered() {
            assertThat(Strategies.ofDiscovered(List.of(second)).with(first).suiting(ANY))
                    .containsSame(first);
        }

        @Test
        void discoveredByOrderBeforeId() {
            RolloutStrategy late = new Ordered("a", 2);
            RolloutStrategy early = new Ordered("b", -1);
            assertThat(Strategies.ofDiscovered(List.of(late, early)).suiting(ANY))
                    .containsSame(early);
        }

        @Test
        void discoveredByIdWhereTheOrderIsTheSame() {
            RolloutStrategy a = new Ordered("a", 0);
            RolloutStrategy b = new Ordered("b", 0);
            assertThat(Strategies.ofDiscovered(List.of(b, a)).suiting(ANY)).containsSame(a);
        }

        @Test
        void builtInNeverUnlessByName() {
            assertThat(Strategies.builtIn().suiting(ANY)).isEmpty();
        }
    }

    @Nested
    class AnIdThatIsTaken {
        private final RolloutStrategy own = OwnStrategy.called("canary");
        private final RolloutStrategy found = new Ordered("canary", 0);

        @Test
        void hidesTheOneOfALaterRank() {
            assertThat(Strategies.ofDiscovered(List.of(found)).get("canary")).isSameAs(found);
            assertThat(Strategies.ofDiscovered(List.of(found)).with(own).get("canary"))
                    .isSameAs(own);
        }

        @Test
        void isAnErrorAmongThoseHandedOver() {
            assertThatThrownBy(() -> Strategies.builtIn().with(own).with(found))
                    .isInstanceOf(StrategyProviderException.class)
                    .hasMessage("Two strategies have the id 'canary': io.github.rolloutplanner.strategy.OwnStrategy and"
                            + " io.github.rolloutplanner.strategy.StrategiesTest$Ordered. Rename one, or remove one of"
                            + " the two.");
        }

        @Test
        void isAnErrorAmongThoseDiscovered() {
            assertThatThrownBy(() -> Strategies.ofDiscovered(List.of(found, own)))
                    .isInstanceOf(StrategyProviderException.class)
                    .hasMessageContaining(OwnStrategy.class.getName())
                    .hasMessageContaining(Ordered.class.getName());
        }
    }

    @Test
    void addingOneLeavesTheOthersAsTheyWere() {
        Strategies before = Strategies.builtIn();
        before.with(OwnStrategy.called("by-region"));
        assertThatThrownBy(() -> before.get("by-region")).isInstanceOf(StrategyNotFoundException.class);
    }

    private static final class Ordered extends OwnStrategy {
        private final int order;

        Ordered(String id, int order) {
            super(id);
            this.order = order;
        }

        @Override
        public int order() {
            return order;
        }

        @Override
        public boolean suits(StrategyContext context) {
            return true;
        }
    }
}

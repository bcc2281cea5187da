package io.github.rolloutplanner.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rolloutplanner.ChangeDraft;
import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.reason.RolloutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

/** Whatever a strategy of others does wrong, the error is the library's and says whose strategy it was. */
class UnreliableStrategyTest {
    private static final String NAMED = "The strategy 'risky' (" + Risky.class.getName() + ") ";

    /** Each answer comes from where a test says. */
    private static final class Risky implements RolloutStrategy {
        Supplier<String> id = () -> "risky";
        Supplier<String> label = () -> "Risky";
        Supplier<Boolean> suits = () -> false;
        Supplier<List<PhaseOutline>> phases = () -> List.of(phase("All"));

        static PhaseOutline phase(String name) {
            return new PhaseOutline(Step.last(name), new Audience.Stated("everybody"), List.of());
        }

        @Override
        public String id() {
            return id.get();
        }

        @Override
        public String label() {
            return label.get();
        }

        @Override
        public boolean suits(StrategyContext context) {
            return suits.get();
        }

        @Override
        public List<PhaseOutline> phases(StrategyContext context) {
            return phases.get();
        }
    }

    private final Risky risky = new Risky();

    @SuppressWarnings("InfiniteRecursion") // until the stack overflows, which is the point
    private static <T> T deeper() {
        return deeper();
    }

    private AbstractThrowableAssert<?, ? extends Throwable> refused() {
        ChangeDraft draft = RolloutPlanner.forChange("Seat map").using(risky);
        return assertThatThrownBy(draft::plan)
                .isInstanceOf(StrategyProviderException.class)
                .isInstanceOf(RolloutException.class);
    }

    @Test
    void aReliableOnePlans() {
        assertThat(RolloutPlanner.forChange("Seat map")
                        .using(risky)
                        .plan()
                        .strategy()
                        .label())
                .isEqualTo("Risky");
    }

    @Test
    void whatItThrowsIsItsCause() {
        IllegalStateException failure = new IllegalStateException("no table");
        risky.phases = () -> {
            throw failure;
        };
        refused()
                .hasCause(failure)
                .hasMessage(
                        NAMED + "failed when it was asked for its phases: java.lang.IllegalStateException: no table."
                                + " Correct it, or plan without it.");
    }

    @Test
    void soItIsIfTheStackOverflowsOrAClassIsMissing() {
        risky.phases = UnreliableStrategyTest::deeper;
        refused().hasMessageStartingWith(NAMED).hasCauseInstanceOf(StackOverflowError.class);
        risky.phases = () -> {
            throw new NoClassDefFoundError("shop/Table");
        };
        refused().hasMessageStartingWith(NAMED).hasCauseInstanceOf(NoClassDefFoundError.class);
    }

    @Test
    void whatTheLibraryRefusesOfItIsItsFailureToo() {
        risky.phases = () -> List.of(new PhaseOutline(Step.of("One", Double.NaN, Duration.ofDays(1)), null, List.of()));
        refused().hasMessageStartingWith(NAMED).hasCauseInstanceOf(RolloutException.InvalidValue.class);
    }

    @Test
    void nullIsNoAnswer() {
        risky.phases = () -> null;
        refused().hasMessage(NAMED + "gave null when it was asked for its phases. Let it return a value.");
        risky.phases = () -> Collections.singletonList(null);
        refused().hasMessageStartingWith(NAMED + "gave null for its phases.");
        risky.label = () -> null;
        refused().hasMessageStartingWith(NAMED + "gave null when it was asked for its label.");
    }

    @Test
    void anIdThatFailsIsOfTheClass() {
        risky.id = UnreliableStrategyTest::deeper;
        refused()
                .hasMessageStartingWith(
                        "The strategy " + Risky.class.getName() + " failed when it was asked for its id");
        risky.id = () -> null;
        refused()
                .hasMessage("The strategy " + Risky.class.getName()
                        + " gave null when it was asked for its id. Let it return a value.");
    }

    @Test
    void phasesThatChangeFromOneCallToTheNextAreRefused() {
        AtomicInteger calls = new AtomicInteger();
        risky.phases = () -> List.of(Risky.phase("All " + calls.incrementAndGet()));
        refused().hasMessageStartingWith(NAMED + "gave two answers when it was asked for its phases, first [");
    }

    @Test
    void soAreNames() {
        AtomicInteger calls = new AtomicInteger();
        risky.label = () -> "Risky " + calls.incrementAndGet();
        refused()
                .hasMessageContaining("gave two answers when it was asked for its label, first Risky 1, then Risky 2.");
        risky.label = () -> "Risky";
        risky.id = () -> "risky-" + calls.incrementAndGet();
        refused().hasMessageContaining("gave two answers when it was asked for its id");
    }

    @Test
    void soIsAnIdThatChangesLater() {
        Strategies strategies = Strategies.builtIn().with(risky);
        risky.id = () -> "careful";
        assertThatThrownBy(() -> strategies.get("risky"))
                .isInstanceOf(StrategyProviderException.class)
                .hasMessageContaining("first risky, then careful");
    }

    @Test
    void oneThatFailsToSayWhetherItSuitsIsNamed() {
        risky.suits = () -> {
            throw new ArithmeticException("/ by zero");
        };
        RolloutPlanner planner = RolloutPlanner.withPolicy(io.github.rolloutplanner.policy.RolloutPolicy.standard())
                .with(risky);
        ChangeDraft draft = planner.describe("Seat map");
        assertThatThrownBy(draft::plan)
                .isInstanceOf(StrategyProviderException.class)
                .hasMessageStartingWith(NAMED + "failed when it was asked for whether it suits");
    }

    @Test
    void listsThatChangeLaterChangeNothing() {
        List<PhaseOutline> changing = new ArrayList<>(List.of(Risky.phase("All")));
        risky.phases = () -> changing;
        assertThat(RolloutPlanner.forChange("Seat map").using(risky).plan().phases())
                .hasSize(1);
    }

    @Test
    void aLabelIsANameOfPeople() {
        risky.label = () -> "x".repeat(201);
        refused().hasMessageContaining("201 characters");
        risky.label = () -> "Risky\u001b[2J";
        refused().hasMessageContaining("'Risky\\u001b[2J' has U+001B");
    }
}

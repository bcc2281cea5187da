package io.github.rolloutplanner.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.rolloutplanner.decision.RolloutEvent;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.operate.RolloutStore;
import io.github.rolloutplanner.operate.StoreException;
import io.github.rolloutplanner.operate.StoreException.Fault;
import io.github.rolloutplanner.operate.StoredRollout;
import io.github.rolloutplanner.reason.RolloutException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every {@link RolloutStore} owes the programs that share it. To check your own, extend this test and say how to make it:
 *
 * <pre>{@code
 * class BucketStoreTest extends RolloutStoreContract {
 *     @Override
 *     protected RolloutStore started(RunningRollout rollout) {
 *         return BucketStore.create("test-" + number++, rollout);
 *     }
 *
 *     @Override
 *     protected RolloutStore again(RolloutStore store) {
 *         return BucketStore.open(((BucketStore) store).name());
 *     }
 * }
 * }</pre>
 *
 * <p>The class ships in the {@code contract-tests} jar of this module.
 */
public abstract class RolloutStoreContract {
    private static final RunningRollout START =
            StoredEvents.start("One-page checkout").startedAt(Instant.parse("2025-03-03T09:00:00.123456789Z"));
    private static final int ROUNDS = 100;
    private static final int TURNS = 50;

    /** For JUnit, by way of a subclass. */
    protected RolloutStoreContract() {}

    /**
     * A store of its own, which keeps this rollout.
     *
     * @param rollout the rollout with which it begins
     * @return a new store at each call
     */
    protected abstract RolloutStore started(RunningRollout rollout);

    /**
     * The same store as another program has it.
     *
     * @param store what {@link #started} gave
     * @return one that was opened anew; itself, where a store is of one program alone
     */
    protected abstract RolloutStore again(RolloutStore store);

    private static StoreException refusal(Runnable action) {
        StoreException thrown = catchThrowableOfType(StoreException.class, action::run);
        assertThat(thrown).as("a refusal").isNotNull();
        assertThat(thrown).message().isNotBlank();
        return thrown;
    }

    @Test
    void itBeginsWithTheRolloutThatItIsGiven() {
        RolloutStore store = started(START);

        assertThat(store.load().rollout()).isEqualTo(START);
        assertThat(store.load().rollout().startedAt()).isEqualTo(START.startedAt());
        assertThat(again(store).load()).isEqualTo(store.load());
    }

    @Test
    void whatHadHappenedBeforeIsKept() {
        RunningRollout rollout = StoredEvents.everyKind(START).after();

        assertThat(again(started(rollout)).load().rollout()).isEqualTo(rollout);
    }

    @Test
    void whatIsAppendedIsThere() {
        RolloutStore store = started(START);
        StoredRollout stored = store.load();
        for (RolloutEvent event : StoredEvents.everyKind(START).events()) {
            RunningRollout after = event.after(stored.rollout());
            StoredRollout next = store.append(stored, List.of(event));

            assertThat(next.rollout()).isEqualTo(after);
            assertThat(next.revision()).isGreaterThan(stored.revision());
            assertThat(store.load()).isEqualTo(next);
            assertThat(again(store).load()).isEqualTo(next);
            stored = next;
        }
    }

    @Test
    void severalEventsAreKeptInTheirOrder() {
        StoredEvents.Course course = StoredEvents.everyKind(START);
        RolloutStore store = started(START);
        StoredRollout next = store.append(store.load(), course.events());

        assertThat(next.rollout()).isEqualTo(course.after());
        assertThat(again(store).load()).isEqualTo(next);
    }

    @Test
    void whatChangesNothingIsAppendedAllTheSame() {
        RolloutStore store = started(START);
        StoredRollout once = store.append(store.load(), List.of(StoredEvents.errors(1)));
        StoredRollout twice = store.append(once, List.of(StoredEvents.errors(1)));

        assertThat(twice.rollout()).isEqualTo(once.rollout());
        assertThat(twice.revision()).isGreaterThan(once.revision());
        assertThat(again(store).load()).isEqualTo(twice);
    }

    @Test
    void whereNothingHappenedNothingIsWritten() {
        RolloutStore store = started(START);
        StoredRollout stored = store.load();

        assertThat(store.append(stored, List.of())).isEqualTo(stored);
        assertThat(again(store).load()).isEqualTo(stored);
    }

    @Test
    void whatTheRolloutRefusesWritesNothing() {
        RolloutStore store = started(START);
        StoredRollout stored = store.load();
        RolloutException thrown = catchThrowableOfType(
                RolloutException.class,
                () -> store.append(stored, List.of(StoredEvents.errors(1), StoredEvents.resumed(START))));

        assertThat(thrown).isNotNull().isNotInstanceOf(StoreException.class);
        assertThat(store.load()).isEqualTo(stored);
        assertThat(again(store).load()).isEqualTo(stored);
        store.append(stored, List.of(StoredEvents.errors(1)));
    }

    @Test
    void whoLoadedBeforeAnotherAppendedIsRefused() {
        RolloutStore store = started(START);
        RolloutStore other = again(store);
        StoredRollout before = other.load();
        StoredRollout winner = store.append(store.load(), List.of(StoredEvents.errors(1)));

        StoreException thrown = refusal(() -> other.append(before, List.of(StoredEvents.errors(2))));
        assertThat(thrown.fault()).isEqualTo(Fault.STALE);
        assertThat(thrown).hasMessageContaining("Load it again");
        assertThat(other.load()).isEqualTo(winner);
        StoredRollout next = other.append(other.load(), List.of(StoredEvents.errors(2)));
        assertThat(store.load()).isEqualTo(next);
        assertThat(next.rollout())
                .isEqualTo(StoredEvents.errors(2).after(StoredEvents.errors(1).after(START)));
    }

    @Test
    void aRolloutOfAnotherPlanIsNotTakenForItsOwn() {
        RolloutStore store = started(START);
        StoredRollout foreign =
                new StoredRollout(StoredEvents.start("Dark mode"), store.load().revision());

        assertThat(refusal(() -> store.append(foreign, List.of(StoredEvents.errors(1))))
                        .fault())
                .isEqualTo(Fault.FOREIGN);
        assertThat(store.load().rollout()).isEqualTo(START);
    }

    @Test
    void whoStillHasThePlanOfBeforeIsRefused() {
        RolloutStore store = started(START);
        RolloutStore other = again(store);
        StoredRollout before = other.load();
        StoredRollout replanned = store.append(store.load(), List.of(StoredEvents.replanned(START)));

        assertThat(replanned.rollout().plan()).isNotEqualTo(START.plan());
        assertThat(other.load()).isEqualTo(replanned);
        StoreException thrown = refusal(() -> other.append(before, List.of(StoredEvents.errors(1))));
        assertThat(thrown.fault()).isEqualTo(Fault.STALE);
        assertThat(thrown).hasMessageContaining("Load it again");
        StoredRollout outdated = new StoredRollout(START, replanned.revision());
        assertThat(refusal(() -> other.append(outdated, List.of(StoredEvents.errors(1)))))
                .hasMessageContaining("was its plan until 0h, when Zoë planned it again: Half the \"traffic\"");
        assertThat(again(store).load()).isEqualTo(replanned);
    }

    @Test
    void nullIsRefusedByItsName() {
        RolloutStore store = started(START);
        StoredRollout stored = store.load();

        assertThatNullPointerException()
                .isThrownBy(() -> store.append(null, List.of()))
                .withMessage("before");
        assertThatNullPointerException()
                .isThrownBy(() -> store.append(stored, null))
                .withMessage("events");
    }

    /** Each knows what it appended itself, and looks only when it is refused. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void twoProgramsThatTakeTurnsMakeOneRollout(long seed) {
        RolloutStore first = started(START);
        Competition competition = new Competition(first, again(first), seed);
        competition.takeTurns(TURNS);

        assertThat(competition.refused()).isPositive();
        assertThat(again(first).load().rollout()).isEqualTo(competition.winnersOn(START));
    }

    @Test
    void ofTwoAppendsAtTheSameTimeOneWins() throws InterruptedException, ExecutionException {
        RolloutStore first = started(START);
        Competition competition = new Competition(first, again(first), 0);
        for (int round = 1; round <= ROUNDS; round++) {
            List<Boolean> won = competition.race(round);

            assertThat(won).as("who won round " + round).containsExactlyInAnyOrder(true, false);
        }
        assertThat(again(first).load().rollout()).isEqualTo(competition.winnersOn(START));
        assertThat(again(first).load().rollout().knownUntil()).isEqualTo(Duration.ofHours(ROUNDS));
    }
}

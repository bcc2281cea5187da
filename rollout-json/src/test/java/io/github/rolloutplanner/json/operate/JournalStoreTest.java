package io.github.rolloutplanner.json.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.rolloutplanner.decision.RolloutEvent;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.json.JournalException;
import io.github.rolloutplanner.json.JournalFile;
import io.github.rolloutplanner.operate.StoreException;
import io.github.rolloutplanner.operate.StoreException.Fault;
import io.github.rolloutplanner.operate.StoredRollout;
import io.github.rolloutplanner.reason.RolloutException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalStoreTest {
    @TempDir
    private Path folder;

    private Path path;
    private JournalStore store;

    @BeforeEach
    void start() {
        path = folder.resolve("checkout.journal");
        store = JournalStore.of(path);
        store.start(Checkout.START);
    }

    private static StoreException refusal(Runnable action) {
        StoreException thrown = catchThrowableOfType(StoreException.class, action::run);
        assertThat(thrown).as("a refusal").isNotNull();
        return thrown;
    }

    @Test
    void aRestartGoesOnWithWhatIsThere() {
        StoredRollout kept = store.append(store.load(), List.of(Checkout.errors(0)));
        RunningRollout fresh = RunningRollout.start(Checkout.START.plan());

        assertThat(JournalStore.of(path).start(fresh)).isEqualTo(kept);
        assertThat(store.start(fresh)).isEqualTo(kept);
        assertThat(kept.revision()).isEqualTo(2);
    }

    @Test
    void theJournalIsOneThatJournalFileReads() throws IOException {
        StoredRollout kept = store.append(store.load(), List.of(Checkout.errors(0)));

        assertThat(JournalFile.open(path).rollout()).isEqualTo(kept.rollout());
        assertThat(JournalFile.open(path).checkpoint().number()).isEqualTo(kept.revision());
    }

    @Test
    void aJournalOfAnotherPlanIsRefusedAndStaysAsItIs() throws IOException {
        byte[] before = Files.readAllBytes(path);
        StoreException thrown = refusal(() -> JournalStore.of(path).start(Checkout.OTHER));

        assertThat(thrown.fault()).isEqualTo(Fault.FOREIGN);
        assertThat(thrown)
                .hasMessageStartingWith("The journal " + path + " keeps 'One-page checkout' over [")
                .hasMessageContaining(", not 'Dark mode' over [")
                .hasMessageContaining("Give this rollout a journal of its own.");
        assertThat(path).hasBinaryContent(before);
    }

    @Test
    void aJournalThatIsNotThereIsMissing() throws IOException {
        JournalStore other = JournalStore.of(folder.resolve("checkuot.journal"));
        StoredRollout before = store.load();
        Files.delete(path);

        assertThat(refusal(other::load).fault()).isEqualTo(Fault.MISSING);
        assertThat(refusal(other::load)).hasMessageContaining("checkuot.journal: There is no journal.");
        assertThat(refusal(store::load).fault()).isEqualTo(Fault.MISSING);
        assertThat(refusal(() -> store.append(before, List.of(Checkout.errors(0))))
                        .fault())
                .isEqualTo(Fault.MISSING);
        assertThat(refusal(
                        () -> JournalStore.of(folder.resolve("no").resolve("x")).start(Checkout.START)))
                .hasMessageContaining("There is no folder");
        assertThat(path).doesNotExist();
    }

    @Test
    void aFolderCannotBeRead() {
        StoreException thrown = refusal(() -> JournalStore.of(folder).load());

        assertThat(thrown.fault()).isEqualTo(Fault.UNREACHABLE);
        assertThat(thrown).hasMessageContaining("This is a folder.").hasCauseInstanceOf(IOException.class);
    }

    @Test
    void aDamagedLineIsNamed() throws IOException {
        store.append(store.load(), List.of(Checkout.errors(0)));
        byte[] bytes = Files.readAllBytes(path);
        bytes[bytes.length - 100] ^= 1;
        Files.write(path, bytes);

        StoreException thrown = refusal(() -> JournalStore.of(path).load());
        assertThat(thrown.fault()).isEqualTo(Fault.DAMAGED);
        assertThat(thrown)
                .hasMessageContaining("checkout.journal: Line 2 of the journal: found ")
                .hasMessageContaining("Restore the line from a copy.")
                .hasCauseInstanceOf(JournalException.class);
        assertThat(refusal(() -> JournalStore.of(path).start(Checkout.START)).fault())
                .isEqualTo(Fault.DAMAGED);
        assertThat(path).hasBinaryContent(bytes);
    }

    @Test
    void aCopyThatWasPutBackIsFound() throws IOException {
        byte[] copy = Files.readAllBytes(path);
        StoredRollout kept = store.append(store.load(), List.of(Checkout.errors(0)));
        Files.write(path, copy);

        assertThat(refusal(store::load).fault()).isEqualTo(Fault.DAMAGED);
        assertThat(refusal(store::load)).hasMessageContaining("The journal ends with number 1, before checkpoint 2:");
        assertThat(refusal(() -> store.append(kept, List.of(Checkout.errors(1))))
                        .fault())
                .isEqualTo(Fault.DAMAGED);
        assertThat(path).hasBinaryContent(copy);
    }

    @Test
    void aLockedJournalIsOutOfReach() throws IOException {
        StoredRollout before = store.load();
        try (FileChannel lock = FileChannel.open(folder.resolve("checkout.journal.lock"), StandardOpenOption.WRITE)) {
            lock.lock();
            assertThat(store.load()).isEqualTo(before);
            assertThat(refusal(() -> store.append(before, List.of(Checkout.errors(0))))
                            .fault())
                    .isEqualTo(Fault.UNREACHABLE);
        }
        store.append(before, List.of(Checkout.errors(0)));
    }

    /** A program that was stopped after some bytes of an append: each length that ends in another line, and some between. */
    @Test
    void anAppendThatWasKilledLeavesTheFirstOfItsEvents() throws IOException {
        StoredRollout before = store.load();
        int start = Files.readAllBytes(path).length;
        List<StoredRollout> prefixes =
                List.of(before, before.after(List.of(Checkout.errors(0))), before.after(twoEvents()));
        store.append(before, twoEvents());
        byte[] all = Files.readAllBytes(path);
        int whole = 0;
        for (int length = start; length < all.length - 1; length += 7) {
            Files.write(path, Arrays.copyOf(all, length));
            JournalStore restarted = JournalStore.of(path);
            StoredRollout kept = restarted.load();

            assertThat(kept).isEqualTo(prefixes.get((int) kept.revision() - 1));
            assertThat(kept.revision()).isLessThan(3).isGreaterThanOrEqualTo(whole);
            assertThat(restarted.torn().isPresent()).isEqualTo(all[length - 1] != '\n');
            whole = (int) kept.revision();
            restarted.append(kept, twoEvents().subList(whole - 1, 2));
            assertThat(path).hasBinaryContent(all);
        }
        assertThat(whole).isEqualTo(2);
    }

    private static List<RolloutEvent> twoEvents() {
        return List.of(Checkout.errors(0), Checkout.errors(1));
    }

    @Test
    void aStoreThatStoodOpenRepairsWhatAnotherLeftTorn() throws IOException {
        Files.writeString(path, "{\"version\": 1, \"num", StandardOpenOption.APPEND);
        assertThat(store.torn()).isEmpty();

        assertThat(store.load().rollout()).isEqualTo(Checkout.START);
        assertThat(store.torn().orElseThrow().number()).isEqualTo(2);
        store.append(store.load(), List.of(Checkout.errors(0)));
        assertThat(store.torn()).isPresent();
    }

    @Test
    void aLongJournalIsCompactedAndItsRevisionsRise() throws IOException {
        JournalStore compacted = JournalStore.of(path).compactedAbove(4);
        StoredRollout kept = compacted.load();
        for (int hour = 0; hour < 20; hour++) {
            StoredRollout next = compacted.append(kept, List.of(Checkout.errors(hour)));
            assertThat(next.revision()).isGreaterThan(kept.revision());
            assertThat(Files.readAllLines(path)).hasSizeLessThanOrEqualTo(4);
            kept = next;
        }
        assertThat(store.load()).isEqualTo(kept);
        assertThat(JournalStore.of(path).load()).isEqualTo(kept);
        assertThatExceptionOfType(RolloutException.InvalidValue.class)
                .isThrownBy(() -> store.compactedAbove(0))
                .withMessage("A journal cannot be compacted to fewer lines than 0. Give at least 1.");
    }

    @Test
    void whatWasAppendedStaysWhereItCannotBeCompacted() throws IOException {
        Path beside = Files.createDirectory(folder.resolve("checkout.journal.new"));
        JournalStore compacted = JournalStore.of(path).compactedAbove(1);
        StoredRollout kept = compacted.append(compacted.load(), List.of(Checkout.errors(0)));

        assertThat(store.load()).isEqualTo(kept);
        assertThat(compacted.load()).isEqualTo(kept);
        kept = compacted.append(kept, List.of(Checkout.errors(1)));
        assertThat(Files.readAllLines(path)).hasSize(3);
        Files.delete(beside);
        kept = compacted.append(kept, List.of(Checkout.errors(2)));
        assertThat(Files.readAllLines(path)).hasSize(1);
        assertThat(store.load()).isEqualTo(kept);
    }
}

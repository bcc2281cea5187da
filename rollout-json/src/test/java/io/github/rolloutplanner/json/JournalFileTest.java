package io.github.rolloutplanner.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.decision.TransitionException;
import io.github.rolloutplanner.json.JournalException.Fault;
import io.github.rolloutplanner.json.RolloutJournal.Checkpoint;
import io.github.rolloutplanner.observation.InvalidObservationException;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.PersonCall;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.observation.Transition;
import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalFileTest {
    private static final RunningRollout ROLLOUT = Rollouts.start();
    private static final Observation FIRST = observation(0);
    private static final Observation SECOND = observation(1);

    @TempDir
    private Path folder;

    private Path path;
    private JournalFile journal;

    @BeforeEach
    void create() throws IOException {
        path = folder.resolve("checkout.journal");
        journal = JournalFile.create(path, ROLLOUT);
    }

    private static Observation observation(int hour) {
        return Observation.increment(
                Rollouts.ERRORS, TimeWindow.ofHours(hour, hour + 1), Sample.events(12, 5_000), Sample.events(9, 5_000));
    }

    private static Transition last(RunningRollout rollout) {
        return rollout.transitions().get(rollout.transitions().size() - 1);
    }

    private static JournalException refusal(Action action) {
        JournalException thrown = catchThrowableOfType(JournalException.class, action::run);
        assertThat(thrown).as("a refusal").isNotNull();
        return thrown;
    }

    private interface Action {
        void run() throws IOException;
    }

    @Test
    void whatWasAppendedIsThereWhenItIsOpened() throws IOException {
        RunningRollout rollout = journal.append(FIRST);
        rollout = rollout.pause(Duration.ofHours(1), "Ada", "Lunch");
        journal.append(last(rollout));
        rollout = rollout.revise(
                Observation.increment(
                        Rollouts.ERRORS, TimeWindow.ofHours(0, 1), Sample.events(13, 5_000), Sample.events(9, 5_000)),
                "Ada",
                "A typing error");
        journal.append(rollout.corrections().get(0));
        RunningRollout called = ROLLOUT.called(Duration.ofHours(40), "on-call");
        PersonCall call = called.calls().get(0);
        rollout = journal.append(call);
        JournalFile again = JournalFile.open(path);

        assertThat(again.rollout()).isEqualTo(rollout).isEqualTo(journal.rollout());
        assertThat(again.torn()).isEmpty();
        assertThat(again.checkpoint()).isEqualTo(journal.checkpoint());
        assertThat(journal.checkpoint().number()).isEqualTo(5);
        assertThat(Files.readString(path).lines()).hasSize(5);
    }

    @Test
    void itIsTheJournalThatTheLinesMake() throws IOException {
        journal.append(FIRST);
        JournalLine start = RolloutJournal.start(ROLLOUT);

        assertThat(path).hasContent(start.text() + start.then(FIRST).text());
    }

    @Test
    void aFileIsNeverOverwritten() throws IOException {
        Path other = Files.writeString(folder.resolve("notes.txt"), "mine");

        assertThatExceptionOfType(FileAlreadyExistsException.class)
                .isThrownBy(() -> JournalFile.create(other, ROLLOUT))
                .withMessageContaining("A journal is never overwritten");
        assertThat(other).hasContent("mine");
        assertThatExceptionOfType(FileAlreadyExistsException.class).isThrownBy(() -> JournalFile.create(path, ROLLOUT));
    }

    @Test
    void whatIsNotThereIsNotOpened() {
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> JournalFile.open(folder.resolve("checkuot.journal")));
        assertThat(folder.resolve("checkuot.journal.lock")).doesNotExist();
    }

    @Test
    void whatTheRolloutRefusesIsNotWritten() throws IOException {
        byte[] before = Files.readAllBytes(path);
        Observation wrong = Observation.increment(
                Rollouts.ERRORS, TimeWindow.ofHours(0, 1), Sample.events(7, 5), Sample.events(1, 5));

        assertThatExceptionOfType(InvalidObservationException.class).isThrownBy(() -> journal.append(wrong));
        Transition resumed = last(ROLLOUT.pause(Duration.ZERO, "Ada", "Lunch").resume(Duration.ofHours(1), "Ada"));
        assertThatExceptionOfType(TransitionException.class).isThrownBy(() -> journal.append(resumed));
        assertThat(path).hasBinaryContent(before);
        journal.append(FIRST);
        assertThat(JournalFile.open(path).rollout()).isEqualTo(ROLLOUT.observe(FIRST));
    }

    @Test
    void theSecondOfTwoWritersIsRefused() throws IOException {
        JournalFile second = JournalFile.open(path);
        journal.append(FIRST);

        JournalException thrown = refusal(() -> second.append(SECOND));
        assertThat(thrown.fault()).isEqualTo(Fault.SECOND_WRITER);
        assertThat(thrown.valid()).isEmpty();
        assertThat(thrown)
                .hasMessage("Another writer appended number 2 to " + path.toRealPath()
                        + ". This writer's number 2 was not written. Stop one of the two writers, and open "
                        + path.toRealPath() + " again.");
        refusal(() -> second.append(SECOND));
        refusal(second::compact);
        assertThat(second.rollout()).isEqualTo(ROLLOUT);
        journal.append(SECOND);
        JournalFile third = JournalFile.open(path);
        assertThat(third.rollout()).isEqualTo(journal.rollout());
        third.append(observation(2));
    }

    @Test
    void aWriterIsRefusedAfterAnotherCompacted() throws IOException {
        JournalFile second = JournalFile.open(path);
        journal.append(FIRST);
        journal.compact();

        assertThat(refusal(() -> second.append(SECOND)))
                .hasMessageContaining(
                        "is no longer the journal that this writer left at number 1: another one compacted it");
        journal.append(SECOND);
        assertThat(JournalFile.open(path).rollout())
                .isEqualTo(ROLLOUT.observe(FIRST).observe(SECOND));
    }

    @Test
    void aJournalThatWasCutOrEmptiedIsNotAppendedTo() throws IOException {
        journal.append(FIRST);
        byte[] bytes = Files.readAllBytes(path);
        for (int length : List.of(0, 1, bytes.length / 2, bytes.length - 1)) {
            Files.write(path, Arrays.copyOf(bytes, length));
            assertThat(refusal(() -> journal.append(SECOND)).fault()).isEqualTo(Fault.SECOND_WRITER);
            assertThat(path).hasBinaryContent(Arrays.copyOf(bytes, length));
        }
        Files.delete(path);
        assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> journal.append(SECOND));
    }

    @Test
    void nobodyWritesWhileAnotherHasTheLock() throws IOException {
        Path lock = folder.resolve("checkout.journal.lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE)) {
            channel.lock();
            assertThat(refusal(() -> journal.append(FIRST)))
                    .hasMessageContaining("Another program has had ")
                    .hasMessageContaining("try again when it is done");
            refusal(journal::compact);
            refusal(() -> JournalFile.open(path));
            refusal(() -> JournalFile.create(path, ROLLOUT));
        }
        journal.append(FIRST);
        assertThat(JournalFile.open(path).rollout()).isEqualTo(ROLLOUT.observe(FIRST));
    }

    /** A writer that was stopped after each byte of a line. */
    @Test
    void aWriterThatWasKilledLosesTheLineItWroteAndNothingElse() throws IOException {
        journal.append(FIRST);
        int before = Files.readAllBytes(path).length;
        RunningRollout paused = journal.rollout().pause(Duration.ofHours(1), "Zoë \uD83D\uDC1F", "\u6F22\n");
        journal.append(last(paused));
        byte[] all = Files.readAllBytes(path);
        for (int length = before; length < all.length - 1; length++) {
            Files.write(path, Arrays.copyOf(all, length));
            JournalFile opened = JournalFile.open(path);

            assertThat(opened.rollout()).isEqualTo(ROLLOUT.observe(FIRST));
            assertThat(opened.torn().isPresent()).isEqualTo(length > before);
            opened.append(last(paused));
            assertThat(path).hasBinaryContent(all);
        }
        assertThat(JournalFile.open(path).rollout()).isEqualTo(paused);
    }

    /** Editors and shells trim it; the checksum tells that the line is all there. */
    @Test
    void aLineThatLostItsEndAloneCountsAndHasItAgain() throws IOException {
        journal.append(FIRST);
        byte[] all = Files.readAllBytes(path);
        Files.write(path, Arrays.copyOf(all, all.length - 1));

        JournalFile opened = JournalFile.open(path, journal.checkpoint());

        assertThat(opened.torn()).isEmpty();
        assertThat(opened.rollout()).isEqualTo(ROLLOUT.observe(FIRST));
        assertThat(path).hasBinaryContent(all);
        opened.append(SECOND);
        assertThat(JournalFile.open(path).rollout())
                .isEqualTo(ROLLOUT.observe(FIRST).observe(SECOND));
    }

    @Test
    void aLinkToNothingIsNotReplaced() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("elsewhere"));
        assertThatExceptionOfType(FileAlreadyExistsException.class).isThrownBy(() -> JournalFile.create(link, ROLLOUT));
        assertThat(link).isSymbolicLink();
    }

    @Test
    void aFaultNamesTheFile() throws IOException {
        Files.writeString(path, "{\n  \"plan\": {}\n}\n");

        assertThat(refusal(() -> JournalFile.open(path)))
                .hasMessageStartingWith(path.toRealPath() + ": Line 1 of the journal: found the start of a document")
                .hasMessageContaining("RunningRolloutJson.read(..)");
    }

    @Test
    void aCutEndIsFoundByACheckpointAndStaysAsItIs() throws IOException {
        journal.append(FIRST);
        Checkpoint checkpoint = journal.checkpoint();
        byte[] all = Files.readAllBytes(path);
        byte[] cut = Arrays.copyOf(all, all.length - 2);
        Files.write(path, cut);

        assertThat(refusal(() -> JournalFile.open(path, checkpoint)).fault()).isEqualTo(Fault.CUT_OFF);
        assertThat(path).hasBinaryContent(cut);
        Files.write(path, all);
        assertThat(JournalFile.open(path, checkpoint).rollout()).isEqualTo(ROLLOUT.observe(FIRST));
    }

    @Test
    void aDamagedJournalIsNotOpenedAndStaysAsItIs() throws IOException {
        journal.append(FIRST);
        byte[] bytes = Files.readAllBytes(path);
        bytes[bytes.length - 100] ^= 1;
        Files.write(path, bytes);

        JournalException thrown = refusal(() -> JournalFile.open(path));
        assertThat(thrown.fault()).isEqualTo(Fault.ALTERED);
        assertThat(thrown.valid().orElseThrow().rollout()).isEqualTo(ROLLOUT);
        assertThat(path).hasBinaryContent(bytes);
    }

    @Test
    void aCompactedJournalGoesOn() throws IOException {
        journal.append(FIRST);
        Checkpoint before = journal.checkpoint();
        journal.compact();

        assertThat(Files.readString(path).lines()).hasSize(1);
        assertThat(journal.checkpoint().number()).isEqualTo(3);
        RunningRollout rollout = journal.append(SECOND);
        journal.compact();
        journal.compact();
        assertThat(JournalFile.open(path, journal.checkpoint()).rollout()).isEqualTo(rollout);
        assertThat(JournalFile.open(path, before).checkpoint().number()).isEqualTo(6);
        assertThat(filesBeside()).containsExactlyInAnyOrder("checkout.journal", "checkout.journal.lock");
    }

    private List<String> filesBeside() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    /** Until the new file is moved, the old one counts, whatever there is of the new one. */
    @Test
    void compactingThatWasKilledLeavesTheOldJournal() throws IOException {
        journal.append(FIRST);
        byte[] old = Files.readAllBytes(path);
        byte[] compacted = RolloutJournal.start(ROLLOUT)
                .then(FIRST)
                .compacted(journal.rollout())
                .text()
                .getBytes(UTF_8);
        Path beside = folder.resolve("checkout.journal.new");
        for (int length = 0; length <= compacted.length; length += Math.max(1, compacted.length / 50)) {
            Files.write(beside, Arrays.copyOf(compacted, length));
            assertThat(JournalFile.open(path).rollout()).isEqualTo(ROLLOUT.observe(FIRST));
            assertThat(path).hasBinaryContent(old);
        }
        JournalFile.open(path).compact();
        assertThat(path).hasBinaryContent(compacted);
        assertThat(beside).doesNotExist();
        assertThat(JournalFile.open(path).rollout()).isEqualTo(ROLLOUT.observe(FIRST));
    }

    @Test
    void afterAFailureNothingIsAppendedUntilItIsOpenedAgain() throws IOException {
        Path beside = Files.createDirectory(folder.resolve("checkout.journal.new"));
        assertThatExceptionOfType(IOException.class).isThrownBy(journal::compact);

        assertThatExceptionOfType(JournalException.class)
                .isThrownBy(() -> journal.append(FIRST))
                .withMessageEndingWith(", so its end is not known. Open it again.")
                .satisfies(thrown -> assertThat(thrown.fault()).isEqualTo(Fault.UNKNOWN_END));
        assertThatExceptionOfType(JournalException.class).isThrownBy(journal::compact);
        Files.delete(beside);
        JournalFile.open(path).append(FIRST);
    }

    @Test
    void twoWritersInOneProgramLoseNothing() throws IOException {
        CompletableFuture<Void> ada = write("Ada");
        CompletableFuture<Void> bob = write("Bob");
        CompletableFuture.allOf(ada, bob).join();

        assertThat(JournalFile.open(path).checkpoint().number()).isEqualTo(1 + 2 * 10);
    }

    private CompletableFuture<Void> write(String why) {
        return CompletableFuture.runAsync(() -> {
            try {
                JournalWriter.write(path, 10, why);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
    }

    @Test
    void twoProgramsLoseNothing() throws IOException, InterruptedException {
        Process ada = start("Ada");
        Process bob = start("Bob");
        assertThat(ada.waitFor(2, TimeUnit.MINUTES) && bob.waitFor(2, TimeUnit.MINUTES))
                .isTrue();

        assertThat(List.of(ada.exitValue(), bob.exitValue())).containsOnly(0);
        assertThat(JournalFile.open(path).checkpoint().number()).isEqualTo(1 + 2 * 10);
        assertThat(Files.readString(path)).contains("\"Ada\"").contains("\"Bob\"");
    }

    private Process start(String why) throws IOException {
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        String java = System.getProperty("java.home") + File.separator + "bin" + File.separator + "java";
        return new ProcessBuilder(java, "-cp", classes, JournalWriter.class.getName(), path.toString(), "10", why)
                .inheritIO()
                .start();
    }
}

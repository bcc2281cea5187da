package io.github.rolloutplanner.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.rolloutplanner.decision.RolloutEvent;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.decision.TransitionException;
import io.github.rolloutplanner.json.JournalException.Fault;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.observation.Transition;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two programs that take turns: each takes what the other wrote, and goes on. */
class JournalRefreshTest {
    private static final RunningRollout ROLLOUT = Rollouts.start();

    @TempDir
    private Path folder;

    private Path path;
    private JournalFile first;
    private JournalFile second;

    @BeforeEach
    void open() throws IOException {
        path = folder.resolve("checkout.journal");
        first = JournalFile.create(path, ROLLOUT);
        second = JournalFile.open(path);
    }

    private static RolloutEvent silence(int hour) {
        return new RolloutEvent.Observed(Observation.noData(Rollouts.ERRORS, TimeWindow.ofHours(hour, hour + 1)));
    }

    private static RolloutEvent resumed() {
        RunningRollout rollout = ROLLOUT.pause(Duration.ZERO, "Ada", "Lunch").resume(Duration.ofHours(1), "Ada");
        List<Transition> done = rollout.transitions();
        return new RolloutEvent.Done(done.get(done.size() - 1));
    }

    @Test
    void whatAnotherWroteIsTakenAndGoneOnFrom() throws IOException {
        first.appendAll(List.of(silence(0), silence(1)));

        assertThat(second.refresh()).isEqualTo(first.rollout());
        assertThat(second.checkpoint()).isEqualTo(first.checkpoint());
        assertThat(second.lines()).isEqualTo(3);
        second.append(silence(2));
        assertThat(first.refresh()).isEqualTo(second.rollout());
        assertThat(JournalFile.open(path).rollout()).isEqualTo(first.rollout());
        assertThat(first.refresh()).isSameAs(first.rollout());
    }

    @Test
    void aCompactedJournalIsTaken() throws IOException {
        first.appendAll(List.of(silence(0), silence(1)));
        first.compact();
        first.append(silence(2));

        assertThat(second.refresh()).isEqualTo(first.rollout());
        assertThat(second.lines()).isEqualTo(first.lines()).isEqualTo(2);
        assertThat(second.checkpoint().number()).isEqualTo(5);
        second.append(silence(3));
    }

    @Test
    void severalEventsAreTheLinesOfEach() throws IOException {
        first.appendAll(List.of(silence(0), silence(1)));
        Path other = folder.resolve("other.journal");
        JournalFile each = JournalFile.create(other, ROLLOUT);
        each.append(silence(0));
        each.append(silence(1));

        assertThat(other).hasSameBinaryContentAs(path);
        assertThat(each.rollout()).isEqualTo(first.rollout());
    }

    @Test
    void ofSeveralEventsOfWhichOneIsRefusedNoneIsWritten() throws IOException {
        byte[] before = Files.readAllBytes(path);

        assertThatExceptionOfType(TransitionException.class)
                .isThrownBy(() -> first.appendAll(List.of(silence(0), resumed())));
        assertThat(first.appendAll(List.of())).isEqualTo(ROLLOUT);
        assertThat(path).hasBinaryContent(before);
        assertThat(first.rollout()).isEqualTo(ROLLOUT);
    }

    @Test
    void theTornLineOfAnotherIsCutOffAndTold() throws IOException {
        first.append(silence(0));
        int whole = Files.readAllBytes(path).length;
        first.append(silence(1));
        byte[] all = Files.readAllBytes(path);
        for (int length : List.of(whole + 1, (whole + all.length) / 2, all.length - 2)) {
            Files.write(path, Arrays.copyOf(all, whole));
            JournalFile reader = JournalFile.open(path);
            Files.write(path, Arrays.copyOf(all, length));

            assertThat(reader.refresh()).isEqualTo(ROLLOUT.observe(observation(silence(0))));
            assertThat(reader.torn().orElseThrow().number()).isEqualTo(3);
            assertThat(reader.torn().orElseThrow().offset()).isEqualTo(whole);
            assertThat(path).hasBinaryContent(Arrays.copyOf(all, whole));
            assertThat(reader.lines()).isEqualTo(2);
            reader.append(silence(1));
            assertThat(path).hasBinaryContent(all);
        }
    }

    private static Observation observation(RolloutEvent event) {
        return ((RolloutEvent.Observed) event).observation();
    }

    @Test
    void aLineThatLostItsEndAloneCountsAndHasItAgain() throws IOException {
        first.append(silence(0));
        byte[] all = Files.readAllBytes(path);
        Files.write(path, Arrays.copyOf(all, all.length - 1));

        assertThat(second.refresh()).isEqualTo(first.rollout());
        assertThat(path).hasBinaryContent(all);
        Files.write(path, Arrays.copyOf(all, all.length - 1));
        assertThat(first.refresh()).isEqualTo(second.rollout());
        assertThat(path).hasBinaryContent(all);
    }

    @Test
    void aFaultInWhatCameSinceIsToldAsWhenAllIsRead() throws IOException {
        first.append(silence(0));
        String line = Files.readAllLines(path).get(1) + "\n";
        second.refresh();
        Files.writeString(path, line, StandardOpenOption.APPEND);

        JournalException thrown = catchThrowableOfType(JournalException.class, () -> second.refresh());
        assertThat(thrown.fault()).isEqualTo(Fault.REPEATED);
        assertThat(thrown.line()).hasValue(3);
        assertThat(thrown).hasMessageContaining("checkout.journal: Line 3 of the journal: it repeats number 2.");
        assertThat(second.rollout()).isEqualTo(first.rollout());
    }

    @Test
    void aCopyThatWasPutBackIsFound() throws IOException {
        byte[] copy = Files.readAllBytes(path);
        first.append(silence(0));
        Files.write(path, copy);

        assertThatExceptionOfType(JournalException.class)
                .isThrownBy(first::refresh)
                .satisfies(thrown -> assertThat(thrown.fault()).isEqualTo(Fault.CUT_OFF));
        second.append(silence(5));
        assertThatExceptionOfType(JournalException.class)
                .isThrownBy(first::refresh)
                .satisfies(thrown -> assertThat(thrown.fault()).isEqualTo(Fault.REWRITTEN));
    }

    @Test
    void aJournalThatIsGoneIsNotTakenForOne() throws IOException {
        Files.delete(path);

        assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(first::refresh);
    }

    @Test
    void aLockedJournalIsReadWhereNothingWasWrittenSince() throws IOException {
        try (FileChannel lock = FileChannel.open(folder.resolve("checkout.journal.lock"), StandardOpenOption.WRITE)) {
            lock.lock();
            assertThat(first.refresh()).isEqualTo(ROLLOUT);
            Files.writeString(path, "{", StandardOpenOption.APPEND);
            assertThatExceptionOfType(JournalException.class)
                    .isThrownBy(first::refresh)
                    .satisfies(thrown -> assertThat(thrown.fault()).isEqualTo(Fault.LOCKED));
        }
        assertThat(first.refresh()).isEqualTo(ROLLOUT);
    }

    @Test
    void afterAFailureARefreshTellsWhatIsThere() throws IOException {
        Path beside = Files.createDirectory(folder.resolve("checkout.journal.new"));
        assertThatExceptionOfType(IOException.class).isThrownBy(first::compact);
        assertThatExceptionOfType(JournalException.class).isThrownBy(() -> first.append(silence(0)));
        Files.delete(beside);

        assertThat(first.refresh()).isEqualTo(ROLLOUT);
        first.append(silence(0));
        assertThat(second.refresh()).isEqualTo(first.rollout());
    }
}

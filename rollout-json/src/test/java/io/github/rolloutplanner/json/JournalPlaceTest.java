package io.github.rolloutplanner.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.TimeWindow;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever has no journal where it should be is told more than its path. */
class JournalPlaceTest {
    private static final RunningRollout ROLLOUT = Rollouts.start();
    private static final Observation SILENCE = Observation.noData(Rollouts.ERRORS, TimeWindow.ofHours(0, 1));

    @TempDir
    private Path folder;

    @Test
    void aJournalThatIsNotThereIsNotOpened() {
        Path path = folder.resolve("checkuot.journal");

        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> JournalFile.open(path))
                .withMessage(path + ": There is no journal. Correct the path, or start a journal with"
                        + " JournalFile.create(..).");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFolderIsNoJournal() {
        String said = ": This is a folder. Give the path of a journal in it.";

        assertThatExceptionOfType(FileSystemException.class)
                .isThrownBy(() -> JournalFile.open(folder))
                .withMessage(folder + said);
        for (Path taken : new Path[] {folder, folder.getRoot()}) {
            assertThatExceptionOfType(FileSystemException.class)
                    .isThrownBy(() -> JournalFile.create(taken, ROLLOUT))
                    .withMessage(taken + said);
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aJournalNeedsAFolder() throws IOException {
        Path missing = folder.resolve("journals");
        Path path = missing.resolve("checkout.journal");

        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> JournalFile.create(path, ROLLOUT))
                .withMessage(path + ": There is no folder " + missing + ". Create it, or choose another path.");
        Files.createDirectory(missing);
        assertThat(JournalFile.create(path, ROLLOUT).rollout()).isEqualTo(ROLLOUT);
    }

    @Test
    void whereAJournalWasTakenAwayNothingIsWritten() throws IOException {
        Path path = folder.resolve("checkout.journal");
        JournalFile journal = JournalFile.create(path, ROLLOUT);
        byte[] kept = Files.readAllBytes(path);
        Files.delete(path);

        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> journal.append(SILENCE))
                .withMessage(journalIsGone(path));
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(journal::compact)
                .withMessage(journalIsGone(path));
        assertThat(path).doesNotExist();
        assertThat(journal.rollout()).isEqualTo(ROLLOUT);
        Files.write(path, kept);
        assertThat(journal.append(SILENCE)).isEqualTo(ROLLOUT.observe(SILENCE));
    }

    private static String journalIsGone(Path path) {
        return path.toAbsolutePath() + ": The journal is no longer there, so number 2 was not written."
                + " Put the journal back, or start a new one with the rollout as it is.";
    }
}

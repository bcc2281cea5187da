package io.github.rolloutplanner.json;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Where a journal is, or shall be: what a system refuses there by its path alone is said in words.
 *
 * @param path the file
 */
record JournalPlace(Path path) {

    /** Refuses a place that is taken: a journal never comes in the place of something. */
    void requireFree() throws IOException {
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(
                    path.toString(), null, "A journal is never overwritten: open it, or choose another name.");
        }
    }

    /** Refuses a place at which there cannot be a file. */
    void requirePossible() throws IOException {
        requireNoFolder();
        Path folder = path.getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw gone("There is no folder " + folder + ". Create it, or choose another path.");
        }
    }

    /** Refuses a place at which there is no journal to open. */
    void requireFile() throws IOException {
        requireNoFolder();
        if (Files.notExists(path)) {
            throw gone("There is no journal. Correct the path, or start a journal with JournalFile.create(..).");
        }
    }

    /** Refuses a place from which the journal was taken away since a line was written. */
    void requireStill(JournalLine last) throws IOException {
        if (Files.notExists(path)) {
            throw gone("The journal is no longer there, so number " + (last.number() + 1) + " was not written. Put the"
                    + " journal back, or start a new one with the rollout as it is.");
        }
    }

    private void requireNoFolder() throws IOException {
        if (Files.isDirectory(path)) {
            throw new FileSystemException(path.toString(), null, "This is a folder. Give the path of a journal in it.");
        }
    }

    private NoSuchFileException gone(String reason) {
        return new NoSuchFileException(path.toString(), null, reason);
    }
}

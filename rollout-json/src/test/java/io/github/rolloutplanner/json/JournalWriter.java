package io.github.rolloutplanner.json;

import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.TimeWindow;
import java.io.IOException;
import java.nio.file.Path;

/** A program that writes to a journal, whoever else does. */
final class JournalWriter {
    private JournalWriter() {}

    /** Appends lines to a journal: its path, how many, and what they say. */
    public static void main(String[] args) throws IOException {
        write(Path.of(args[0]), Integer.parseInt(args[1]), args[2]);
    }

    /** Opens the journal anew whenever it is refused. */
    static void write(Path path, int lines, String why) throws IOException {
        JournalFile journal = null;
        for (int line = 0; line < lines; ) {
            Observation seen = Observation.sourceFailed(Rollouts.ERRORS, TimeWindow.ofHours(line, line + 1), why);
            try {
                journal = journal == null ? JournalFile.open(path) : journal;
                journal.append(seen);
                line++;
            } catch (JournalException e) {
                if (e.fault() != JournalException.Fault.SECOND_WRITER
                        || e.valid().isPresent()) {
                    throw e;
                }
                journal = null;
            }
        }
    }
}

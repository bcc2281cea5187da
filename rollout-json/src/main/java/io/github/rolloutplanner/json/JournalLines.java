package io.github.rolloutplanner.json;

import io.github.rolloutplanner.internal.text.Wording;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import javax.annotation.Nullable;

/** Cuts a journal into its lines, before it is known whether they are text. */
final class JournalLines {
    /** Three bytes a character are the most that UTF-8 needs. */
    private static final int LONGEST = 3 * NodeReader.LONGEST_TEXT;

    private final InputStream journal;
    private int number;
    private long offset;

    JournalLines(InputStream journal) {
        this.journal = new BufferedInputStream(journal);
    }

    /** The next line; null after the last. */
    @Nullable
    JournalLine next() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int next = journal.read();
        while (next >= 0 && next != '\n' && bytes.size() <= LONGEST) {
            bytes.write(next);
            next = journal.read();
        }
        if (next < 0 && bytes.size() == 0) {
            return null;
        }
        number++;
        JournalLine line = new JournalLine(number, offset, ByteBuffer.wrap(bytes.toByteArray()), next == '\n');
        if (bytes.size() > LONGEST) {
            throw line.refused(
                    Pointer.ROOT,
                    "Found more than " + Wording.of(LONGEST) + " bytes on it.",
                    "Expected at most as many.");
        }
        offset += bytes.size() + 1L;
        return line;
    }
}

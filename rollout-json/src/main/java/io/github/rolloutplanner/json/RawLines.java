package io.github.rolloutplanner.json;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import javax.annotation.Nullable;

/** Cuts a journal into its lines, before it is known whether they are text. */
final class RawLines {
    /** Three bytes a character are the most that UTF-8 needs. No line that was written is longer; of others, this much is kept. */
    static final int LONGEST = 3 * NodeReader.LONGEST_MEMORY;

    private final InputStream journal;
    private int number;
    private long offset;

    RawLines(InputStream journal) {
        this(journal, 0, 0);
    }

    /** Of a journal that was read up to somewhere: after so many lines and bytes. */
    RawLines(InputStream rest, int number, long offset) {
        this.journal = new BufferedInputStream(rest);
        this.number = number;
        this.offset = offset;
    }

    /** How many lines came, with those that were read before; one that was torn is one. */
    int count() {
        return number;
    }

    /** The next line; null after the last. */
    @Nullable
    RawLine next() throws IOException {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        long length = 0;
        int next = journal.read();
        while (next >= 0 && next != '\n') {
            if (length < LONGEST) {
                kept.write(next);
            }
            length++;
            next = journal.read();
        }
        if (next < 0 && length == 0) {
            return null;
        }
        number++;
        ByteBuffer bytes = ByteBuffer.wrap(kept.toByteArray());
        // An editor may trim the last line end; that the line is whole, its checksum tells.
        boolean isWhole = next == '\n' || Seal.of(bytes).isPresent();
        RawLine line = new RawLine(number, offset, bytes, isWhole);
        offset += length + 1;
        return line;
    }
}

package io.github.rolloutplanner.json;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What stands between two line ends of a journal.
 *
 * @param position 1 for the first
 * @param offset the bytes before it
 * @param bytes what it consists of
 * @param isWhole whether its end was found
 */
record RawLine(int position, long offset, ByteBuffer bytes, boolean isWhole) {

    /** Its seal, if it is a line as it was written. */
    Optional<Seal> seal() {
        return Seal.of(bytes);
    }

    /** Its text; a character that was cut shows as {@code U+FFFD}. */
    String text() {
        return StandardCharsets.UTF_8.decode(bytes.duplicate()).toString();
    }

    /** As much of a torn line as there is. */
    RolloutJournal.TornLine torn() {
        return new RolloutJournal.TornLine(position, offset, text());
    }
}

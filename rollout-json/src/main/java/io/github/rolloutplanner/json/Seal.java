package io.github.rolloutplanner.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a line of a journal belongs. It stands around what the line says, byte for byte in one form, so that a line can be
 * judged by itself and without being understood: the checksum is over all bytes before it, which name the line before.
 *
 * @param version of the form of lines
 * @param number in the journal, from 1; it goes on when a journal is compacted
 * @param journal the fingerprint of the rollout that the journal began with
 * @param after the checksum of the line before
 * @param checksum of the line; {@link #NONE} before it is known
 */
record Seal(int version, long number, String journal, String after, String checksum) {
    /** The version that this release writes and reads. */
    static final int VERSION = 1;
    /** How checksums read. */
    static final Pattern CHECKSUM = Pattern.compile("[0-9a-f]{32}");
    /** What the first line of all comes after. */
    static final String NONE = "0".repeat(32);

    private static final int LONGEST_HEAD = 256;
    private static final int TAIL_LENGTH = tail(NONE).length();
    private static final Pattern HEAD = Pattern.compile("\\{\"version\": (\\d{1,9}), \"number\": (\\d{1,18}),"
            + " \"journal\": \"(" + CHECKSUM + ")\", \"after\": \"(" + CHECKSUM + ")\", ");

    /** The seal of a line, if all of it is as it was written. */
    static Optional<Seal> of(ByteBuffer line) {
        int sealed = line.limit() - TAIL_LENGTH;
        Matcher head = head(line);
        if (sealed < 0 || !head.lookingAt()) {
            return Optional.empty();
        }
        String checksum = Checksum.of(line.slice(0, sealed));
        boolean intact = ascii(line.slice(sealed, TAIL_LENGTH)).equals(tail(checksum));
        return intact ? Optional.of(of(head, checksum)) : Optional.empty();
    }

    private static Seal of(Matcher head, String checksum) {
        return new Seal(
                Integer.parseInt(head.group(1)), Long.parseLong(head.group(2)), head.group(3), head.group(4), checksum);
    }

    /** Whether this line was written right after another. */
    boolean follows(Seal before) {
        return version == before.version
                && number == before.number + 1
                && isOfOneWith(before)
                && after.equals(before.checksum);
    }

    /** Whether both are of one journal. */
    boolean isOfOneWith(Seal other) {
        return journal.equals(other.journal);
    }

    /** The seal of the line after this one. */
    Seal next() {
        return new Seal(VERSION, number + 1, journal, checksum, NONE);
    }

    private static Matcher head(ByteBuffer line) {
        return HEAD.matcher(ascii(line.slice(0, Math.min(line.limit(), LONGEST_HEAD))));
    }

    /** The number at the head of a line, whatever became of the rest. */
    static OptionalLong claimedNumber(ByteBuffer line) {
        Matcher head = head(line);
        return head.lookingAt() ? OptionalLong.of(Long.parseLong(head.group(2))) : OptionalLong.empty();
    }

    /** A line that was written with a seal, with its checksum instead of none. */
    static String close(String line) {
        String sealed = line.substring(0, line.length() - TAIL_LENGTH);
        return sealed + tail(Checksum.of(ByteBuffer.wrap(sealed.getBytes(UTF_8))));
    }

    /** How a line that has this checksum ends. */
    static String tail(String checksum) {
        return ", \"checksum\": \"" + checksum + "\"}";
    }

    private static String ascii(ByteBuffer bytes) {
        return ISO_8859_1.decode(bytes).toString();
    }
}

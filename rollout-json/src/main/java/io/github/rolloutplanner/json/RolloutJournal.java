package io.github.rolloutplanner.json;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.decision.RolloutEvent;
import io.github.rolloutplanner.decision.RolloutHistory;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.reason.RolloutException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Everything that happens to a running rollout, a line each, so that a program that stops at any moment knows afterwards
 * where it was. {@link JournalFile} keeps one in a file; this is for those who keep the lines elsewhere, such as in a table
 * or a stream.
 *
 * <pre>{@code
 * RunningRollout rollout = RunningRollout.start(plan);
 * JournalLine line = RolloutJournal.start(rollout);
 * store(line.text());
 * rollout = rollout.observe(seen);
 * line = line.then(seen);
 * store(line.text());
 * // after a restart
 * Replay replay = RolloutJournal.replay(stored());
 * rollout = replay.rollout();
 * line = replay.last();
 * }</pre>
 *
 * <p>Lines are written in the order in which things were done, each after the rollout took it and before anything else is
 * done; a refused observation is none. A line is a JSON document in UTF-8 and ends with {@code \n}, which stands nowhere
 * else in it. What has no such end at the end of a journal was torn while it was written, unless its checksum shows it whole: it is reported
 * and does not count. Cut it off before the next line is written.
 *
 * <p>Each line has a number, the fingerprint of the rollout that the journal began with, the checksum of the line before, and
 * a checksum of its own over all its bytes. So lines that were lost, repeated, swapped, altered, or put there from
 * elsewhere are found, as is a second writer: {@link JournalException} says which. A journal whose end is missing looks like a
 * shorter one: keep a {@link Checkpoint} elsewhere, and give it to the replay. Checksums find accidents, not forgery: whoever
 * wants to can compute them anew.
 *
 * <p>A journal may start at any time: its first line holds what a document of {@link RunningRolloutJson} does. So one that
 * became long is replaced by a new one, which starts with {@link JournalLine#compacted}.
 *
 * @since 0.1.0
 */
public final class RolloutJournal {

    private RolloutJournal() {}

    /**
     * The first line.
     *
     * @param rollout the rollout, with all that happened to it before
     * @return the line, with the number 1
     * @throws JsonContractException if there is no valid document for its plan, such as one with a percentage of 120%
     */
    public static JournalLine start(RunningRollout rollout) {
        return JournalLine.start(requireNonNull(rollout, "rollout"));
    }

    /**
     * Lets everything happen again.
     *
     * @param journal the lines, as UTF-8; it is read to its end and not closed
     * @return the rollout after the last whole line, which is equal to the one that wrote it
     * @throws JournalException if the journal has no whole first line, a line is not the one that belongs there, or it cannot
     *     be replayed; it has the rollout as it is before that line
     * @throws IOException if the journal cannot be read
     */
    public static Replay replay(InputStream journal) throws IOException {
        return replay(journal, Checkpoint.START);
    }

    /**
     * Lets everything happen again, and asks that nothing is missing that was there before.
     *
     * @param journal the lines, as UTF-8; it is read to its end and not closed
     * @param checkpoint how far the journal had come; one of before the journal was compacted says that only where it is
     *     of the last line then
     * @return the rollout after the last whole line, which is equal to the one that wrote it
     * @throws JournalException as without a checkpoint, and if the journal ends before it or is another one there
     * @throws IOException if the journal cannot be read
     */
    public static Replay replay(InputStream journal, Checkpoint checkpoint) throws IOException {
        RawLines lines = new RawLines(requireNonNull(journal, "journal"));
        return new JournalReplay(lines, requireNonNull(checkpoint, "checkpoint")).replay();
    }

    /**
     * Lets everything happen again.
     *
     * @param journal the lines
     * @return the rollout after the last whole line, which is equal to the one that wrote it
     * @throws JournalException if the journal has no whole first line, a line is not the one that belongs there, or it cannot
     *     be replayed; it has the rollout as it is before that line
     */
    public static Replay replay(String journal) {
        return replay(journal, Checkpoint.START);
    }

    /**
     * Lets everything happen again, and asks that nothing is missing that was there before.
     *
     * @param journal the lines
     * @param checkpoint how far the journal had come
     * @return the rollout after the last whole line, which is equal to the one that wrote it
     * @throws JournalException as without a checkpoint, and if the journal ends before it or is another one there
     */
    public static Replay replay(String journal, Checkpoint checkpoint) {
        byte[] lines = requireNonNull(journal, "journal").getBytes(StandardCharsets.UTF_8);
        try {
            return replay(new ByteArrayInputStream(lines), checkpoint);
        } catch (IOException e) {
            throw new UncheckedIOException("A text in memory could not be read.", e);
        }
    }

    /**
     * The history of the rollout that a journal tells, such as for its report: as long as the journal is, and before that what its
     * first line still knows.
     *
     * @param journal the lines, as UTF-8; it is read to its end and not closed
     * @param now when, since the start of the rollout; not before what was done or observed last
     * @return what looks showed at the end of each window of data, or of a long journal at times that are spread evenly
     * @throws JournalException as {@link #replay(InputStream)} does
     * @throws io.github.rolloutplanner.decision.TransitionException if time goes backwards
     * @throws IOException if the journal cannot be read
     */
    public static RolloutHistory history(InputStream journal, Duration now) throws IOException {
        requireNonNull(now, "now");
        List<JournalEntry> entries = new ArrayList<>();
        RawLines lines = new RawLines(requireNonNull(journal, "journal"));
        new JournalReplay(lines, Checkpoint.START, entries::add).replay();
        RunningRollout start = ((JournalEntry.Started) entries.get(0)).rollout();
        List<RolloutEvent> events = entries.stream()
                .skip(1)
                .map(entry -> ((JournalEntry.Happened) entry).event())
                .toList();
        return RolloutHistory.of(start, events, now);
    }

    /**
     * The JSON Schema (2020-12) of each line; also in the jar as {@code io/github/rolloutplanner/json/journal.schema.json}.
     *
     * <p>For whatever stands in a running rollout, it refers to {@link RunningRolloutJson#schema()} by the {@code $id} of
     * that one, {@code https://rolloutplanner.github.io/schema/1/running.schema.json}, which in turn refers to
     * {@link RolloutJson#detailedSchema()}. Give your validator both, as is said there.
     *
     * @return the schema
     */
    public static String schema() {
        return PublishedSchema.journal().text();
    }

    /**
     * What a journal tells.
     *
     * @param rollout the rollout after the last whole line
     * @param last that line, to go on from
     * @param torn what follows that line, if anything does
     * @since 0.1.0
     */
    public record Replay(RunningRollout rollout, JournalLine last, Optional<TornLine> torn) {

        public Replay {
            requireNonNull(rollout, "rollout");
            requireNonNull(last, "last");
            requireNonNull(torn, "torn");
        }
    }

    /**
     * A last line that was not written to its end.
     *
     * @param number which line of the text it is, from 1
     * @param offset how many bytes come before it: what to cut the journal to
     * @param text what there is of it, at most as much as a line may have; a character that was cut shows as {@code U+FFFD}
     * @since 0.1.0
     */
    public record TornLine(int number, long offset, String text) {

        public TornLine {
            requireNonNull(text, "text");
        }

        /**
         * The line as it can be printed: its start, with the escapes of what nobody sees.
         *
         * @return one line
         */
        @Override
        public String toString() {
            return "line " + number + ", not written to its end, from byte " + offset + ": " + Excerpt.quoted(text);
        }
    }

    /**
     * How far a journal had come. Kept elsewhere, such as beside what was done last in a pipeline, it shows later whether the
     * journal still is what it was.
     *
     * @param number of a line, from 1, with at most 18 digits; 0 is before all lines
     * @param checksum of that line, 32 hexadecimal digits; zeros before all lines
     * @since 0.1.0
     */
    public record Checkpoint(long number, String checksum) {
        private static final long HIGHEST = 999_999_999_999_999_999L;

        static final Checkpoint START = new Checkpoint(0, Seal.NONE);

        private static final Pattern TEXT = Pattern.compile("(\\d{1,18}):(" + Seal.CHECKSUM + ")");

        public Checkpoint {
            requireNonNull(checksum, "checksum");
            if (number < 0
                    || number > HIGHEST
                    || !Seal.CHECKSUM.matcher(checksum).matches()) {
                throw new RolloutException.InvalidValue(
                        "A checkpoint has a number from 0 to " + HIGHEST + " and a checksum of 32 hexadecimal"
                                + " digits, not " + number + " and " + Excerpt.quoted(checksum)
                                + ". Take one from JournalLine.checkpoint().");
            }
        }

        /**
         * Reads a checkpoint.
         *
         * @param text as {@link #toString()} gives it
         * @return the checkpoint
         * @throws RolloutException.InvalidValue if the text is none
         */
        public static Checkpoint parse(String text) {
            Matcher parts = TEXT.matcher(requireNonNull(text, "text"));
            if (!parts.matches()) {
                throw new RolloutException.InvalidValue(
                        "The text " + Excerpt.quoted(text) + " is no checkpoint. Expected a"
                                + " number, a colon and 32 hexadecimal digits, as JournalLine.checkpoint() reads.");
            }
            return new Checkpoint(Long.parseLong(parts.group(1)), parts.group(2));
        }

        /** Whether a line with this seal may stand in the journal that this is a checkpoint of. */
        boolean allows(Seal seal) {
            boolean isHere = seal.number() == number;
            boolean isBefore = seal.number() - 1 == number;
            return (!isHere || seal.checksum().equals(checksum))
                    && (!isBefore || seal.after().equals(checksum));
        }

        /**
         * Number and checksum.
         *
         * @return such as {@code 14:9f86d081884c7d659a2feaa0c55ad015}
         */
        @Override
        public String toString() {
            return number + ":" + checksum;
        }
    }
}

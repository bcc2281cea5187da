package io.github.rolloutplanner.json;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.observation.Correction;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.PersonCall;
import io.github.rolloutplanner.observation.Transition;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Everything that happens to a running rollout, a line each, so that a program that stops at any moment knows afterwards
 * where it was.
 *
 * <pre>{@code
 * RunningRollout rollout = RunningRollout.start(plan);
 * Files.writeString(file, RolloutJournal.start(rollout));
 * rollout = rollout.observe(seen);
 * Files.writeString(file, RolloutJournal.line(seen), APPEND);
 * // after a restart
 * try (FileChannel journal = FileChannel.open(file, READ, WRITE)) {
 *     Replay replay = RolloutJournal.replay(Channels.newInputStream(journal));
 *     rollout = replay.rollout();
 *     if (replay.torn().isPresent()) {
 *         journal.truncate(replay.torn().get().offset());
 *     }
 * }
 * }</pre>
 *
 * <p>Lines are written in the order in which things were done, each after the rollout took it and before anything else is
 * done; a refused observation is none. A line is a JSON document in UTF-8 and ends with {@code \n}, which stands nowhere
 * else in it. What has no such end at the end of a journal was torn while it was written, whatever it says: it is reported
 * and does not count. Cut it off before the next line is written.
 *
 * <p>A journal may start at any time: its first line holds what a document of {@link RunningRolloutJson} does. So one that
 * became long is replaced by a new one.
 *
 * @since 0.1.0
 */
public final class RolloutJournal {

    private RolloutJournal() {}

    /**
     * The first line.
     *
     * @param rollout the rollout, with all that happened to it before
     * @return the line, with its end
     * @throws JsonContractException if there is no valid document for its plan, such as one with a percentage of 120%
     */
    public static String start(RunningRollout rollout) {
        return line(new JournalEntry.Started(requireNonNull(rollout, "rollout")));
    }

    /**
     * The line of an observation that was taken.
     *
     * @param observation the observation
     * @return the line, with its end
     * @throws JsonContractException if its numbers are none, so that no rollout takes it
     */
    public static String line(Observation observation) {
        return line(new JournalEntry.Observed(requireNonNull(observation, "observation")));
    }

    /**
     * The line of something that was done.
     *
     * @param transition the last of {@link RunningRollout#transitions()}
     * @return the line, with its end
     */
    public static String line(Transition transition) {
        return line(new JournalEntry.Done(requireNonNull(transition, "transition")));
    }

    /**
     * The line of a correction.
     *
     * @param correction the last of {@link RunningRollout#corrections()} of its metric
     * @return the line, with its end
     */
    public static String line(Correction correction) {
        return line(new JournalEntry.Corrected(requireNonNull(correction, "correction")));
    }

    /**
     * The line of a person who was called.
     *
     * @param call the last of {@link RunningRollout#calls()}; each of those that are new, where there are several
     * @return the line, with its end
     */
    public static String line(PersonCall call) {
        return line(new JournalEntry.Called(requireNonNull(call, "call")));
    }

    private static String line(JournalEntry entry) {
        return Document.of(new LineCodec<>(JournalEntries.ENTRY), entry)
                        .textFor(JournalEntries.ENTRY, "The entry has no valid line")
                + "\n";
    }

    /**
     * Lets everything happen again.
     *
     * @param journal the lines, as UTF-8; it is read to its end and not closed
     * @return the rollout after the last whole line, which is equal to the one that wrote it
     * @throws JsonContractException if the first line is missing or torn, or a whole line cannot be replayed; the message
     *     names its number
     * @throws IOException if the journal cannot be read
     */
    public static Replay replay(InputStream journal) throws IOException {
        return new JournalReplay(new JournalLines(requireNonNull(journal, "journal"))).replay();
    }

    /**
     * Lets everything happen again.
     *
     * @param journal the lines
     * @return the rollout after the last whole line, which is equal to the one that wrote it
     * @throws JsonContractException if the first line is missing or torn, or a whole line cannot be replayed; the message
     *     names its number
     */
    public static Replay replay(String journal) {
        try {
            return replay(
                    new ByteArrayInputStream(requireNonNull(journal, "journal").getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException("A text in memory could not be read.", e);
        }
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
     * @param torn what follows that line, if anything does
     * @since 0.1.0
     */
    public record Replay(RunningRollout rollout, Optional<TornLine> torn) {

        public Replay {
            requireNonNull(rollout, "rollout");
            requireNonNull(torn, "torn");
        }
    }

    /**
     * A last line that was not written to its end.
     *
     * @param number number of the line, from 1
     * @param offset how many bytes come before it: what to cut the journal to
     * @param text what there is of it; a character that was cut shows as {@code U+FFFD}
     * @since 0.1.0
     */
    public record TornLine(int number, long offset, String text) {

        public TornLine {
            requireNonNull(text, "text");
        }
    }
}

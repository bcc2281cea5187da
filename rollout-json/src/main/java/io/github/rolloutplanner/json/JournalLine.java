package io.github.rolloutplanner.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.decision.RolloutEvent;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.observation.Correction;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.PersonCall;
import io.github.rolloutplanner.observation.Transition;
import java.nio.ByteBuffer;
import java.util.Optional;
import javax.annotation.Nullable;

/**
 * A line of a {@link RolloutJournal}, which knows the line that comes next. It is a value: write its text, then go on from
 * it.
 *
 * @since 0.1.0
 */
public final class JournalLine {
    private final Seal seal;
    private final String text;

    private JournalLine(Seal seal, String text) {
        this.seal = seal;
        this.text = text;
    }

    /** The first line of all. */
    static JournalLine start(RunningRollout rollout) {
        String fingerprint = Checksum.of(UTF_8.encode(RunningRolloutJson.write(rollout)));
        return of(new Seal(Seal.VERSION, 1, fingerprint, Seal.NONE, Seal.NONE), new JournalEntry.Started(rollout));
    }

    private static JournalLine of(Seal open, JournalEntry entry) {
        String line = JournalEntries.text(open, entry);
        Seal closed = Seal.of(ByteBuffer.wrap(line.getBytes(UTF_8))).orElseThrow();
        return new JournalLine(closed, line + "\n");
    }

    /** A line that was read. */
    static JournalLine read(Seal seal, RawLine line) {
        return new JournalLine(seal, line.text() + "\n");
    }

    /**
     * Reads a line that was written before, to go on from it without the lines before it.
     *
     * @param text the line as {@link #text()} gave it, with its end or without
     * @return the same line
     * @throws JournalException if it is not as it was written, or not in a form that this release reads
     */
    public static JournalLine read(String text) {
        String line = requireNonNull(text, "text").endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        RawLine raw = new RawLine(1, 0, UTF_8.encode(line), true);
        Seal seal = raw.seal().filter(found -> found.version() == Seal.VERSION).orElseThrow(() -> altered(raw));
        return read(seal, raw);
    }

    private static JournalException altered(RawLine line) {
        String what = "found " + Excerpt.quoted(line.text()) + ", which is not what was written.";
        return JournalException.at(line, JournalException.Fault.ALTERED, what, Optional.empty());
    }

    Seal seal() {
        return seal;
    }

    JournalLine then(JournalEntry entry) {
        return of(seal.next(), entry);
    }

    /**
     * The line of something that happened.
     *
     * @param event what the rollout took
     * @return the next line
     * @throws JsonContractException if its numbers are none, so that no rollout takes it
     */
    public JournalLine then(RolloutEvent event) {
        return then(new JournalEntry.Happened(requireNonNull(event, "event")));
    }

    /**
     * The line of an observation that was taken.
     *
     * @param observation the observation
     * @return the next line
     * @throws JsonContractException if its numbers are none, so that no rollout takes it
     */
    public JournalLine then(Observation observation) {
        return then(new RolloutEvent.Observed(requireNonNull(observation, "observation")));
    }

    /**
     * The line of something that was done.
     *
     * @param transition the last of {@link RunningRollout#transitions()}
     * @return the next line
     */
    public JournalLine then(Transition transition) {
        return then(new RolloutEvent.Done(requireNonNull(transition, "transition")));
    }

    /**
     * The line of a correction.
     *
     * @param correction the last of {@link RunningRollout#corrections()} of its metric
     * @return the next line
     */
    public JournalLine then(Correction correction) {
        return then(new RolloutEvent.Corrected(requireNonNull(correction, "correction")));
    }

    /**
     * The line of a person who was called.
     *
     * @param call the last of {@link RunningRollout#calls()}; each of those that are new, in their order, where there are
     *     several
     * @return the next line
     */
    public JournalLine then(PersonCall call) {
        return then(new RolloutEvent.Called(requireNonNull(call, "call")));
    }

    /**
     * The first line of the journal that replaces this one, which became long. Numbers go on, and the line names this one as
     * the one before, so that a writer who still adds to the old journal is found.
     *
     * @param rollout the rollout as it is after this line
     * @return the next line, with which the new journal starts
     * @throws JsonContractException if there is no valid document for its plan
     */
    public JournalLine compacted(RunningRollout rollout) {
        return then(new JournalEntry.Started(requireNonNull(rollout, "rollout")));
    }

    /**
     * The number of the line.
     *
     * @return 1 for the first of all; after a journal was compacted, numbers go on
     */
    public long number() {
        return seal.number();
    }

    /**
     * What to write.
     *
     * @return the line with its end, {@code \n}; write it as UTF-8
     */
    public String text() {
        return text;
    }

    /**
     * How far the journal has come with this line: to be kept elsewhere.
     *
     * @return the checkpoint
     */
    public RolloutJournal.Checkpoint checkpoint() {
        return new RolloutJournal.Checkpoint(seal.number(), seal.checksum());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JournalLine line && text.equals(line.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /**
     * Number and checksum.
     *
     * @return as its {@link #checkpoint()} reads
     */
    @Override
    public String toString() {
        return checkpoint().toString();
    }
}

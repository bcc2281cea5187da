package io.github.rolloutplanner.json;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.json.JournalException.Fault;
import io.github.rolloutplanner.json.RolloutJournal.Checkpoint;
import io.github.rolloutplanner.json.RolloutJournal.Replay;
import io.github.rolloutplanner.json.RolloutJournal.TornLine;
import io.github.rolloutplanner.observation.Correction;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.PersonCall;
import io.github.rolloutplanner.observation.Transition;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A {@link RolloutJournal} in a file, and the rollout as it is after its last line. What was appended is on the disk, and can
 * be replayed, before anything else is done.
 *
 * <pre>{@code
 * JournalFile journal = JournalFile.create(path, RunningRollout.start(plan));
 * RunningRollout rollout = journal.append(seen);
 * // after a restart
 * JournalFile journal = JournalFile.open(path);
 * RunningRollout rollout = journal.rollout();
 * }</pre>
 *
 * <p>One program writes. Nothing is held open between two lines, so there is nothing to close; each line is written under a
 * lock, of a file beside the journal whose name ends with {@code .lock}, and only where the journal still ends as this writer
 * left it. A second writer is refused by a {@link JournalException} before it changes anything. On a network file system whose
 * locks do not hold, what two wrote is found when the journal is opened.
 *
 * <p>Several threads may use it: one waits for the other.
 *
 * @since 0.1.0
 */
public final class JournalFile {
    private final Path path;
    private final Optional<TornLine> torn;
    private RunningRollout rollout;
    private JournalLine last;
    private long length;
    private boolean isDoubtful;

    private JournalFile(Path path, Replay replay, long length) {
        this.path = path;
        this.torn = replay.torn();
        this.rollout = replay.rollout();
        this.last = replay.last();
        this.length = length;
    }

    /**
     * Starts a journal. The file appears with its first line, or not at all.
     *
     * @param path the file
     * @param rollout the rollout, with all that happened to it before
     * @return the journal
     * @throws java.nio.file.FileAlreadyExistsException if there is a file already: it is never overwritten
     * @throws JournalException if another program is writing to it at this moment
     * @throws JsonContractException if there is no valid document for its plan
     * @throws java.nio.file.NoSuchFileException if there is no such folder
     * @throws IOException if the file cannot be written
     */
    public static JournalFile create(Path path, RunningRollout rollout) throws IOException {
        Path file = requireNonNull(path, "path").toAbsolutePath();
        JournalLine first = RolloutJournal.start(rollout);
        JournalPlace place = new JournalPlace(file);
        place.requirePossible();
        try (LockedJournal locked = LockedJournal.of(file)) {
            place.requireFree();
            long length = locked.replaceBy(first);
            return new JournalFile(file, new Replay(rollout, first, Optional.empty()), length);
        }
    }

    /**
     * Opens a journal and lets everything in it happen again. What follows its last whole line is cut off.
     *
     * @param path the file
     * @return the journal
     * @throws JournalException if the journal is damaged, where the file stays as it is, or if another program is writing to
     *     it at this moment
     * @throws java.nio.file.NoSuchFileException if there is no such file
     * @throws IOException if the file cannot be read or cut
     */
    public static JournalFile open(Path path) throws IOException {
        return open(path, Checkpoint.START);
    }

    /**
     * Opens a journal, and asks that nothing is missing that was there before.
     *
     * @param path the file
     * @param checkpoint how far the journal had come
     * @return the journal
     * @throws JournalException as without a checkpoint, and if the journal ends before it or is another one there
     * @throws java.nio.file.NoSuchFileException if there is no such file
     * @throws IOException if the file cannot be read or cut
     */
    public static JournalFile open(Path path, Checkpoint checkpoint) throws IOException {
        requireNonNull(path, "path");
        requireNonNull(checkpoint, "checkpoint");
        new JournalPlace(path.toAbsolutePath()).requireFile();
        Path file = path.toRealPath();
        try (LockedJournal locked = LockedJournal.of(file)) {
            Replay replay = locked.replay(checkpoint);
            return new JournalFile(file, replay, locked.length());
        }
    }

    /**
     * The rollout after the last line.
     *
     * @return the rollout
     */
    public synchronized RunningRollout rollout() {
        return rollout;
    }

    /**
     * What {@link #open} cut off: the beginning of a line whose writer was stopped, so what it says may have been done or not.
     *
     * @return the torn line, if there was one
     */
    public Optional<TornLine> torn() {
        return torn;
    }

    /**
     * How far the journal has come: to be kept elsewhere, and given to {@link #open(Path, Checkpoint)}.
     *
     * @return the checkpoint of the last line
     */
    public synchronized Checkpoint checkpoint() {
        return last.checkpoint();
    }

    /**
     * Lets the rollout take an observation, and writes it down.
     *
     * @param observation the observation
     * @return the rollout after it
     * @throws io.github.rolloutplanner.observation.InvalidObservationException if the rollout refuses it: nothing is written
     * @throws JournalException if another program writes to the journal, or a line could not be written before
     * @throws java.nio.file.NoSuchFileException if the journal is no longer there: nothing is written
     * @throws IOException if the line could not be written: open the journal again to see whether it is there
     */
    public RunningRollout append(Observation observation) throws IOException {
        return append(new JournalEntry.Observed(requireNonNull(observation, "observation")));
    }

    /**
     * Writes down something that was done.
     *
     * @param transition the last of {@link RunningRollout#transitions()} of the rollout to which it was done
     * @return the rollout after it
     * @throws io.github.rolloutplanner.decision.TransitionException if the rollout refuses it: nothing is written
     * @throws JournalException if another program writes to the journal, or a line could not be written before
     * @throws java.nio.file.NoSuchFileException if the journal is no longer there: nothing is written
     * @throws IOException if the line could not be written: open the journal again to see whether it is there
     */
    public RunningRollout append(Transition transition) throws IOException {
        return append(new JournalEntry.Done(requireNonNull(transition, "transition")));
    }

    /**
     * Writes down a correction.
     *
     * @param correction the last of {@link RunningRollout#corrections()} of its metric
     * @return the rollout after it
     * @throws io.github.rolloutplanner.reason.RolloutException if the rollout refuses it: nothing is written
     * @throws JournalException if another program writes to the journal, or a line could not be written before
     * @throws java.nio.file.NoSuchFileException if the journal is no longer there: nothing is written
     * @throws IOException if the line could not be written: open the journal again to see whether it is there
     */
    public RunningRollout append(Correction correction) throws IOException {
        return append(new JournalEntry.Corrected(requireNonNull(correction, "correction")));
    }

    /**
     * Writes down a person who was called.
     *
     * @param call one of {@link RunningRollout#calls()} that is new; each, in their order, where there are several
     * @return the rollout after it
     * @throws JournalException if another program writes to the journal, or a line could not be written before
     * @throws java.nio.file.NoSuchFileException if the journal is no longer there: nothing is written
     * @throws IOException if the line could not be written: open the journal again to see whether it is there
     */
    public RunningRollout append(PersonCall call) throws IOException {
        return append(new JournalEntry.Called(requireNonNull(call, "call")));
    }

    private synchronized RunningRollout append(JournalEntry entry) throws IOException {
        requireNoDoubt();
        RunningRollout after = entry.after(rollout);
        JournalLine line = last.then(entry);
        new JournalPlace(path).requireStill(last);
        try (LockedJournal locked = LockedJournal.of(path)) {
            locked.requireEnd(last, length);
            isDoubtful = true;
            length = locked.append(line, length);
        }
        isDoubtful = false;
        last = line;
        rollout = after;
        return after;
    }

    /**
     * Replaces a journal that became long by one that starts with the rollout as it is now. The file is the old one or the new
     * one, never part of either; numbers go on.
     *
     * @throws JournalException if another program writes to the journal, or a line could not be written before
     * @throws java.nio.file.NoSuchFileException if the journal is no longer there: nothing is written
     * @throws IOException if the new file could not be written or moved: open the journal again
     */
    public synchronized void compact() throws IOException {
        requireNoDoubt();
        JournalLine start = last.compacted(rollout);
        new JournalPlace(path).requireStill(last);
        try (LockedJournal locked = LockedJournal.of(path)) {
            locked.requireEnd(last, length);
            isDoubtful = true;
            length = locked.replaceBy(start);
        }
        isDoubtful = false;
        last = start;
    }

    private void requireNoDoubt() {
        if (isDoubtful) {
            throw JournalException.refusal(
                    Fault.UNKNOWN_END,
                    "A line could not be written to " + path + ", so its end is not known. Open it again.");
        }
    }
}

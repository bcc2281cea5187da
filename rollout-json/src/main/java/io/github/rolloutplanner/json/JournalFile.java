package io.github.rolloutplanner.json;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.decision.RolloutEvent;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.internal.bounds.Elements;
import io.github.rolloutplanner.json.JournalException.Fault;
import io.github.rolloutplanner.json.RolloutJournal.Checkpoint;
import io.github.rolloutplanner.json.RolloutJournal.TornLine;
import io.github.rolloutplanner.observation.Correction;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.PersonCall;
import io.github.rolloutplanner.observation.Transition;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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
    private JournalEnd end;
    private Optional<TornLine> torn;
    private boolean isDoubtful;

    private JournalFile(Path path, JournalEnd end) {
        this.path = path;
        this.end = end;
        this.torn = end.replay().torn();
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
            return new JournalFile(file, JournalEnd.atStart(rollout, first, locked.replaceBy(first)));
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
            return new JournalFile(file, locked.replay(checkpoint));
        }
    }

    /**
     * The rollout after the last line that this program knows.
     *
     * @return the rollout
     */
    public synchronized RunningRollout rollout() {
        return end.rollout();
    }

    /**
     * Takes what another program wrote since. Where none did, that costs a look at the end of the file.
     *
     * @return the rollout after the last line
     * @throws JournalException if the journal is damaged, or ends before what this program knows of it; or if another program is
     *     writing to it at this moment
     * @throws java.nio.file.NoSuchFileException if the journal is no longer there
     * @throws IOException if the file cannot be read or cut
     */
    public synchronized RunningRollout refresh() throws IOException {
        new JournalPlace(path).requireFile();
        if (isDoubtful || !LockedJournal.isAt(path, end)) {
            try (LockedJournal locked = LockedJournal.of(path)) {
                end = locked.since(end);
            }
            torn = end.replay().torn().or(() -> torn);
            isDoubtful = false;
        }
        return end.rollout();
    }

    /**
     * What {@link #open} or {@link #refresh} cut off last: the beginning of a line whose writer was stopped, so what it says may have
     * been done or not.
     *
     * @return the torn line, if there was one
     */
    public synchronized Optional<TornLine> torn() {
        return torn;
    }

    /**
     * How far the journal has come: to be kept elsewhere, and given to {@link #open(Path, Checkpoint)}.
     *
     * @return the checkpoint of the last line
     */
    public synchronized Checkpoint checkpoint() {
        return end.last().checkpoint();
    }

    /**
     * How long the journal has become.
     *
     * @return the number of its lines; 1 after {@link #compact}
     */
    public synchronized int lines() {
        return end.lines();
    }

    /**
     * Lets something happen to the rollout, and writes it down.
     *
     * @param event what happens
     * @return the rollout after it
     * @throws io.github.rolloutplanner.reason.RolloutException if the rollout refuses it: nothing is written
     * @throws JournalException if another program writes to the journal, or a line could not be written before
     * @throws java.nio.file.NoSuchFileException if the journal is no longer there: nothing is written
     * @throws IOException if the line could not be written: open the journal again to see whether it is there
     */
    public RunningRollout append(RolloutEvent event) throws IOException {
        return appendAll(List.of(requireNonNull(event, "event")));
    }

    /**
     * Lets several things happen to the rollout, and writes them down at once.
     *
     * @param events what happens, in order
     * @return the rollout after them
     * @throws io.github.rolloutplanner.reason.RolloutException if the rollout refuses one of them: nothing is written
     * @throws JournalException if another program writes to the journal, or a line could not be written before
     * @throws java.nio.file.NoSuchFileException if the journal is no longer there: nothing is written
     * @throws IOException if not all could be written: open the journal again to see which of the first are there
     */
    public synchronized RunningRollout appendAll(List<RolloutEvent> events) throws IOException {
        List<RolloutEvent> next = Elements.listOf(events, "events");
        requireNoDoubt();
        RunningRollout after = end.rollout();
        for (RolloutEvent event : next) {
            after = event.after(after);
        }
        return next.isEmpty() ? after : write(after, end.next(next));
    }

    private RunningRollout write(RunningRollout after, List<JournalLine> lines) throws IOException {
        new JournalPlace(path).requireStill(end.last());
        long length;
        try (LockedJournal locked = LockedJournal.of(path)) {
            locked.requireEnd(end);
            isDoubtful = true;
            length = locked.append(lines, end.length());
        }
        isDoubtful = false;
        end = end.then(after, lines, length);
        return after;
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
        return append(new RolloutEvent.Observed(requireNonNull(observation, "observation")));
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
        return append(new RolloutEvent.Done(requireNonNull(transition, "transition")));
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
        return append(new RolloutEvent.Corrected(requireNonNull(correction, "correction")));
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
        return append(new RolloutEvent.Called(requireNonNull(call, "call")));
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
        JournalLine start = end.last().compacted(end.rollout());
        new JournalPlace(path).requireStill(end.last());
        long length;
        try (LockedJournal locked = LockedJournal.of(path)) {
            locked.requireEnd(end);
            isDoubtful = true;
            length = locked.replaceBy(start);
        }
        isDoubtful = false;
        end = JournalEnd.atStart(end.rollout(), start, length);
    }

    private void requireNoDoubt() {
        if (isDoubtful) {
            throw JournalException.refusal(
                    Fault.UNKNOWN_END,
                    "A line could not be written to " + path + ", so its end is not known. Open it again.");
        }
    }
}

package io.github.rolloutplanner.json.operate;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.decision.RolloutEvent;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.internal.bounds.Elements;
import io.github.rolloutplanner.internal.state.PlanIdentity;
import io.github.rolloutplanner.json.JournalException;
import io.github.rolloutplanner.json.JournalFile;
import io.github.rolloutplanner.json.RolloutJournal.TornLine;
import io.github.rolloutplanner.operate.RolloutStore;
import io.github.rolloutplanner.operate.StoredRollout;
import io.github.rolloutplanner.reason.RolloutException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.annotation.Nullable;

/**
 * Keeps a rollout in a file, as a {@link io.github.rolloutplanner.json.RolloutJournal}: each event is a line, on the disk before
 * {@code append} returns.
 *
 * <pre>{@code
 * JournalStore store = JournalStore.of(Path.of("checkout.journal"));
 * StoredRollout stored = store.start(RunningRollout.start(plan)); // goes on with what is there, after a restart
 * stored = store.append(stored, events);
 * }</pre>
 *
 * <p>Revisions are the numbers of lines. Several threads and several programs on one machine may use the same file: who appends to a
 * rollout that went on since it was loaded is refused as stale. Locks of a network file system may not hold; keep a rollout that is
 * shared by machines in a {@link JdbcStore}. A program that is stopped while it appends leaves the events in their order up to one of
 * them: what was begun after that is cut off at the next {@code load}, and {@link #torn()} shows it.
 *
 * @since 0.1.0
 */
public final class JournalStore implements RolloutStore {
    private final Path path;
    private final int longest;

    @Nullable
    private JournalFile journal;

    private JournalStore(Path path, int longest) {
        this.path = path;
        this.longest = longest;
    }

    /**
     * Names the file of a journal. It is read when it is needed.
     *
     * @param path the file, in a folder that is there
     * @return the store, which keeps all lines
     */
    public static JournalStore of(Path path) {
        return new JournalStore(requireNonNull(path, "path").toAbsolutePath(), Integer.MAX_VALUE);
    }

    /**
     * Replaces the journal by one line whenever it became long, so that it is read fast after a restart. What happened is then known by
     * what became of it, and no longer event by event. By default, all lines are kept.
     *
     * @param lines how many are kept at most, from 1
     * @return such a store of the same file
     * @throws RolloutException.InvalidValue if it is below 1
     */
    public JournalStore compactedAbove(int lines) {
        if (lines < 1) {
            throw new RolloutException.InvalidValue(
                    "A journal cannot be compacted to fewer lines than " + lines + ". Give at least 1.");
        }
        return new JournalStore(path, lines);
    }

    /**
     * Goes on with the rollout of the journal, or starts the journal with a rollout where there is none.
     *
     * @param rollout the rollout to start with; where there is a journal of its plan already, that rollout is the one that counts, even
     *     where it is over
     * @return the rollout of the journal
     * @throws io.github.rolloutplanner.operate.StoreException with the fault {@link
     *     io.github.rolloutplanner.operate.StoreException.Fault#FOREIGN} if the journal is one of another plan, where it stays as it is;
     *     with others as for {@link #load}
     * @throws io.github.rolloutplanner.json.JsonContractException if there is no valid document for the plan
     */
    public synchronized StoredRollout start(RunningRollout rollout) {
        PlanIdentity plan = PlanIdentity.of(requireNonNull(rollout, "rollout").state());
        return guarded(() -> {
            create(rollout);
            StoredRollout stored = stored(current());
            requireOne(stored, plan);
            return stored;
        });
    }

    private void create(RunningRollout rollout) throws IOException {
        if (journal == null && Files.notExists(path)) {
            try {
                journal = JournalFile.create(path, rollout);
            } catch (FileAlreadyExistsException e) {
                // another program was faster: its journal is opened
            }
        }
    }

    private void requireOne(StoredRollout stored, PlanIdentity given) {
        Refusals.replanned(place(), stored, given).ifPresent(refusal -> {
            throw refusal;
        });
        PlanIdentity kept = Plans.of(stored);
        if (!kept.fingerprint().equals(given.fingerprint())) {
            throw Refusals.taken(
                    place(),
                    kept,
                    given,
                    "Give this rollout a journal of its own. Where the plan was changed on purpose, end the rollout of the old"
                            + " one first, and move its journal away.");
        }
    }

    /**
     * The rollout as the journal has it now, also where another program wrote since. Where none did, that costs a look at the end of
     * the file.
     *
     * @throws io.github.rolloutplanner.operate.StoreException if there is no journal, if it is damaged or was put back from a copy, or if
     *     it cannot be read; the message names the line and what to do
     */
    @Override
    public synchronized StoredRollout load() {
        return guarded(() -> stored(current()));
    }

    @Override
    public synchronized StoredRollout append(StoredRollout before, List<RolloutEvent> events) {
        requireNonNull(before, "before");
        List<RolloutEvent> next = Elements.listOf(events, "events");
        return next.isEmpty() ? before : guarded(() -> appended(before, next));
    }

    private StoredRollout appended(StoredRollout before, List<RolloutEvent> events) throws IOException {
        JournalFile current = current();
        PlanIdentity kept = PlanIdentity.of(current.rollout().state());
        PlanIdentity given = PlanIdentity.of(before.rollout().state());
        if (!kept.fingerprint().equals(given.fingerprint())) {
            throw Refusals.outdated(place(), stored(current), given)
                    .orElseGet(() -> Refusals.foreign(place(), kept, given));
        }
        if (current.checkpoint().number() != before.revision()) {
            throw Refusals.stale(place(), before.revision());
        }
        write(current, events);
        return stored(current);
    }

    private void write(JournalFile current, List<RolloutEvent> events) throws IOException {
        long revision = current.checkpoint().number();
        try {
            current.appendAll(events);
        } catch (JournalException e) {
            if (e.fault() == JournalException.Fault.SECOND_WRITER) {
                throw Refusals.stale(place(), revision);
            }
            throw e;
        }
        compact(current);
    }

    /** What was appended is kept, whatever becomes of this. */
    private void compact(JournalFile current) {
        if (current.lines() > longest) {
            try {
                current.compact();
            } catch (IOException | JournalException e) {
                // the long journal counts; the next append tries again
            }
        }
    }

    /**
     * What was cut off last: the beginning of a line whose writer was stopped, so what it says may have been done or not.
     *
     * @return the torn line, if this store found one
     */
    public synchronized Optional<TornLine> torn() {
        return journal == null ? Optional.empty() : journal.torn();
    }

    private JournalFile current() throws IOException {
        if (journal == null) {
            journal = JournalFile.open(path);
        } else {
            journal.refresh();
        }
        return journal;
    }

    private static StoredRollout stored(JournalFile current) {
        return new StoredRollout(current.rollout(), current.checkpoint().number());
    }

    private String place() {
        return "The journal " + path;
    }

    private <T> T guarded(Work<T> work) {
        try {
            return work.run();
        } catch (JournalException e) {
            throw JournalFailures.of(e);
        } catch (IOException e) {
            throw JournalFailures.of(path, e);
        }
    }

    /** Something that reads or writes the file. */
    private interface Work<T> {
        T run() throws IOException;
    }
}

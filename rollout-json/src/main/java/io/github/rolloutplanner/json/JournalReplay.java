package io.github.rolloutplanner.json;

import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.json.JournalEntry.Started;
import io.github.rolloutplanner.json.JournalException.Fault;
import io.github.rolloutplanner.json.RolloutJournal.Checkpoint;
import io.github.rolloutplanner.json.RolloutJournal.Replay;
import io.github.rolloutplanner.observation.InvalidObservationException;
import io.github.rolloutplanner.reason.Problem;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Lets everything in a journal happen again, as long as each line is the one that belongs there. */
final class JournalReplay {
    private static final Pointer ENTRY = Pointer.ROOT.child("entry");
    private static final Pointer KIND = ENTRY.child(KindCodec.KIND);

    private final RawLines lines;
    private final Checkpoint checkpoint;
    private final JournalFaults faults;
    private final Consumer<JournalEntry> heard;

    JournalReplay(RawLines lines, Checkpoint checkpoint) {
        this(lines, checkpoint, entry -> {});
    }

    /** What each line says is also told to another. */
    JournalReplay(RawLines lines, Checkpoint checkpoint, Consumer<JournalEntry> heard) {
        this.lines = lines;
        this.checkpoint = checkpoint;
        this.faults = new JournalFaults(lines);
        this.heard = heard;
    }

    Replay replay() throws IOException {
        return goOn(start());
    }

    /** Lets happen what comes after lines that happened already. */
    Replay goOn(Replay before) throws IOException {
        Replay replay = before;
        for (RawLine line = lines.next(); line != null; line = lines.next()) {
            if (!line.isWhole()) {
                return far(new Replay(replay.rollout(), replay.last(), Optional.of(line.torn())));
            }
            replay = next(replay, line);
        }
        return far(replay);
    }

    private Replay start() throws IOException {
        RawLine line = lines.next();
        if (line == null || !line.isWhole()) {
            throw faults.noStart(line);
        }
        Optional<Seal> seal = line.seal();
        if (seal.isEmpty() || seal.get().version() != Seal.VERSION) {
            throw faults.atStart(line);
        }
        if (!(entry(line, Optional.empty()) instanceof Started entry)) {
            throw faults.atStart(line);
        }
        heard.accept(entry);
        return taken(entry.rollout(), seal.get(), line, Optional.empty());
    }

    private Replay next(Replay replay, RawLine line) throws IOException {
        Optional<Seal> seal = line.seal();
        if (seal.isEmpty() || !seal.get().follows(replay.last().seal())) {
            throw faults.after(replay, line);
        }
        JournalEntry entry = entry(line, Optional.of(replay));
        if (entry instanceof Started) {
            throw refused(line, KIND, "Found a second start.", "Give each start a journal of its own.", replay);
        }
        Replay next = taken(happen(entry, replay, line), seal.get(), line, Optional.of(replay));
        heard.accept(entry);
        return next;
    }

    private Replay taken(RunningRollout rollout, Seal seal, RawLine line, Optional<Replay> before) {
        if (!checkpoint.allows(seal)) {
            String what =
                    "number " + checkpoint.number() + " is another than the one of checkpoint " + checkpoint + ".";
            throw JournalException.at(line, Fault.REWRITTEN, what, before);
        }
        faults.remember(seal);
        return new Replay(rollout, JournalLine.read(seal, line), Optional.empty());
    }

    private Replay far(Replay replay) {
        if (replay.last().number() < checkpoint.number()) {
            String what = "The journal ends with number " + replay.last().number() + ", before checkpoint " + checkpoint
                    + ".";
            throw JournalException.of(Fault.CUT_OFF, what, Optional.of(replay));
        }
        return replay;
    }

    private static JournalEntry entry(RawLine line, Optional<Replay> before) {
        Problems problems = new Problems();
        Node root = KnownDocument.ENTRY.parse(line.text(), problems);
        JournalEntries.Sealed read = root == null ? null : JournalEntries.LINE.read(root, problems);
        if (read == null) {
            throw refused(line, problems, before);
        }
        return read.entry();
    }

    private static RunningRollout happen(JournalEntry entry, Replay before, RawLine line) {
        try {
            return entry.after(before.rollout());
        } catch (InvalidObservationException e) {
            Problems problems = new Problems();
            e.problems().forEach(problem -> problems.add(pointer(entry, problem), problem.found(), problem.advice()));
            throw refused(line, problems, Optional.of(before));
        } catch (IllegalArgumentException e) {
            Pointer at = ENTRY.child(JournalEntries.key(entry));
            throw refused(line, at, "Found one that is refused.", String.valueOf(e.getMessage()), before);
        }
    }

    private static Pointer pointer(JournalEntry entry, Problem problem) {
        Pointer at = ENTRY.child(JournalEntries.key(entry));
        for (String key : List.of(problem.path().split("\\."))) {
            at = at.child(key);
        }
        return at;
    }

    private static JournalException refused(RawLine line, Pointer at, String found, String advice, Replay before) {
        Problems problems = new Problems();
        problems.add(at, found, advice);
        return refused(line, problems, Optional.of(before));
    }

    private static JournalException refused(RawLine line, Problems problems, Optional<Replay> before) {
        String what = "Line " + line.position() + " of the journal cannot be replayed";
        return JournalException.refused(line, new JsonContractException(what, problems), before);
    }
}

package io.github.rolloutplanner.json;

import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.decision.TransitionException;
import io.github.rolloutplanner.json.JournalEntry.Called;
import io.github.rolloutplanner.json.JournalEntry.Corrected;
import io.github.rolloutplanner.json.JournalEntry.Done;
import io.github.rolloutplanner.json.JournalEntry.Observed;
import io.github.rolloutplanner.json.JournalEntry.Started;
import io.github.rolloutplanner.observation.Correction;
import io.github.rolloutplanner.observation.InvalidObservationException;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Transition;
import io.github.rolloutplanner.reason.Problem;
import io.github.rolloutplanner.reason.RolloutException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javax.annotation.Nullable;

/** Lets everything in a journal happen again. */
final class JournalReplay {
    private static final Pointer OBSERVATION = Pointer.ROOT.child(JournalEntries.OBSERVATION);
    private static final Pointer CORRECTION = Pointer.ROOT.child(JournalEntries.CORRECTION);
    private static final Pointer TRANSITION = Pointer.ROOT.child(JournalEntries.TRANSITION);

    private final JournalLines lines;

    JournalReplay(JournalLines lines) {
        this.lines = lines;
    }

    RolloutJournal.Replay replay() throws IOException {
        RunningRollout rollout = start(lines.next());
        for (JournalLine line = lines.next(); line != null; line = lines.next()) {
            if (!line.isWhole()) {
                return new RolloutJournal.Replay(rollout, Optional.of(line.torn()));
            }
            rollout = next(rollout, line);
        }
        return new RolloutJournal.Replay(rollout, Optional.empty());
    }

    private static RunningRollout start(@Nullable JournalLine line) {
        if (line == null || !line.isWhole()) {
            Problems problems = new Problems();
            problems.add(
                    Pointer.ROOT,
                    line == null ? "Found no line." : "Found one line without its end.",
                    "Start it anew: nothing had happened yet.");
            throw new JsonContractException("The journal does not start", problems);
        }
        if (line.opensADocument()) {
            throw line.refused(
                    Pointer.ROOT,
                    "Found a document of several lines, expected a journal, whose entries are a line each.",
                    "Read a running rollout with RunningRolloutJson.read(..), and a plan with RolloutJson.read(..).");
        }
        if (line.entry() instanceof Started entry) {
            return entry.rollout();
        }
        throw line.refused(Pointer.ROOT.child(KindCodec.KIND), "Found something that happened.", "Expected the start.");
    }

    private static RunningRollout next(RunningRollout rollout, JournalLine line) {
        JournalEntry entry = line.entry();
        if (entry instanceof Observed observed) {
            return observe(rollout, observed.observation(), line);
        }
        if (entry instanceof Done done) {
            return carryOut(rollout, done.transition(), line);
        }
        if (entry instanceof Corrected corrected) {
            return correct(rollout, corrected.correction(), line);
        }
        if (entry instanceof Called called) {
            return rollout.redo(called.call());
        }
        throw line.refused(
                Pointer.ROOT.child(KindCodec.KIND), "Found a second start.", "Give each start a journal of its own.");
    }

    private static RunningRollout observe(RunningRollout rollout, Observation observation, JournalLine line) {
        try {
            return rollout.observe(observation);
        } catch (InvalidObservationException e) {
            Problems problems = new Problems();
            e.problems().forEach(problem -> problems.add(pointer(problem), problem.found(), problem.advice()));
            throw line.refused(problems);
        } catch (IllegalArgumentException e) {
            throw line.refused(OBSERVATION, "Found an observation that is refused.", String.valueOf(e.getMessage()));
        }
    }

    private static Pointer pointer(Problem problem) {
        Pointer at = OBSERVATION;
        for (String key : List.of(problem.path().split("\\."))) {
            at = at.child(key);
        }
        return at;
    }

    private static RunningRollout correct(RunningRollout rollout, Correction correction, JournalLine line) {
        try {
            return rollout.redo(correction);
        } catch (RolloutException e) {
            throw line.refused(CORRECTION, "Found a correction that is refused.", String.valueOf(e.getMessage()));
        }
    }

    private static RunningRollout carryOut(RunningRollout rollout, Transition done, JournalLine line) {
        try {
            return rollout.redo(done);
        } catch (TransitionException e) {
            throw line.refused(TRANSITION, "Found a transition that is refused.", String.valueOf(e.getMessage()));
        }
    }
}

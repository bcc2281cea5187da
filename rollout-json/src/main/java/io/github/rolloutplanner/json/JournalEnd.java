package io.github.rolloutplanner.json;

import io.github.rolloutplanner.decision.RolloutEvent;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.json.RolloutJournal.Replay;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How far a journal in a file has come.
 *
 * @param replay what it tells
 * @param lines how many there are in the file
 * @param length of the file, in bytes
 */
record JournalEnd(Replay replay, int lines, long length) {

    /** Of a file that has one line. */
    static JournalEnd atStart(RunningRollout rollout, JournalLine line, long length) {
        return new JournalEnd(whole(rollout, line), 1, length);
    }

    private static Replay whole(RunningRollout rollout, JournalLine last) {
        return new Replay(rollout, last, Optional.empty());
    }

    RunningRollout rollout() {
        return replay.rollout();
    }

    JournalLine last() {
        return replay.last();
    }

    /** After more lines. */
    JournalEnd then(RunningRollout rollout, List<JournalLine> more, long lengthOfAll) {
        return new JournalEnd(whole(rollout, more.get(more.size() - 1)), lines + more.size(), lengthOfAll);
    }

    /** The lines of what happens next. */
    List<JournalLine> next(List<RolloutEvent> events) {
        List<JournalLine> next = new ArrayList<>();
        JournalLine before = last();
        for (RolloutEvent event : events) {
            before = before.then(event);
            next.add(before);
        }
        return next;
    }
}

package io.github.rolloutplanner.json;

import io.github.rolloutplanner.decision.RolloutEvent;
import io.github.rolloutplanner.decision.RunningRollout;

/** What a line of a journal says. */
sealed interface JournalEntry {

    /** What becomes of a rollout that it happens to. */
    RunningRollout after(RunningRollout before);

    /** Where the journal starts, with all that had happened before. */
    record Started(RunningRollout rollout) implements JournalEntry {
        @Override
        public RunningRollout after(RunningRollout before) {
            return rollout;
        }
    }

    /** Something that happened to the rollout. */
    record Happened(RolloutEvent event) implements JournalEntry {
        @Override
        public RunningRollout after(RunningRollout before) {
            return event.after(before);
        }
    }
}

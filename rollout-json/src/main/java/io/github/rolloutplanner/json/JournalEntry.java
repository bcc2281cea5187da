package io.github.rolloutplanner.json;

import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.observation.Correction;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.PersonCall;
import io.github.rolloutplanner.observation.Transition;

/** What a line of a journal says. */
sealed interface JournalEntry {

    /** The key that it stands under. */
    String key();

    /** What becomes of a rollout that it happens to. */
    RunningRollout after(RunningRollout before);

    /** Where the journal starts, with all that had happened before. */
    record Started(RunningRollout rollout) implements JournalEntry {
        static final String KEY = "rollout";

        @Override
        public String key() {
            return KEY;
        }

        @Override
        public RunningRollout after(RunningRollout before) {
            return rollout;
        }
    }

    /** An observation that was taken. */
    record Observed(Observation observation) implements JournalEntry {
        static final String KEY = "observation";

        @Override
        public String key() {
            return KEY;
        }

        @Override
        public RunningRollout after(RunningRollout before) {
            return before.observe(observation);
        }
    }

    /** What a person said of data that had come before. */
    record Corrected(Correction correction) implements JournalEntry {
        static final String KEY = "correction";

        @Override
        public String key() {
            return KEY;
        }

        @Override
        public RunningRollout after(RunningRollout before) {
            return before.redo(correction);
        }
    }

    /** A person who was called. */
    record Called(PersonCall call) implements JournalEntry {
        static final String KEY = "call";

        @Override
        public String key() {
            return KEY;
        }

        @Override
        public RunningRollout after(RunningRollout before) {
            return before.redo(call);
        }
    }

    /** Something that was done to the rollout. */
    record Done(Transition transition) implements JournalEntry {
        static final String KEY = "transition";

        @Override
        public String key() {
            return KEY;
        }

        @Override
        public RunningRollout after(RunningRollout before) {
            return before.redo(transition);
        }
    }
}

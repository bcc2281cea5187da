package io.github.rolloutplanner.json;

import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.observation.Correction;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.PersonCall;
import io.github.rolloutplanner.observation.Transition;

/** What a line of a journal says. */
sealed interface JournalEntry {

    /** Where the journal starts, with all that had happened before. */
    record Started(RunningRollout rollout) implements JournalEntry {}

    /** An observation that was taken. */
    record Observed(Observation observation) implements JournalEntry {}

    /** What a person said of data that had come before. */
    record Corrected(Correction correction) implements JournalEntry {}

    /** A person who was called. */
    record Called(PersonCall call) implements JournalEntry {}

    /** Something that was done to the rollout. */
    record Done(Transition transition) implements JournalEntry {}
}

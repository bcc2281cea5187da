package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.Field.required;
import static io.github.rolloutplanner.json.RecordCodec.object;

import io.github.rolloutplanner.json.JournalEntry.Called;
import io.github.rolloutplanner.json.JournalEntry.Corrected;
import io.github.rolloutplanner.json.JournalEntry.Done;
import io.github.rolloutplanner.json.JournalEntry.Observed;
import io.github.rolloutplanner.json.JournalEntry.Started;

/** The lines of a journal. */
final class JournalEntries {
    static final String OBSERVATION = "observation";
    static final String TRANSITION = "transition";
    static final String CORRECTION = "correction";

    /** How they stand in it. */
    static final UnionCodec<JournalEntry> ENTRY = new UnionCodec<>(
            "journal_entry",
            object(
                            "entry_started",
                            required("rollout", RunningForm.FORM, Started::rollout)
                                    .described("The rollout, with all that had happened before."),
                            Started::new)
                    .kind("started", Started.class),
            object(
                            "entry_observed",
                            required(OBSERVATION, Observations.OBSERVATION, Observed::observation),
                            Observed::new)
                    .kind("observed", Observed.class),
            object(
                            "entry_corrected",
                            required(CORRECTION, MetricRecords.CORRECTION, Corrected::correction),
                            Corrected::new)
                    .kind("corrected", Corrected.class),
            object("entry_called", required("call", PersonCalls.CALL, Called::call), Called::new)
                    .kind("called", Called.class),
            object("entry_done", required(TRANSITION, Transitions.TRANSITION, Done::transition), Done::new)
                    .kind("done", Done.class));

    private JournalEntries() {}
}

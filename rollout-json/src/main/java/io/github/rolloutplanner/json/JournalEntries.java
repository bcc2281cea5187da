package io.github.rolloutplanner.json;

import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.json.JournalEntry.Done;
import io.github.rolloutplanner.json.JournalEntry.Observed;
import io.github.rolloutplanner.json.JournalEntry.Started;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Transition;
import java.io.IOException;
import java.util.List;

/** The lines of a journal. */
final class JournalEntries {
    static final String OBSERVATION = "observation";
    static final String TRANSITION = "transition";
    /** How they stand in it. */
    static final UnionCodec<JournalEntry> ENTRY =
            new UnionCodec<>("journal_entry", List.of(new StartedCodec(), new ObservedCodec(), new DoneCodec()));

    private JournalEntries() {}

    private static final class StartedCodec extends Variant<Started> {
        private final Field<RunningRollout> rollout =
                required("rollout", RunningForm.FORM, "The rollout, with all that had happened before.");

        StartedCodec() {
            super(Started.class, "started", "entry_started");
        }

        @Override
        void put(Started entry, JsonOut out) throws IOException {
            out.put(rollout, entry.rollout());
        }

        @Override
        Started build(Members members) {
            return new Started(members.get(rollout));
        }
    }

    private static final class ObservedCodec extends Variant<Observed> {
        private final Field<Observation> observation = required(OBSERVATION, Observations.OBSERVATION);

        ObservedCodec() {
            super(Observed.class, "observed", "entry_observed");
        }

        @Override
        void put(Observed entry, JsonOut out) throws IOException {
            out.put(observation, entry.observation());
        }

        @Override
        Observed build(Members members) {
            return new Observed(members.get(observation));
        }
    }

    private static final class DoneCodec extends Variant<Done> {
        private final Field<Transition> transition = required(TRANSITION, TransitionCodec.TRANSITION);

        DoneCodec() {
            super(Done.class, "done", "entry_done");
        }

        @Override
        void put(Done entry, JsonOut out) throws IOException {
            out.put(transition, entry.transition());
        }

        @Override
        Done build(Members members) {
            return new Done(members.get(transition));
        }
    }
}

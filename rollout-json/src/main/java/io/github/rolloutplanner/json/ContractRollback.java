package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.Scalars.BOOLEAN;
import static io.github.rolloutplanner.json.Scalars.TEXT;

import io.github.rolloutplanner.plan.Communication;
import io.github.rolloutplanner.plan.DataRollback;
import io.github.rolloutplanner.plan.ManualStep;
import io.github.rolloutplanner.plan.RollbackPlan;
import io.github.rolloutplanner.plan.RollbackTrigger;
import io.github.rolloutplanner.plan.TimeSpan;
import java.io.IOException;
import java.util.List;

/** The way back, in the form of the contract. */
final class ContractRollback extends ObjectCodec<RollbackPlan> {
    static final Codec<Communication> COMMUNICATION = new CommunicationCodec();

    private final Field<List<RollbackTrigger>> triggers = required(
            "automatic_triggers", ContractTexts.TRIGGERS, "What rolls the change back without asking anybody.");
    private final Field<List<ManualStep>> steps = required(
            "manual_rollback_steps", new NumberedSteps(), "What a person does, in order, each step with its number.");
    private final Field<TimeSpan> duration =
            required("rollback_duration", SpanText.BOUND, "The time within which all of it is done.");
    private final Field<DataRollback> data = required("data_rollback", new DataCodec());
    private final Field<Communication> communication = required("communication", COMMUNICATION);

    ContractRollback() {
        super("rollback_plan");
    }

    @Override
    void put(RollbackPlan rollback, JsonOut out) throws IOException {
        out.put(triggers, rollback.automaticTriggers());
        out.put(steps, rollback.manualSteps());
        out.put(duration, rollback.within());
        out.put(data, rollback.data());
        out.put(communication, rollback.communication());
    }

    @Override
    RollbackPlan build(Members members) {
        return RollbackPlan.builder()
                .addAllAutomaticTriggers(members.get(triggers))
                .addAllManualSteps(members.get(steps))
                .within(members.get(duration))
                .data(members.get(data))
                .communication(members.get(communication))
                .build();
    }

    private static final class DataCodec extends ObjectCodec<DataRollback> {
        private final Field<Boolean> required = required("required", BOOLEAN);
        private final Field<String> procedure = required("procedure", TEXT);

        DataCodec() {
            super("data_rollback");
        }

        @Override
        void put(DataRollback data, JsonOut out) throws IOException {
            out.put(required, data.required());
            out.put(procedure, data.procedure());
        }

        @Override
        DataRollback build(Members members) {
            return DataRollback.stated(members.get(required), members.get(procedure));
        }
    }

    private static final class CommunicationCodec extends ObjectCodec<Communication> {
        private final Field<String> internal = required("internal", TEXT);
        private final Field<String> external = required("external", TEXT);

        CommunicationCodec() {
            super("communication");
        }

        @Override
        void put(Communication communication, JsonOut out) throws IOException {
            out.put(internal, communication.internal());
            out.put(external, communication.external());
        }

        @Override
        Communication build(Members members) {
            return new Communication(members.get(internal), members.get(external));
        }
    }
}

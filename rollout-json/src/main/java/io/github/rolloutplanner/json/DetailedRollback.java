package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.Reasons.REASONS;
import static io.github.rolloutplanner.json.Reasons.STATEMENTS;
import static io.github.rolloutplanner.json.Scalars.BOOLEAN;
import static io.github.rolloutplanner.json.Scalars.TEXT;

import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.plan.Communication;
import io.github.rolloutplanner.plan.DataRollback;
import io.github.rolloutplanner.plan.RollbackPlan;
import io.github.rolloutplanner.plan.RollbackTrigger;
import io.github.rolloutplanner.plan.Statement;
import io.github.rolloutplanner.plan.TimeSpan;
import io.github.rolloutplanner.reason.Reason;
import java.io.IOException;
import java.util.List;

/** The way back, with everything that is known of it. */
final class DetailedRollback extends ObjectCodec<RollbackPlan> {
    private final Field<List<RollbackTrigger>> triggers =
            required("automatic_triggers", new ListCodec<>(new TriggerCodec()));
    private final Field<List<Statement>> steps = required("manual_steps", STATEMENTS);
    private final Field<TimeSpan> within = required("within", DetailedSchedule.SPAN);
    private final Field<DataRollback> data = required("data", new DataCodec());
    private final Field<Communication> communication = required("communication", ContractRollback.COMMUNICATION);
    private final Field<List<Reason>> reasons = required("reasons", REASONS);

    DetailedRollback() {
        super("rollback_details");
    }

    @Override
    void put(RollbackPlan rollback, JsonOut out) throws IOException {
        out.put(triggers, rollback.automaticTriggers());
        out.put(steps, rollback.manualSteps());
        out.put(within, rollback.within());
        out.put(data, rollback.data());
        out.put(communication, rollback.communication());
        out.put(reasons, rollback.reasons());
    }

    @Override
    RollbackPlan build(Members members) {
        return RollbackPlan.builder()
                .addAllAutomaticTriggers(members.get(triggers))
                .addAllManualSteps(members.get(steps))
                .within(members.get(within))
                .data(members.get(data))
                .communication(members.get(communication))
                .addAllReasons(members.get(reasons))
                .build();
    }

    private static final class TriggerCodec extends ObjectCodec<RollbackTrigger> {
        private final Field<Condition> condition = required("condition", Conditions.CONDITION);
        private final Field<List<Reason>> reasons = required("reasons", REASONS);

        TriggerCodec() {
            super("rollback_trigger");
        }

        @Override
        void put(RollbackTrigger trigger, JsonOut out) throws IOException {
            out.put(condition, trigger.condition());
            out.put(reasons, trigger.reasons());
        }

        @Override
        RollbackTrigger build(Members members) {
            return new RollbackTrigger(members.get(condition), members.get(reasons));
        }
    }

    private static final class DataCodec extends ObjectCodec<DataRollback> {
        private final Field<Boolean> required = required("required", BOOLEAN);
        private final Field<String> procedure = required("procedure", TEXT);
        private final Field<List<Reason>> reasons = required("reasons", REASONS);

        DataCodec() {
            super("data_rollback_details");
        }

        @Override
        void put(DataRollback data, JsonOut out) throws IOException {
            out.put(required, data.required());
            out.put(procedure, data.procedure());
            out.put(reasons, data.reasons());
        }

        @Override
        DataRollback build(Members members) {
            return new DataRollback(members.get(required), members.get(procedure), members.get(reasons));
        }
    }
}

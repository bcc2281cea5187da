package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.Field.required;
import static io.github.rolloutplanner.json.RecordCodec.object;
import static io.github.rolloutplanner.json.Scalars.BOOLEAN;
import static io.github.rolloutplanner.json.Scalars.TEXT;

import io.github.rolloutplanner.plan.Communication;
import io.github.rolloutplanner.plan.DataRollback;
import io.github.rolloutplanner.plan.ManualStep;
import io.github.rolloutplanner.plan.RollbackPlan;
import io.github.rolloutplanner.plan.RollbackTrigger;
import io.github.rolloutplanner.plan.TimeSpan;
import java.util.List;

/** The rollback plan, in the form of the contract. */
final class ContractRollback extends ObjectCodec<RollbackPlan> {
    static final Codec<Communication> COMMUNICATION = object(
            "communication",
            required("internal", TEXT, Communication::internal),
            required("external", TEXT, Communication::external),
            Communication::new);

    private static final Codec<DataRollback> DATA = object(
            "data_rollback",
            required("required", BOOLEAN, DataRollback::required),
            required("procedure", TEXT, DataRollback::procedure),
            DataRollback::stated);

    private final Field<RollbackPlan, List<RollbackTrigger>> triggers =
            add(required("automatic_triggers", ContractTexts.TRIGGERS, RollbackPlan::automaticTriggers)
                    .described("What rolls the change back automatically."));
    private final Field<RollbackPlan, List<ManualStep>> steps =
            add(required("manual_rollback_steps", new NumberedSteps(), RollbackPlan::manualSteps)
                    .described("What a person does, in order, each step with its number."));
    private final Field<RollbackPlan, TimeSpan> duration =
            add(required("rollback_duration", SpanText.BOUND, RollbackPlan::within)
                    .described("The time within which all of it is done."));
    private final Field<RollbackPlan, DataRollback> data = add(required("data_rollback", DATA, RollbackPlan::data));
    private final Field<RollbackPlan, Communication> communication =
            add(required("communication", COMMUNICATION, RollbackPlan::communication));

    ContractRollback() {
        super("rollback_plan");
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
}

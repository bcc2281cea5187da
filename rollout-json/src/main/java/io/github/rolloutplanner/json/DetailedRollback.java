package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.ContractRollback.COMMUNICATION;
import static io.github.rolloutplanner.json.DurationCodec.DURATION;
import static io.github.rolloutplanner.json.Field.optional;
import static io.github.rolloutplanner.json.Field.required;
import static io.github.rolloutplanner.json.Reasons.REASONS;
import static io.github.rolloutplanner.json.RecordCodec.object;
import static io.github.rolloutplanner.json.Scalars.BOOLEAN;
import static io.github.rolloutplanner.json.Scalars.TEXT;

import io.github.rolloutplanner.plan.Communication;
import io.github.rolloutplanner.plan.DataRollback;
import io.github.rolloutplanner.plan.ManualStep;
import io.github.rolloutplanner.plan.ReactionTime;
import io.github.rolloutplanner.plan.RollbackPlan;
import io.github.rolloutplanner.plan.RollbackTrigger;
import io.github.rolloutplanner.plan.TimeSpan;
import io.github.rolloutplanner.reason.Reason;
import java.util.List;
import java.util.Optional;

/** The rollback plan, with everything that is known of it. */
final class DetailedRollback extends ObjectCodec<RollbackPlan> {
    private static final Codec<ManualStep> STEP = object(
            "manual_step",
            required("kind", WordCodec.lowerCase(ManualStep.Kind.class), ManualStep::kind),
            required("text", TEXT, ManualStep::text),
            required("reasons", REASONS, ManualStep::reasons),
            ManualStep::new);

    private static final Codec<RollbackTrigger> TRIGGER = object(
            "rollback_trigger",
            required("condition", Conditions.CONDITION, RollbackTrigger::condition),
            required("reasons", REASONS, RollbackTrigger::reasons),
            RollbackTrigger::new);

    private static final Codec<ReactionTime> REACTION = object(
            "reaction_time",
            required("time_to_detect", DURATION, ReactionTime::timeToDetect)
                    .described("The time to detect: until the monitoring shows the regression and is looked at."),
            required("propagation", DURATION, ReactionTime::propagation)
                    .described("Until the rollback has reached all that it can reach."),
            required("cache_expiry", DURATION, ReactionTime::cacheExpiry)
                    .described("Until no copy in a cache shows the change any more."),
            required("reasons", REASONS, ReactionTime::reasons),
            ReactionTime::new);

    private static final Codec<DataRollback> DATA = object(
            "data_rollback_details",
            required("required", BOOLEAN, DataRollback::required),
            required("kind", WordCodec.lowerCase(DataRollback.Kind.class), DataRollback::reversal)
                    .described("Whether what the change has stored or done can be brought back."),
            required("procedure", TEXT, DataRollback::procedure),
            required("reasons", REASONS, DataRollback::reasons),
            DataRollback::new);

    private final Field<RollbackPlan, List<RollbackTrigger>> triggers =
            add(required("automatic_triggers", new ListCodec<>(TRIGGER), RollbackPlan::automaticTriggers));
    private final Field<RollbackPlan, List<ManualStep>> steps =
            add(required("manual_steps", new ListCodec<>(STEP), RollbackPlan::manualSteps));
    private final Field<RollbackPlan, TimeSpan> within =
            add(required("within", DetailedSchedule.SPAN, RollbackPlan::within));
    private final Field<RollbackPlan, Optional<ReactionTime>> reaction = add(optional(
                    "reaction", REACTION, RollbackPlan::reaction)
            .described("How long it takes to detect a large regression and to roll back; left out in an external"
                    + " plan."));
    private final Field<RollbackPlan, DataRollback> data = add(required("data", DATA, RollbackPlan::data));
    private final Field<RollbackPlan, Communication> communication =
            add(required("communication", COMMUNICATION, RollbackPlan::communication));
    private final Field<RollbackPlan, List<Reason>> reasons = add(required("reasons", REASONS, RollbackPlan::reasons));

    DetailedRollback() {
        super("rollback_details");
    }

    @Override
    RollbackPlan build(Members members) {
        return RollbackPlan.builder()
                .addAllAutomaticTriggers(members.get(triggers))
                .addAllManualSteps(members.get(steps))
                .within(members.get(within))
                .reaction(members.get(reaction))
                .data(members.get(data))
                .communication(members.get(communication))
                .addAllReasons(members.get(reasons))
                .build();
    }
}

package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.DurationCodec.DURATION;
import static io.github.rolloutplanner.json.Reasons.REASONS;
import static io.github.rolloutplanner.json.Scalars.BOOLEAN;
import static io.github.rolloutplanner.json.Scalars.TEXT;

import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.plan.Communication;
import io.github.rolloutplanner.plan.DataRollback;
import io.github.rolloutplanner.plan.DataRollbackKind;
import io.github.rolloutplanner.plan.ManualStep;
import io.github.rolloutplanner.plan.ReactionTime;
import io.github.rolloutplanner.plan.RollbackPlan;
import io.github.rolloutplanner.plan.RollbackTrigger;
import io.github.rolloutplanner.plan.TimeSpan;
import io.github.rolloutplanner.reason.Reason;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** The way back, with everything that is known of it. */
final class DetailedRollback extends ObjectCodec<RollbackPlan> {
    private final Field<List<RollbackTrigger>> triggers =
            required("automatic_triggers", new ListCodec<>(new TriggerCodec()));
    private final Field<List<ManualStep>> steps = required("manual_steps", new ListCodec<>(new StepCodec()));
    private final Field<TimeSpan> within = required("within", DetailedSchedule.SPAN);
    private final Field<ReactionTime> reaction = optional(
            "reaction",
            new ReactionCodec(),
            "How long noticing a plain harm and the way back take; left out where somebody else wrote the plan.");
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
        out.putIfPresent(reaction, rollback.reaction());
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
                .reaction(members.find(reaction))
                .data(members.get(data))
                .communication(members.get(communication))
                .addAllReasons(members.get(reasons))
                .build();
    }

    private static final class StepCodec extends ObjectCodec<ManualStep> {
        private final Field<ManualStep.Kind> kind = required("kind", WordCodec.lowerCase(ManualStep.Kind.class));
        private final Field<String> text = required("text", TEXT);
        private final Field<List<Reason>> reasons = required("reasons", REASONS);

        StepCodec() {
            super("manual_step");
        }

        @Override
        void put(ManualStep step, JsonOut out) throws IOException {
            out.put(kind, step.kind());
            out.put(text, step.text());
            out.put(reasons, step.reasons());
        }

        @Override
        ManualStep build(Members members) {
            return new ManualStep(members.get(kind), members.get(text), members.get(reasons));
        }
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

    private static final class ReactionCodec extends ObjectCodec<ReactionTime> {
        private final Field<Duration> noticing =
                required("time_to_detect", DURATION, "Until the monitoring shows the harm and is looked at.");
        private final Field<Duration> switching =
                required("flag_propagation", DURATION, "Until every client follows the flag.");
        private final Field<Duration> clearing =
                required("cache_expiry", DURATION, "Until no copy in a cache shows the change any more.");
        private final Field<List<Reason>> reasons = required("reasons", REASONS);

        ReactionCodec() {
            super("reaction_time");
        }

        @Override
        void put(ReactionTime reaction, JsonOut out) throws IOException {
            out.put(noticing, reaction.timeToDetect());
            out.put(switching, reaction.flagPropagation());
            out.put(clearing, reaction.cacheExpiry());
            out.put(reasons, reaction.reasons());
        }

        @Override
        ReactionTime build(Members members) {
            return new ReactionTime(
                    members.get(noticing), members.get(switching), members.get(clearing), members.get(reasons));
        }
    }

    private static final class DataCodec extends ObjectCodec<DataRollback> {
        private final Field<Boolean> required = required("required", BOOLEAN);
        private final Field<DataRollbackKind> reversal = required(
                "kind",
                WordCodec.lowerCase(DataRollbackKind.class),
                "Whether what the change has stored or done can be brought back.");
        private final Field<String> procedure = required("procedure", TEXT);
        private final Field<List<Reason>> reasons = required("reasons", REASONS);

        DataCodec() {
            super("data_rollback_details");
        }

        @Override
        void put(DataRollback data, JsonOut out) throws IOException {
            out.put(required, data.required());
            out.put(reversal, data.reversal());
            out.put(procedure, data.procedure());
            out.put(reasons, data.reasons());
        }

        @Override
        DataRollback build(Members members) {
            return new DataRollback(
                    members.get(required), members.get(reversal), members.get(procedure), members.get(reasons));
        }
    }
}

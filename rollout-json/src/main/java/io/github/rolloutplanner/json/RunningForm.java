package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.Field.required;
import static io.github.rolloutplanner.json.RecordCodec.object;
import static io.github.rolloutplanner.json.Scalars.NAME;
import static io.github.rolloutplanner.json.Scalars.PERCENTAGE;
import static io.github.rolloutplanner.json.Scalars.TEXT;

import io.github.rolloutplanner.decision.DecisionPolicy;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.internal.state.PlanIdentity;
import io.github.rolloutplanner.internal.state.RolloutMemory;
import io.github.rolloutplanner.plan.RolloutPlan;
import javax.annotation.Nullable;

/** A running rollout with all that it needs to go on. */
final class RunningForm extends ObjectCodec<RunningRollout> {
    private static final int VERSION = 1;

    private static final Codec<PlanIdentity> IDENTITY = object(
            "plan_identity",
            required("feature", NAME, PlanIdentity::feature),
            required("ladder", new ListCodec<>(PERCENTAGE), PlanIdentity::ladder)
                    .described("The percentage of each phase."),
            required("fingerprint", TEXT, PlanIdentity::fingerprint)
                    .described("SHA-256 of everything in the plan that decides; its reasons and texts do not."),
            PlanIdentity::new);

    private static final Codec<RolloutMemory> STATE = object(
            "rollout_state",
            required("plan", new LineCodec<>(IDENTITY), RolloutMemory::plan)
                    .described("Which plan it is a state of; no other goes on from it."),
            required("transitions", LineCodec.each(Transitions.TRANSITION), RolloutMemory::transitions)
                    .described("What was done to it, in order."),
            required("calls", LineCodec.each(PersonCalls.CALL), RolloutMemory::calls)
                    .described("Whom it called in the current phase, oldest first."),
            required("metrics", new ListCodec<>(MetricRecords.METRIC_RECORD), RolloutMemory::metrics)
                    .described("What it remembers of each metric that was observed."),
            RolloutMemory::new);

    /** How running rollouts stand in their documents. */
    static final RunningForm FORM = new RunningForm();

    {
        add(required(DetailedPlan.SCHEMA_VERSION, ConstantCodec.version(VERSION), rollout -> VERSION));
    }

    private final Field<RunningRollout, RolloutPlan> plan =
            add(required("plan", DetailedPlan.FORM, RunningRollout::plan).described("The plan, in its detailed form."));
    private final Field<RunningRollout, DecisionPolicy> policy = add(
            required("policy", new RunningPolicy(), RunningRollout::policy).described("What decides beyond the plan."));
    private final Field<RunningRollout, RolloutMemory> state =
            add(required("state", STATE, RunningForm::memory).described("What has become of it."));

    /** What only this library makes, so that no other state can come here. */
    private static RolloutMemory memory(RunningRollout rollout) {
        return (RolloutMemory) rollout.state();
    }

    private RunningForm() {
        super("running_rollout");
    }

    @Override
    @Nullable
    RunningRollout build(Members members) {
        try {
            return RunningRollout.restore(members.get(plan), members.get(policy), members.get(state));
        } catch (IllegalArgumentException e) {
            members.conflict(state, "Found a state that does not fit its plan.", String.valueOf(e.getMessage()));
            return null;
        }
    }
}

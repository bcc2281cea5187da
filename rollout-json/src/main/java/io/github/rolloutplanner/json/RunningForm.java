package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.Field.required;
import static io.github.rolloutplanner.json.RecordCodec.object;

import io.github.rolloutplanner.decision.DecisionPolicy;
import io.github.rolloutplanner.decision.RolloutState;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.plan.RolloutPlan;
import javax.annotation.Nullable;

/** A running rollout with all that it needs to go on. */
final class RunningForm extends ObjectCodec<RunningRollout> {
    private static final int VERSION = 1;

    private static final Codec<RolloutState> STATE = object(
            "rollout_state",
            required("transitions", LineCodec.each(Transitions.TRANSITION), RolloutState::transitions)
                    .described("What was done to it, in order."),
            required("metrics", new ListCodec<>(MetricRecords.METRIC_RECORD), RolloutState::metrics)
                    .described("What it remembers of each metric that was observed."),
            RolloutState::new);

    /** How running rollouts stand in their documents. */
    static final RunningForm FORM = new RunningForm();

    {
        add(required(DetailedPlan.SCHEMA_VERSION, ConstantCodec.version(VERSION), rollout -> VERSION));
    }

    private final Field<RunningRollout, RolloutPlan> plan =
            add(required("plan", DetailedPlan.FORM, RunningRollout::plan).described("The plan, in its detailed form."));
    private final Field<RunningRollout, DecisionPolicy> policy = add(
            required("policy", new RunningPolicy(), RunningRollout::policy).described("What decides beyond the plan."));
    private final Field<RunningRollout, RolloutState> state =
            add(required("state", STATE, RunningRollout::state).described("What has become of it."));

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

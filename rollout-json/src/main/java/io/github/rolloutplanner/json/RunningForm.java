package io.github.rolloutplanner.json;

import io.github.rolloutplanner.decision.DecisionPolicy;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.internal.state.RolloutMemory;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.io.IOException;
import javax.annotation.Nullable;

/** A running rollout with all that it needs to go on. */
final class RunningForm extends ObjectCodec<RunningRollout> {
    /** How running rollouts stand in their documents. */
    static final RunningForm FORM = new RunningForm();

    private static final int VERSION = 1;

    private final Field<Integer> schemaVersion = required(DetailedPlan.SCHEMA_VERSION, new VersionCodec(VERSION));
    private final Field<RolloutPlan> plan = required("plan", DetailedPlan.FORM, "The plan, in its detailed form.");
    private final Field<DecisionPolicy> policy =
            required("policy", new RunningPolicy(), "What decides beyond the plan.");
    private final Field<RolloutMemory> state = required("state", new RunningState(), "What has become of it.");

    private RunningForm() {
        super("running_rollout");
    }

    @Override
    void put(RunningRollout rollout, JsonOut out) throws IOException {
        out.put(schemaVersion, VERSION);
        out.put(plan, rollout.plan());
        out.put(policy, rollout.policy());
        out.put(state, (RolloutMemory) rollout.state());
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

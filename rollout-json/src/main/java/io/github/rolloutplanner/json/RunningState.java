package io.github.rolloutplanner.json;

import io.github.rolloutplanner.internal.state.MetricRecord;
import io.github.rolloutplanner.internal.state.RolloutMemory;
import io.github.rolloutplanner.observation.Transition;
import java.io.IOException;
import java.util.List;

/** Everything that a rollout has become since its start. */
final class RunningState extends ObjectCodec<RolloutMemory> {
    private final Field<List<Transition>> transitions =
            required("transitions", LineCodec.each(TransitionCodec.TRANSITION), "What was done to it, in order.");
    private final Field<List<MetricRecord>> metrics = required(
            "metrics", new ListCodec<>(new RecordCodec()), "What it remembers of each metric that was observed.");

    RunningState() {
        super("rollout_state");
    }

    @Override
    void put(RolloutMemory state, JsonOut out) throws IOException {
        out.put(transitions, state.transitions());
        out.put(metrics, state.metrics());
    }

    @Override
    RolloutMemory build(Members members) {
        return new RolloutMemory(members.get(transitions), members.get(metrics));
    }
}

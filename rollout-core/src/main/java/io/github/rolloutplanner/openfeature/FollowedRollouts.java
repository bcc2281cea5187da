package io.github.rolloutplanner.openfeature;

import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.flag.FeatureFlag;
import io.github.rolloutplanner.reason.RolloutException;
import java.util.HashMap;
import java.util.Map;

/**
 * The rollouts whose flags are served, as they were followed last.
 *
 * @param byFlag a rollout by the keys of its flags
 */
record FollowedRollouts(Map<String, RunningRollout> byFlag) {
    static final FollowedRollouts NONE = new FollowedRollouts(Map.of());

    /** These with a rollout as it is now; refused is one that would undo a transition, or replace another rollout. */
    FollowedRollouts with(RunningRollout rollout) {
        Map<String, RunningRollout> next = new HashMap<>(byFlag);
        for (FeatureFlag flag : rollout.plan().flags()) {
            RunningRollout before = next.put(flag.key(), rollout);
            if (before != null) {
                check(flag.key(), before, rollout);
            }
        }
        return new FollowedRollouts(next);
    }

    private static void check(String key, RunningRollout before, RunningRollout now) {
        if (!before.plan().equals(now.plan())) {
            throw new RolloutException.InvalidValue("Flag '" + key + "' is that of the rollout of '"
                    + before.plan().feature()
                    + "', which is followed. Give the flag of one of them another key, or set it"
                    + " all the same by update(rollout.live()).");
        }
        if (now.transitions().size() < before.transitions().size()) {
            throw new RolloutException.InvalidValue(
                    "The rollout of '" + now.plan().feature() + "' with "
                            + now.transitions().size() + " transitions is older than the one that is followed, with "
                            + before.transitions().size() + ". Follow what the last transition returned.");
        }
    }
}

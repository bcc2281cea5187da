package io.github.rolloutplanner.json.operate;

import io.github.rolloutplanner.internal.state.PlanIdentity;
import io.github.rolloutplanner.operate.StoredRollout;

/** Which plan a rollout that is kept belongs to. */
final class Plans {
    private Plans() {}

    static PlanIdentity of(StoredRollout stored) {
        return PlanIdentity.of(stored.rollout().state());
    }

    static String fingerprint(StoredRollout stored) {
        return of(stored).fingerprint();
    }
}

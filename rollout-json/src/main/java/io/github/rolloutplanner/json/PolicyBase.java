package io.github.rolloutplanner.json;

import io.github.rolloutplanner.policy.RolloutPolicy;

/** What a document says a policy differs from. */
enum PolicyBase {
    /** The standard policy. */
    STANDARD,
    /** The stricter one. */
    STRICT,
    /** The faster one. */
    FAST;

    RolloutPolicy policy() {
        return switch (this) {
            case STANDARD -> RolloutPolicy.standard();
            case STRICT -> RolloutPolicy.strict();
            case FAST -> RolloutPolicy.fast();
        };
    }
}

package io.github.rolloutplanner.internal.state;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.observation.RolloutState;
import java.util.List;

/**
 * Which plan a state belongs to.
 *
 * @param feature what the plan rolls out
 * @param ladder the percentage of each phase, for people who have to find the plan
 * @param fingerprint a hash of everything in the plan that decides
 */
public record PlanIdentity(String feature, List<Percentage> ladder, String fingerprint) {
    private static final int SHOWN = 8;

    public PlanIdentity {
        requireNonNull(feature, "feature");
        ladder = List.copyOf(ladder);
        requireNonNull(fingerprint, "fingerprint");
    }

    /** Which plan the state of a rollout belongs to. */
    public static PlanIdentity of(RolloutState state) {
        return ((RolloutMemory) state).plan(); // the only one that a rollout makes
    }

    @Override
    public String toString() {
        return "'" + feature + "' over " + ladder + " (fingerprint "
                + fingerprint.substring(0, Math.min(SHOWN, fingerprint.length())) + ")";
    }
}

package io.github.rolloutplanner.diff;

import io.github.rolloutplanner.plan.RolloutPlan;

/**
 * Which of two plans says only what the JSON contract has a place for, where the other says more: what is missing there is not known,
 * and not gone.
 *
 * @param before whether that is the earlier plan
 * @param after whether that is the later plan
 */
record Silence(boolean before, boolean after) {

    static Silence of(RolloutPlan before, RolloutPlan after) {
        boolean wasSilent = isSilent(before);
        boolean isSilent = isSilent(after);
        return new Silence(wasSilent && !isSilent, isSilent && !wasSilent);
    }

    private static boolean isSilent(RolloutPlan plan) {
        return plan.assessment().isEmpty()
                && plan.exposure().isEmpty()
                && plan.population().isEmpty()
                && plan.delivery().isEmpty()
                && plan.responsibilities().isEmpty();
    }

    boolean isOfOne() {
        return before || after;
    }

    /** Whether a value that one plan has is not known of the other. */
    boolean hides(boolean isBefore, boolean isAfter) {
        return (before && !isBefore) || (after && !isAfter);
    }
}

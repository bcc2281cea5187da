package io.github.rolloutplanner.json.export;

import io.github.rolloutplanner.plan.RolloutPlan;

/**
 * Writes the phases of a plan as one flag system goes through them by itself: its ramp schedule, release template or guarded
 * rollout. To support another system, implement this.
 *
 * <p>These systems advance after a time, or when a person says so. What a plan asks for besides, such as a minimum sample, is in the
 * {@linkplain FlagExport#losses() losses}: let a {@link io.github.rolloutplanner.decision.RunningRollout} decide, and the system
 * carry it out.
 *
 * @since 0.1.0
 */
public interface ReleasePlanExporter {

    /**
     * The flag system.
     *
     * @return its name, as its users write it
     */
    String system();

    /**
     * Writes the phases of a plan.
     *
     * @param plan a plan with one flag
     * @return the document, and what it cannot say
     * @throws ExportRefusedException if the system would give the change to other users than the plan does, or before a person
     *     whom the plan asks has agreed
     * @throws io.github.rolloutplanner.reason.RolloutException.InvalidValue if the plan does not have exactly one flag
     */
    FlagExport export(RolloutPlan plan);
}

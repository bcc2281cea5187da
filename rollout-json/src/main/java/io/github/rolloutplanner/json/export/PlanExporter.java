package io.github.rolloutplanner.json.export;

import io.github.rolloutplanner.plan.RolloutPlan;

/**
 * Writes a plan as one system reads it: the phases as a flag system or a delivery controller goes through them by itself, or what is
 * watched as a monitoring system watches it. To support another system, implement this.
 *
 * <p>These systems advance after a time, when a person says so, or by one look at a threshold. What a plan asks for besides, such as
 * a minimum sample, is in the {@linkplain Export#losses() losses}: let a {@link io.github.rolloutplanner.decision.RunningRollout}
 * decide, and the system carry it out.
 *
 * @since 0.1.0
 */
public interface PlanExporter {

    /**
     * The system.
     *
     * @return its name, as its users write it
     */
    String system();

    /**
     * Writes a plan.
     *
     * @param plan the plan
     * @return the document, and what it cannot say
     * @throws ExportRefusedException if the system would give the change to other users than the plan does, promote before a person
     *     whom the plan asks has agreed, or watch something else than the plan does
     * @throws io.github.rolloutplanner.reason.RolloutException.InvalidValue if the plan has not what this exporter writes, such as one
     *     flag
     */
    Export export(RolloutPlan plan);
}

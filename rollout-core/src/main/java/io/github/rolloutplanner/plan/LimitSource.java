package io.github.rolloutplanner.plan;

/**
 * Who set the limit of a metric.
 *
 * @since 0.1.0
 */
public enum LimitSource {
    /** The owner of the metric. The limit stands by itself, whatever other users see. */
    STATED,
    /**
     * The planner's policy, as a distance from the baseline. Beside a control group, exposed users must be worse than it by
     * as much: what happens to all users is not the change's doing.
     */
    POLICY
}

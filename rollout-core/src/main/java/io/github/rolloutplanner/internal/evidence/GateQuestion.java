package io.github.rolloutplanner.internal.evidence;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Quantity;

/**
 * What a gate must be able to see.
 *
 * @param metric the metric of the gate
 * @param role what the gate is for: the significance level is split over guardrails, and a success is an improvement
 * @param harm the level of the gate; of a success, where the metric is expected to stand
 * @param trigger the level at which the change is rolled back; of a success, as the effect
 * @since 0.1.0
 */
public record GateQuestion(Metric metric, GateRole role, Quantity harm, Quantity trigger) {

    public GateQuestion {
        requireNonNull(metric, "metric");
        requireNonNull(harm, "harm");
        requireNonNull(trigger, "trigger");
        requireNonNull(role, "role");
    }

    /** That a metric is better than its baseline. */
    public static GateQuestion ofSuccess(Metric metric, Quantity effect) {
        return new GateQuestion(metric, GateRole.SUCCESS, effect, effect);
    }

    boolean isSuccess() {
        return role == GateRole.SUCCESS;
    }

    boolean isGuardrail() {
        return role == GateRole.GUARDRAIL;
    }
}

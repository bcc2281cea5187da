package io.github.rolloutplanner.internal.evidence;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Quantity;

/**
 * What a gate must be able to see.
 *
 * @param metric the metric of the gate
 * @param isGuardrail whether a breach rolls back, so that the significance level is split over it
 * @param harm the level of the gate
 * @param trigger the level at which the change is rolled back
 * @since 0.1.0
 */
public record GateQuestion(Metric metric, boolean isGuardrail, Quantity harm, Quantity trigger) {

    public GateQuestion {
        requireNonNull(metric, "metric");
        requireNonNull(harm, "harm");
        requireNonNull(trigger, "trigger");
    }
}

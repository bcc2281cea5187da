package io.github.rolloutplanner.decision;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.observation.GroupTotals;
import java.util.OptionalDouble;

/**
 * What an experiment did to one metric.
 *
 * @param metric name of the metric
 * @param role what the metric is there for
 * @param treated what the treatment group showed
 * @param control what the control group showed
 * @param difference treatment less control: of rates as a percentage, of means in the unit of the metric; of a percentile, of the
 *     percentage beyond its baseline
 * @param relative the difference as a part of what the control group showed; nothing where that is zero
 * @param low the lowest difference that is not ruled out at the confidence of the experiment
 * @param high the highest such difference
 * @param pValue two-sided, that both groups are the same
 * @param finding what that means
 * @since 0.1.0
 */
public record MetricEffect(
        String metric,
        GateRole role,
        GroupTotals treated,
        GroupTotals control,
        double difference,
        OptionalDouble relative,
        double low,
        double high,
        double pValue,
        Finding finding) {

    public MetricEffect {
        requireNonNull(metric, "metric");
        requireNonNull(role, "role");
        requireNonNull(treated, "treated");
        requireNonNull(control, "control");
        requireNonNull(relative, "relative");
        requireNonNull(finding, "finding");
    }

    /**
     * The effect as one line.
     *
     * @return what both groups showed, the difference with its interval, and what it means
     */
    @Override
    public String toString() {
        return EffectReason.text(this);
    }

    /**
     * What an effect means.
     *
     * @since 0.1.0
     */
    public enum Finding {
        /** The treatment is better, at the level that the success metrics share. */
        BETTER,
        /** The treatment is worse, at the level that all metrics share. */
        WORSE,
        /** The treatment is not worse than the margin of its gate. */
        NOT_WORSE,
        /** None of these is shown. */
        UNCLEAR
    }
}

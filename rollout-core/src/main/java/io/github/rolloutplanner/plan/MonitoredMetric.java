package io.github.rolloutplanner.plan;

import io.github.rolloutplanner.internal.bounds.TimeBound;
import io.github.rolloutplanner.metric.Baseline;
import io.github.rolloutplanner.metric.ExposureUnit;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Level;
import io.github.rolloutplanner.metric.MetricFamily;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.metric.Threshold;
import io.github.rolloutplanner.reason.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.immutables.value.Value;

/**
 * A metric that is watched: what it shows today, and where an alert fires.
 *
 * @since 0.1.0
 */
@Value.Immutable
public sealed interface MonitoredMetric permits ImmutableMonitoredMetric {

    /**
     * The name of the metric.
     *
     * @return the name; unique in a plan
     */
    String name();

    /**
     * What the metric is about.
     *
     * @return the family; empty in an external plan
     */
    Optional<MetricFamily> family();

    /**
     * How the metric is made from observations.
     *
     * @return the kind; empty in an external plan
     */
    Optional<MetricKind> kind();

    /**
     * Which percentile a quantile is.
     *
     * @return strictly between 0% and 100%; empty for other kinds, and where it is not stated: then it is what the name says,
     *     or 95%
     */
    Optional<Percentage> percentile();

    /**
     * What one observation of the metric is.
     *
     * @return what is counted; empty in an external plan
     */
    Optional<ExposureUnit> exposureUnit();

    /**
     * What the metric is watched for.
     *
     * @return the role; empty in an external plan
     */
    Optional<GateRole> role();

    /**
     * Whether the metric shall be better in the end besides what its role says.
     *
     * @return defaults to false
     */
    @Value.Default
    default boolean alsoSuccess() {
        return false;
    }

    /**
     * What the metric shows today.
     *
     * @return the baseline
     */
    Level baseline();

    /**
     * How well the baseline is known.
     *
     * @return whence the baseline is; defaults to {@link Baseline#typed()}, of which the plan's evidence says how far it may be
     *     off
     */
    @Value.Default
    default Baseline baselineSource() {
        return Baseline.typed();
    }

    /**
     * How far single observations of a mean lie from it.
     *
     * @return the standard deviation in the unit of the baseline; empty where it is not stated
     */
    OptionalDouble standardDeviation();

    /**
     * How much the requests of one user depend on each other, as far as it is stated.
     *
     * @return the intraclass correlation, from 0 to 1; empty where it is not stated, which is taken for 0
     */
    OptionalDouble intraclassCorrelation();

    /**
     * How long after an exposure its observation is complete.
     *
     * @return the time to ripen; empty for none
     */
    Optional<Duration> ripening();

    /**
     * How long after it is complete an observation arrives.
     *
     * @return the delay of the source; empty for none
     */
    Optional<Duration> arrival();

    /**
     * How long after an exposure its observation is there to be looked at.
     *
     * @return the time to ripen and to arrive
     */
    default Duration delay() {
        return TimeBound.sum(ripening().orElse(Duration.ZERO), arrival().orElse(Duration.ZERO));
    }

    /**
     * What the metric must keep for no alert to fire.
     *
     * @return the threshold, with the healthy side
     */
    Threshold threshold();

    /**
     * The limit that it must keep at any percentage.
     *
     * @return the limit; empty in an external plan
     */
    Optional<Threshold> limit();

    /**
     * Who set the limit, by which it is judged whether exposed users break it.
     *
     * @return defaults to {@link LimitSource#STATED}, which rolls back soonest: an external plan publishes its limits
     *     as they stand
     */
    @Value.Default
    default LimitSource limitSource() {
        return LimitSource.STATED;
    }

    /**
     * Why the threshold and the limit are where they are.
     *
     * @return the reasons; empty in an external plan
     */
    List<Reason> reasons();

    /**
     * This metric with another threshold.
     *
     * @param threshold what it must keep
     * @return a metric that differs in this
     */
    MonitoredMetric withThreshold(Threshold threshold);

    /**
     * This metric with a baseline that is known as well as this.
     *
     * @param source whence the baseline is
     * @return a metric that differs in this
     */
    MonitoredMetric withBaselineSource(Baseline source);

    /**
     * Starts a monitored metric.
     *
     * @return a builder; name, baseline and threshold are required
     */
    static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link MonitoredMetric}. */
    final class Builder extends ImmutableMonitoredMetric.Builder {
        Builder() {}
    }

    /**
     * Who set the limit of a metric.
     *
     * @since 0.1.0
     */
    enum LimitSource {
        /** The owner of the metric. The limit stands by itself, whatever other users see. */
        STATED,
        /**
         * The planner's policy, as a distance from the baseline. Beside a control group, exposed users must be worse than it by
         * as much: what happens to all users is not the change's doing.
         */
        POLICY
    }
}

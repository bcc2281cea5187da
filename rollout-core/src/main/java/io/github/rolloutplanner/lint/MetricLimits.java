package io.github.rolloutplanner.lint;

import io.github.rolloutplanner.metric.Threshold.Relation;
import io.github.rolloutplanner.plan.MonitoredMetric;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All limits that a plan sets for one metric. */
final class MetricLimits {
    private final String metric;
    private final Optional<MonitoredMetric> monitored;
    private final Optional<Relation> healthy;
    private final LimitScale scale;
    private final List<Located> located = new ArrayList<>();
    private final List<Limit> inWrongDirection = new ArrayList<>();

    MetricLimits(String metric, Optional<MonitoredMetric> monitored) {
        this.metric = metric;
        this.monitored = monitored;
        this.healthy = monitored.map(known -> known.threshold().relation());
        this.scale = new LimitScale(monitored.flatMap(LimitScale::baselineOf));
    }

    void add(Limit limit) {
        if (healthy.isPresent() && healthy.get() != limit.healthy()) {
            inWrongDirection.add(limit);
        } else {
            scale.pointOf(limit.kept().level()).ifPresent(point -> located.add(new Located(limit, point)));
        }
    }

    /** The name of the metric: the monitored one's, else as it is first called. */
    String metric() {
        return metric;
    }

    /** What monitoring says of the metric, if it knows it. */
    Optional<MonitoredMetric> monitored() {
        return monitored;
    }

    LimitScale scale() {
        return scale;
    }

    /** Whether the plan takes the change back when the metric is bad enough. */
    boolean rollsBack() {
        return !located(Set.of(Limit.Kind.TRIGGER)).isEmpty();
    }

    /** The limits whose direction monitoring contradicts. */
    List<Limit> inWrongDirection() {
        return inWrongDirection;
    }

    /** The other limits of some kinds, as far as it can be told where they lie. */
    List<Located> located(Set<Limit.Kind> kinds) {
        List<Located> wanted = new ArrayList<>(located.size());
        for (Located limit : located) {
            if (kinds.contains(limit.limit.kind())) {
                wanted.add(limit);
            }
        }
        return wanted;
    }

    /**
     * A limit and where it lies.
     *
     * @param limit the limit
     * @param point its place on the scale of the metric
     */
    record Located(Limit limit, ScaledLevel point) {

        boolean isComparableTo(Located other) {
            return limit.healthy() == other.limit.healthy() && point.isComparableTo(other.point);
        }

        /** Whether this lets more harm pass than another limit does. */
        boolean isLooserThan(Located other) {
            return isComparableTo(other) && point.isWorseThan(other.point, limit.healthy());
        }
    }
}

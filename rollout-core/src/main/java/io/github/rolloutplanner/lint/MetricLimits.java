package io.github.rolloutplanner.lint;

import io.github.rolloutplanner.metric.Threshold.Relation;
import io.github.rolloutplanner.plan.MonitoredMetric;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** All limits that a plan sets for one metric. */
final class MetricLimits {
    private final String metric;
    private final Optional<MonitoredMetric> monitored;
    private final Scale scale;
    private final List<Limit> limits = new ArrayList<>();

    MetricLimits(String metric, Optional<MonitoredMetric> monitored) {
        this.metric = metric;
        this.monitored = monitored;
        this.scale = new Scale(monitored.flatMap(Scale::baselineOf));
    }

    /** The name of the metric: the monitored one's, else as it is first called. */
    String metric() {
        return metric;
    }

    void add(Limit limit) {
        limits.add(limit);
    }

    Scale scale() {
        return scale;
    }

    /** The side on which the metric is healthy, if monitoring says so. */
    Optional<Relation> healthy() {
        return monitored.map(known -> known.threshold().relation());
    }

    /** The limits whose direction monitoring contradicts. */
    List<Limit> inWrongDirection() {
        return limits.stream().filter(limit -> !isInDirection(limit)).toList();
    }

    /** The limits of some kinds that can be located, but for those in the wrong direction. */
    List<Located> located(Set<Limit.Kind> kinds) {
        return limits.stream()
                .filter(limit -> kinds.contains(limit.kind()) && isInDirection(limit))
                .flatMap(this::locate)
                .toList();
    }

    private boolean isInDirection(Limit limit) {
        return healthy().isEmpty() || healthy().get() == limit.healthy();
    }

    private Stream<Located> locate(Limit limit) {
        return scale.pointOf(limit.kept().level()).stream().map(point -> new Located(limit, point));
    }

    /**
     * A limit and where it lies.
     *
     * @param limit the limit
     * @param point its place on the scale of the metric
     */
    record Located(Limit limit, Point point) {

        boolean isComparableTo(Located other) {
            return limit.healthy() == other.limit.healthy() && point.isComparableTo(other.point);
        }

        /** Whether this lets more harm pass than another limit does. */
        boolean isLooserThan(Located other) {
            return isComparableTo(other) && point.isWorseThan(other.point, limit.healthy());
        }
    }
}

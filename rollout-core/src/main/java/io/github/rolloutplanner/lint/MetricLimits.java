package io.github.rolloutplanner.lint;

import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.metric.Threshold.Relation;
import io.github.rolloutplanner.plan.MonitoredMetric;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All limits that a plan sets for one metric. */
final class MetricLimits {
    private final String metric;
    private final Optional<MonitoredMetric> monitored;
    private final Optional<Relation> healthy;
    private final LimitScale scale;
    private final List<ScaledLimit> scaled = new ArrayList<>();
    private final List<Limit> inWrongDirection = new ArrayList<>();
    private final Map<Limit.Kind, Extremes> loosestBefore = new EnumMap<>(Limit.Kind.class);
    private final Map<Limit.Kind, Extremes> tightestAfter = new EnumMap<>(Limit.Kind.class);

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
            scale.pointOf(limit.kept().level()).ifPresent(point -> scaled.add(new ScaledLimit(limit, point)));
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

    /** Whether the metric is a rate of errors or performance near 100%, as far as monitoring tells. */
    boolean isMeasuredFromAll() {
        return monitored
                .flatMap(WatchedMetric::of)
                .filter(Metric::isMeasuredFromAll)
                .isPresent();
    }

    /** Whether the metric is a resource, whose gates rise with the load that a percentage brings. */
    boolean isResource() {
        return monitored
                .flatMap(MonitoredMetric::kind)
                .filter(kind -> kind == MetricKind.SATURATION)
                .isPresent();
    }

    LimitScale scale() {
        return scale;
    }

    /** Whether the plan rolls back when the metric is bad enough. */
    boolean rollsBack() {
        return !scaled(Set.of(Limit.Kind.ROLLBACK_TRIGGER)).isEmpty();
    }

    /** The limits whose direction monitoring contradicts. */
    List<Limit> inWrongDirection() {
        return inWrongDirection;
    }

    /** The other limits of some kinds, as far as it can be told where they lie. */
    List<ScaledLimit> scaled(Set<Limit.Kind> kinds) {
        List<ScaledLimit> wanted = new ArrayList<>(scaled.size());
        for (ScaledLimit limit : scaled) {
            if (kinds.contains(limit.limit.kind())) {
                wanted.add(limit);
            }
        }
        return wanted;
    }

    /** The baseline, where it is no better than the limit allows. */
    Optional<ScaledLevel> baselineBreaching(ScaledLimit scaled) {
        return scale.baselineFor(scaled.point)
                .filter(baseline -> !scaled.point.isWorseThan(baseline, scaled.limit.healthy())
                        && !isZeroTolerance(baseline, scaled));
    }

    /** Where a limit may stand, by those of the others that are not breached today. */
    LimitRoom roomOf(ScaledLimit limit) {
        return new LimitRoom(
                loosestBefore(limit),
                tightestAfter
                        .computeIfAbsent(limit.limit.kind(), kind -> Extremes.tightest(sound(kind.after())))
                        .comparableTo(limit));
    }

    private Optional<ScaledLimit> loosestBefore(ScaledLimit limit) {
        return loosestBefore
                .computeIfAbsent(limit.limit.kind(), kind -> Extremes.loosest(sound(kind.before())))
                .comparableTo(limit);
    }

    private List<ScaledLimit> sound(Set<Limit.Kind> kinds) {
        return scaled(kinds).stream()
                .filter(limit -> baselineBreaching(limit).isEmpty())
                .toList();
    }

    /** The loosest of what comes before a limit, where it would come after that if it were set to another level. */
    Optional<ScaledLimit> leftBehind(ScaledLimit limit, ScaledLevel level) {
        return loosestBefore(limit)
                .filter(inner ->
                        inner.point.isComparableTo(level) && inner.point.isWorseThan(level, inner.limit.healthy()));
    }

    /** Nothing is below zero: a metric that is at zero keeps a limit of zero until the first event. */
    private static boolean isZeroTolerance(ScaledLevel baseline, ScaledLimit scaled) {
        return baseline.value() == 0 && scaled.point.value() == 0 && scaled.limit.healthy() == Relation.BELOW;
    }

    /**
     * A limit and where it lies.
     *
     * @param limit the limit
     * @param point its place on the scale of the metric
     */
    record ScaledLimit(Limit limit, ScaledLevel point) {

        /** How far it lies on the bad side; only those of one scale can be compared. */
        double badness() {
            return point.beyond(new ScaledLevel(0, point.scale()), limit.healthy());
        }

        /** Whether this tolerates more than another limit of the same direction and scale does. */
        boolean isLooserThan(ScaledLimit other) {
            return point.isWorseThan(other.point, limit.healthy());
        }
    }
}

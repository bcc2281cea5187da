package io.github.rolloutplanner.lint;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.internal.rules.LintLimitRows;
import io.github.rolloutplanner.lint.MetricLimits.ScaledLimit;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.metric.Threshold.Relation;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Whether a metric can go beyond its limits at all: no rate is above 100%, and nothing that is counted is below zero. */
final class ReachChecks {
    private static final Set<Limit.Kind> ON_THE_WAY = EnumSet.complementOf(EnumSet.of(Limit.Kind.SUCCESS_CRITERION));
    private static final String PERCENT = "%";
    private static final double ALL_PERCENT = 100;

    private ReachChecks() {}

    static void reachable(LintedPlan plan, Report report) {
        for (MetricLimits metric : plan.limits()) {
            metric.scaled(ON_THE_WAY).stream()
                    .filter(limit -> isOutOfReach(metric, limit))
                    .forEach(limit -> outOfReach(metric, limit, report));
        }
    }

    /** Whether a metric can never be on the bad side of a limit. */
    static boolean isOutOfReach(MetricLimits metric, ScaledLimit limit) {
        ScaledLevel point = limit.point();
        return limit.limit().healthy() == Relation.BELOW
                ? point.scale().equals(PERCENT) && point.value() >= ALL_PERCENT && isRate(metric)
                : point.value() <= 0 && isNeverNegative(metric);
    }

    /** A mean in percent may be above 100%; a percentage of which nothing is known is taken for a rate, as everywhere. */
    private static boolean isRate(MetricLimits metric) {
        return kind(metric).filter(kind -> kind != MetricKind.RATE).isEmpty();
    }

    /** A mean may be negative, such as a profit. */
    private static boolean isNeverNegative(MetricLimits metric) {
        return kind(metric).filter(kind -> kind != MetricKind.MEAN).isPresent();
    }

    private static Optional<MetricKind> kind(MetricLimits metric) {
        return metric.monitored().flatMap(WatchedMetric::of).map(Metric::kind);
    }

    private static void outOfReach(MetricLimits metric, ScaledLimit scaled, Report report) {
        Limit limit = scaled.limit();
        boolean isUpper = limit.healthy() == Relation.BELOW;
        report.add(
                limit.path(),
                isUpper ? LintLimitRows.ABOVE_ALL : LintLimitRows.BELOW_NOTHING,
                fact("kind", limit.kind()),
                fact("limit", limit),
                fact("metric", metric.metric()),
                fact("baseline", metric.scale().baselineFor(scaled.point())));
    }
}

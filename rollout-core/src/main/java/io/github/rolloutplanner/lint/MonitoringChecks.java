package io.github.rolloutplanner.lint;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.internal.rules.LintPlanRows;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Threshold;
import io.github.rolloutplanner.plan.MonitoredMetric;
import java.util.Optional;

/** Whether what is monitored can raise an alert. */
final class MonitoringChecks {

    private MonitoringChecks() {}

    static void none(LintedPlan plan, Report report) {
        if (plan.metrics().isEmpty()) {
            report.add("monitoring.metrics", LintPlanRows.NO_METRIC);
        }
    }

    static void complete(LintedPlan plan, Report report) {
        plan.metrics().forEach(metric -> complete(metric, report));
    }

    /** A limit on a quantile counts what is beyond its baseline, of which each percentile has another part. */
    static void percentile(LintedPlan plan, Report report) {
        for (Located<MonitoredMetric> metric : plan.metrics()) {
            WatchedMetric.of(metric.value())
                    .filter(Metric::isPercentileAssumed)
                    .ifPresent(quantile -> report.add(
                            metric.path(),
                            LintPlanRows.PERCENTILE,
                            fact("metric", quantile.name()),
                            fact("percentile", quantile.percentile())));
        }
    }

    private static void complete(Located<MonitoredMetric> located, Report report) {
        MonitoredMetric metric = located.value();
        Optional<Quantity> today = LimitScale.baselineOf(metric);
        if (today.isEmpty()) {
            report.add(
                    located.path("baseline"),
                    LintPlanRows.BASELINE_IN_WORDS,
                    fact("metric", metric.name()),
                    fact("baseline", metric.baseline()));
        }
        Optional<ScaledLevel> limit =
                new LimitScale(today).pointOf(metric.threshold().level());
        if (limit.isEmpty()) {
            report.add(
                    located.path("threshold"),
                    LintPlanRows.THRESHOLD_IN_WORDS,
                    fact("metric", metric.name()),
                    fact("threshold", metric.threshold().level()));
        } else {
            today.ifPresent(baseline -> compare(located, baseline, limit.get(), report));
        }
    }

    private static void compare(Located<MonitoredMetric> metric, Quantity today, ScaledLevel limit, Report report) {
        Threshold threshold = metric.value().threshold();
        boolean isComparable = limit.scale().equals(today.unit());
        boolean isZeroTolerance = isComparable
                && today.value() == 0
                && limit.value() == 0
                && threshold.relation() == Threshold.Relation.BELOW;
        if (isZeroTolerance
                || (isComparable
                        && limit.isWorseThan(new ScaledLevel(today.value(), today.unit()), threshold.relation()))) {
            return;
        }
        report.add(
                metric.path("threshold"),
                isComparable ? LintPlanRows.ALERTS_AT_ONCE : LintPlanRows.UNITS,
                fact("metric", metric.value().name()),
                fact("threshold", threshold.level()),
                fact("baseline", today),
                fact("healthy", threshold.relation()),
                fact("bad", threshold.relation().opposite()));
    }
}

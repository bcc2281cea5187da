package io.github.rolloutplanner.lint;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.internal.rules.LintPlanRows;
import io.github.rolloutplanner.lint.MetricLimits.ScaledLimit;
import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Threshold;
import io.github.rolloutplanner.plan.MonitoredMetric;
import java.util.List;
import java.util.Optional;

/** Whether what is monitored can raise an alert. */
final class MonitoringChecks {

    private MonitoringChecks() {}

    static void none(LintedPlan plan, Report report) {
        if (plan.metrics().isEmpty()) {
            report.add("monitoring.metrics", LintPlanRows.NO_METRIC);
        }
    }

    /** What the planner made has alerts for all that it monitors. */
    static void noAlert(LintedPlan plan, Report report) {
        List<MonitoredMetric> metrics = plan.plan().monitoring().metrics();
        if (!plan.isDerived() && plan.plan().monitoring().alerts().isEmpty() && !metrics.isEmpty()) {
            MonitoredMetric first = metrics.get(0);
            report.add("monitoring.alerts", LintPlanRows.NO_ALERT, fact("example", breach(first)));
        }
    }

    /** What breaks the threshold of a metric, as an alert or a trigger words it. */
    static String breach(MonitoredMetric metric) {
        return new Condition.OnMetric(metric.name(), metric.threshold().breach()).asEvent();
    }

    static void complete(LintedPlan plan, Report report) {
        plan.metrics()
                .forEach(metric -> complete(metric, plan.limitsOf(metric.value().name()), report));
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

    private static void complete(Located<MonitoredMetric> located, MetricLimits limits, Report report) {
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
            today.ifPresent(baseline -> compare(located, limits, baseline, limit.get(), report));
        }
    }

    private static void compare(
            Located<MonitoredMetric> metric, MetricLimits limits, Quantity today, ScaledLevel limit, Report report) {
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
        String path = metric.path("threshold");
        Condition.OnMetric kept = new Condition.OnMetric(metric.value().name(), threshold);
        ScaledLimit itself = new ScaledLimit(new Limit(Limit.Kind.MONITORING_THRESHOLD, path, kept, threshold), limit);
        report.add(
                path,
                isComparable ? LintPlanRows.ALERTS_AT_ONCE : LintPlanRows.UNITS,
                limits.roomOf(itself)
                        .facts(
                                fact("metric", metric.value().name()),
                                fact("threshold", threshold.level()),
                                fact("baseline", today),
                                fact("healthy", threshold.relation()),
                                fact("bad", threshold.relation().opposite())));
    }
}

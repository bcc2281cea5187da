package io.github.rolloutplanner.lint;

import static io.github.rolloutplanner.lint.Limit.Kind.ALERT;
import static io.github.rolloutplanner.lint.Limit.Kind.GATE;
import static io.github.rolloutplanner.lint.Limit.Kind.MONITORING_THRESHOLD;
import static io.github.rolloutplanner.lint.Limit.Kind.ROLLBACK_TRIGGER;
import static io.github.rolloutplanner.lint.Limit.Kind.SUCCESS_CRITERION;
import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.internal.rules.LintLimitRows;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.lint.MetricLimits.ScaledLimit;
import io.github.rolloutplanner.metric.Threshold.Relation;
import io.github.rolloutplanner.plan.MonitoredMetric;
import io.github.rolloutplanner.reason.Rule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether the limits of a metric fit its baseline and each other. */
final class LimitChecks {
    private static final double FAR = 5;
    private static final double ROUNDING = 1e-9;
    private static final int DIGITS = 3;
    private static final double PERCENT = 100;

    /** What comes first on the way from the baseline, what comes later, and what is found where they are swapped. */
    private static final List<Order> ORDERS = List.of(
            new Order(Set.of(GATE), Set.of(ALERT, MONITORING_THRESHOLD), LintLimitRows.ALERTS_FIRST),
            new Order(
                    Set.of(GATE, ALERT, MONITORING_THRESHOLD, SUCCESS_CRITERION),
                    Set.of(ROLLBACK_TRIGGER),
                    LintLimitRows.ROLLS_BACK_FIRST));

    private LimitChecks() {}

    static void baselineUnknown(LintedPlan plan, Report report) {
        Map<String, List<MeasuredGate>> unknown = plan.gates().stream()
                .filter(gate -> gate.baseline().isEmpty())
                .collect(Collectors.groupingBy(MeasuredGate::metric, LinkedHashMap::new, Collectors.toList()));
        unknown.forEach((metric, gates) -> {
            Optional<MonitoredMetric> monitored = gates.get(0).monitored();
            report.add(
                    gates.get(0).path(),
                    monitored.isPresent() ? LintLimitRows.BASELINE_NOT_A_NUMBER : LintLimitRows.NOT_MONITORED,
                    fact("metric", metric),
                    fact("gates", gates.size()),
                    fact("baseline", monitored.map(MonitoredMetric::baseline)));
        });
    }

    static void direction(LintedPlan plan, Report report) {
        for (MetricLimits metric : plan.limits()) {
            for (Limit limit : metric.inWrongDirection()) {
                report.add(
                        limit.path(),
                        LintLimitRows.DIRECTION,
                        fact("kind", limit.kind()),
                        fact("limit", limit),
                        fact("metric", metric.metric()),
                        fact("healthy", limit.healthy()),
                        fact("other", limit.healthy().opposite()));
            }
        }
    }

    static void order(LintedPlan plan, Report report) {
        for (MetricLimits metric : plan.limits()) {
            metric.scaled(Set.of(GATE, ALERT, ROLLBACK_TRIGGER)).forEach(limit -> badSide(metric, limit, report));
            ORDERS.forEach(order -> order.check(metric, report));
        }
    }

    private static void badSide(MetricLimits metric, ScaledLimit scaled, Report report) {
        Limit limit = scaled.limit();
        metric.baselineBreaching(scaled)
                .ifPresent(baseline -> report.add(
                        limit.path(),
                        LintLimitRows.BASELINE_BREACHES,
                        metric.roomOf(scaled)
                                .facts(
                                        fact("kind", limit.kind()),
                                        fact("limit", limit),
                                        fact("metric", metric.metric()),
                                        fact("baseline", baseline),
                                        fact("bad", limit.healthy().opposite()))));
    }

    static void farFromBaseline(LintedPlan plan, Report report) {
        for (MetricLimits metric : plan.limits()) {
            metric.scaled(Set.of(GATE, SUCCESS_CRITERION, ROLLBACK_TRIGGER)).stream()
                    .filter(limit -> !ReachChecks.isOutOfReach(metric, limit))
                    .forEach(limit -> metric.scale()
                            .baselineFor(limit.point())
                            .ifPresent(baseline -> far(metric, limit, baseline, report)));
        }
    }

    private static void far(MetricLimits metric, ScaledLimit scaled, ScaledLevel baseline, Report report) {
        if (metric.isMeasuredFromAll()) {
            farFromAll(metric, scaled, baseline, report);
        } else if (baseline.value() > 0) {
            farFromZero(metric, scaled, baseline, report);
        }
    }

    private static void farFromAll(MetricLimits metric, ScaledLimit scaled, ScaledLevel baseline, Report report) {
        Limit limit = scaled.limit();
        double left = PERCENT - baseline.value();
        double times = (PERCENT - scaled.point().value()) / left;
        if (left > 0 && limit.healthy() == Relation.ABOVE && times >= FAR * (1 - ROUNDING)) {
            ScaledLevel farthest = new ScaledLevel(PERCENT - FAR * left, baseline.scale());
            report.add(
                    limit.path(),
                    LintLimitRows.FAR_FROM_ALL,
                    fact("kind", limit.kind()),
                    fact("limit", limit),
                    fact("factor", Wording.rounded(times, DIGITS)),
                    fact("metric", metric.metric()),
                    fact("baseline", baseline),
                    fact("healthy", limit.healthy()),
                    fact("farthest", farthest),
                    fact(
                            "beforeKind",
                            metric.leftBehind(scaled, farthest)
                                    .map(inner -> inner.limit().kind())),
                    fact("looser", metric.leftBehind(scaled, farthest).map(ScaledLimit::limit)));
        }
    }

    private static void farFromZero(MetricLimits metric, ScaledLimit scaled, ScaledLevel baseline, Report report) {
        Limit limit = scaled.limit();
        double ratio = scaled.point().value() / baseline.value();
        boolean isUpper = limit.healthy() == Relation.BELOW;
        boolean isFar = isUpper ? ratio >= FAR * (1 - ROUNDING) : ratio <= (1 + ROUNDING) / FAR;
        if (isFar) {
            ScaledLevel farthest = new ScaledLevel(baseline.value() * (isUpper ? FAR : 1 / FAR), baseline.scale());
            report.add(
                    limit.path(),
                    isUpper ? LintLimitRows.FAR_ABOVE : LintLimitRows.FAR_BELOW,
                    fact("kind", limit.kind()),
                    fact("limit", limit),
                    fact("factor", Wording.rounded(ratio, DIGITS)),
                    fact("percent", Wording.rounded(PERCENT * ratio, DIGITS)),
                    fact("metric", metric.metric()),
                    fact("baseline", baseline.inItsUnit()),
                    fact("healthy", limit.healthy()),
                    fact("farthest", farthest),
                    fact(
                            "beforeKind",
                            metric.leftBehind(scaled, farthest)
                                    .map(inner -> inner.limit().kind())),
                    fact("looser", metric.leftBehind(scaled, farthest).map(ScaledLimit::limit)));
        }
    }

    /** Two sorts of limits, of which the inner one must not be looser than the outer one. */
    private record Order(Set<Limit.Kind> inner, Set<Limit.Kind> outer, Rule broken) {

        void check(MetricLimits metric, Report report) {
            // A limit that is breached today has its own finding; nothing can be set by it.
            Extremes tightest = Extremes.tightest(metric.scaled(outer).stream()
                    .filter(limit -> metric.baselineBreaching(limit).isEmpty())
                    .toList());
            metric.scaled(inner)
                    .forEach(limit -> tightest.comparableTo(limit)
                            .filter(limit::isLooserThan)
                            .ifPresent(first -> report.add(
                                    limit.limit().path(),
                                    broken,
                                    fact("kind", limit.limit().kind()),
                                    fact("limit", limit.limit()),
                                    fact("outer", first.limit().kind()),
                                    fact("first", first.limit()),
                                    fact("path", first.limit().path()),
                                    fact("level", limit.point()),
                                    fact("outerLevel", first.point()))));
        }
    }
}

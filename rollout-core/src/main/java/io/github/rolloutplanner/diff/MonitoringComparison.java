package io.github.rolloutplanner.diff;

import io.github.rolloutplanner.diff.PlanChange.Kind;
import io.github.rolloutplanner.internal.naming.MetricNames;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.Baseline;
import io.github.rolloutplanner.metric.Threshold;
import io.github.rolloutplanner.plan.MonitoredMetric;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Compares what two plans watch: metrics, their baselines and limits. */
final class MonitoringComparison {
    private static final List<Facet<MonitoredMetric, ?>> FACETS = List.of(
            Facet.of(
                            Kind.NAME,
                            "name",
                            "a metric",
                            (MonitoredMetric metric) -> Optional.of(metric.name()),
                            Leaning.<String>none())
                    .shownAs(Part::named),
            Facet.of(
                    Kind.THRESHOLD,
                    "threshold",
                    "the monitored level of %",
                    (MonitoredMetric metric) -> Optional.of(limit(metric, metric.threshold())),
                    LimitLevel::looser),
            Facet.of(
                    Kind.THRESHOLD,
                    "limit",
                    "the limit of %",
                    (MonitoredMetric metric) -> metric.limit().map(limit -> limit(metric, limit)),
                    LimitLevel::looser),
            Facet.of(Kind.ROLE, "role", "the role of %", MonitoredMetric::role, Leaning.none()),
            Facet.of(
                            Kind.BASELINE,
                            "baseline",
                            "the baseline of %",
                            (MonitoredMetric metric) -> Optional.of(baseline(metric)),
                            Leaning.<LimitLevel.Meant>none())
                    .shownAs(LimitLevel.Meant::toString),
            Facet.of(
                            Kind.BASELINE,
                            "baselineSource",
                            "what is known of the baseline of %",
                            (MonitoredMetric metric) -> Optional.of(metric.baselineSource()),
                            Leaning.<Baseline>none())
                    .shownAs(MonitoringComparison::text)
                    .beyondContract(),
            Facet.of(
                            Kind.METRIC,
                            "kind",
                            "the kind of %",
                            (MonitoredMetric metric) -> Optional.of(kind(metric)),
                            Leaning.<String>none())
                    .beyondContract(),
            Facet.of(
                            Kind.METRIC,
                            "delay",
                            "the delay of %",
                            (MonitoredMetric metric) -> Optional.of(metric.delay()),
                            Leaning.<Duration>moreIsRiskier())
                    .beyondContract());

    private MonitoringComparison() {}

    static void compare(RolloutPlan before, RolloutPlan after, Found found) {
        Pairs<MonitoredMetric> metrics = Pairs.of(metrics(before), metrics(after))
                .by(MonitoredMetric::name)
                .by(metric -> MetricNames.key(metric.name()));
        metrics.both().forEach(pair -> Facet.compareAll(FACETS, pair.before(), pair.after(), found));
        metrics.added()
                .forEach(metric ->
                        found.added(Kind.METRIC, Direction.SAFER, metric, metric.name(), text(metric.value())));
        metrics.removed()
                .forEach(metric ->
                        found.removed(Kind.METRIC, Direction.RISKIER, metric, metric.name(), text(metric.value())));
    }

    private static List<Part<MonitoredMetric>> metrics(RolloutPlan plan) {
        return Part.each("monitoring.metrics", plan.monitoring().metrics(), metric -> Part.named(metric.name()));
    }

    private static String text(MonitoredMetric metric) {
        return "baseline " + metric.baseline() + ", " + metric.threshold();
    }

    private static String kind(MonitoredMetric metric) {
        return metric.kind().map(Wording::of).orElse("not known");
    }

    private static LimitLevel limit(MonitoredMetric metric, Threshold kept) {
        return LimitLevel.kept(kept, GateAtom.Metrics.baseline(metric));
    }

    private static LimitLevel.Meant baseline(MonitoredMetric metric) {
        return GateAtom.Metrics.baseline(metric)
                .map(LimitLevel.Meant::of)
                .orElseGet(() ->
                        new LimitLevel.Meant(Optional.empty(), metric.baseline().toString()));
    }

    private static String text(Baseline source) {
        if (source instanceof Baseline.Measured measured) {
            return "measured by " + Wording.count(measured.observations(), "observation") + " in "
                    + Wording.of(measured.window());
        }
        if (source instanceof Baseline.Within within) {
            return "off by at most " + within.part();
        }
        return source instanceof Baseline.Exact ? "exact" : "a typed number";
    }
}

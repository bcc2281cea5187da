package io.github.rolloutplanner.lint;

import static io.github.rolloutplanner.lint.Limit.Kind.ALERT;
import static io.github.rolloutplanner.lint.Limit.Kind.GATE;
import static io.github.rolloutplanner.lint.Limit.Kind.SUCCESS;
import static io.github.rolloutplanner.lint.Limit.Kind.THRESHOLD;
import static io.github.rolloutplanner.lint.Limit.Kind.TRIGGER;

import io.github.rolloutplanner.lint.MetricLimits.Located;
import io.github.rolloutplanner.metric.Threshold.Relation;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether the limits of a metric fit its baseline and each other. */
final class LimitChecks {
    private static final double FAR = 5;
    private static final double ROUNDING = 1e-9;

    /** What comes first on the way from the baseline, what comes later, and what the later one does. */
    private static final List<Order> ORDERS = List.of(
            new Order(Set.of(GATE), Set.of(ALERT, THRESHOLD), "which calls somebody"),
            new Order(Set.of(GATE, ALERT, THRESHOLD, SUCCESS), Set.of(TRIGGER), "which rolls back"));

    private LimitChecks() {}

    static void direction(LintedPlan plan, Report report) {
        for (MetricLimits metric : plan.limits()) {
            for (Limit limit : metric.inWrongDirection()) {
                report.add(
                        limit.path(),
                        "The " + limit.named() + " wants '" + metric.metric() + "' " + FindingText.side(limit.healthy())
                                + " its level, but monitoring alerts there: it must stay "
                                + FindingText.side(limit.healthy().opposite()) + ".",
                        "Turn one of the two round.");
            }
        }
    }

    static void order(LintedPlan plan, Report report) {
        for (MetricLimits metric : plan.limits()) {
            metric.located(Set.of(GATE, ALERT, TRIGGER)).forEach(limit -> badSide(metric, limit, report));
            ORDERS.forEach(order -> order(metric, order, report));
        }
    }

    private static void badSide(MetricLimits metric, Located located, Report report) {
        Relation healthy = located.limit().healthy();
        Optional<ScaledLevel> baseline = metric.scale().baselineFor(located.point());
        if (baseline.isPresent() && !located.point().isWorseThan(baseline.get(), healthy)) {
            report.add(
                    located.limit().path(),
                    "The " + located.limit().named() + " is not on the bad side of the baseline (" + baseline.get()
                            + "): what '" + metric.metric() + "' shows today already breaks it.",
                    "Set it " + FindingText.side(healthy.opposite()) + " " + baseline.get() + ".");
        }
    }

    private static void order(MetricLimits metric, Order order, Report report) {
        List<Located> outer = metric.located(order.outer);
        if (outer.isEmpty()) {
            return;
        }
        for (Located inner : metric.located(order.inner)) {
            tightestWithin(inner, outer)
                    .ifPresent(first -> report.add(
                            inner.limit().path(),
                            "The " + inner.limit().named() + " lies beyond the "
                                    + first.limit().named() + " ("
                                    + first.limit().path() + "), " + order.consequence + " first.",
                            "Move it to " + first.point() + " or " + nearer(inner) + ", or the "
                                    + first.limit().kind().words + " to " + inner.point() + " or " + further(inner)
                                    + "."));
        }
    }

    private static Optional<Located> tightestWithin(Located inner, List<Located> outer) {
        Located tightest = inner;
        for (Located limit : outer) {
            tightest = tightest.isLooserThan(limit) ? limit : tightest;
        }
        return tightest.equals(inner) ? Optional.empty() : Optional.of(tightest);
    }

    private static String nearer(Located limit) {
        return limit.limit().healthy() == Relation.BELOW ? "less" : "more";
    }

    private static String further(Located limit) {
        return limit.limit().healthy() == Relation.BELOW ? "more" : "less";
    }

    static void farFromBaseline(LintedPlan plan, Report report) {
        for (MetricLimits metric : plan.limits()) {
            metric.located(Set.of(GATE, SUCCESS, TRIGGER)).forEach(limit -> far(metric, limit, report));
        }
    }

    private static void far(MetricLimits metric, Located located, Report report) {
        metric.scale()
                .baselineFor(located.point())
                .filter(baseline -> baseline.value() > 0)
                .filter(baseline -> isFar(located, baseline))
                .ifPresent(baseline -> report.add(
                        located.limit().path(),
                        "The " + located.limit().named() + " is " + ratio(located, baseline)
                                + baselineOf(metric, baseline) + ".",
                        "Set it " + FindingText.side(located.limit().healthy()) + " " + farthest(located, baseline)
                                + ", or say why that much harm can be borne."));
    }

    private static boolean isFar(Located located, ScaledLevel baseline) {
        double ratio = located.point().value() / baseline.value();
        return located.limit().healthy() == Relation.BELOW
                ? ratio >= FAR * (1 - ROUNDING)
                : ratio <= (1 + ROUNDING) / FAR;
    }

    private static String ratio(Located located, ScaledLevel baseline) {
        double ratio = located.point().value() / baseline.value();
        return located.limit().healthy() == Relation.BELOW
                ? FindingText.of(ratio) + " times the baseline"
                : "only " + FindingText.of(ratio * 100) + "% of the baseline";
    }

    private static String baselineOf(MetricLimits metric, ScaledLevel baseline) {
        return baseline.scale().equals(ScaledLevel.TIMES_BASELINE)
                ? " of '" + metric.metric() + "'"
                : " of '" + metric.metric() + "' (" + baseline + ")";
    }

    private static String farthest(Located located, ScaledLevel baseline) {
        double factor = located.limit().healthy() == Relation.BELOW ? FAR : 1 / FAR;
        return new ScaledLevel(baseline.value() * factor, baseline.scale()).toString();
    }

    /** Two sorts of limits, of which the inner one must not be looser than the outer one. */
    private record Order(Set<Limit.Kind> inner, Set<Limit.Kind> outer, String consequence) {}
}

package io.github.rolloutplanner.lint;

import io.github.rolloutplanner.metric.Level;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Threshold;
import io.github.rolloutplanner.plan.MonitoredMetric;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Whether what is watched can raise an alarm. */
final class MonitoringChecks {

    private MonitoringChecks() {}

    static void none(LintedPlan plan, Report report) {
        if (plan.metrics().isEmpty()) {
            report.add(
                    "monitoring.metrics",
                    "The plan watches no metric, so harm is seen only when somebody complains.",
                    "Add what would show it, such as an error rate with what it shows today.");
        }
    }

    static void nameUnique(LintedPlan plan, Report report) {
        Map<String, String> known = new HashMap<>();
        for (Located<MonitoredMetric> metric : plan.metrics()) {
            String name = metric.value().name();
            String first = known.putIfAbsent(name.strip().toLowerCase(Locale.ROOT), metric.path());
            if (name.isBlank()) {
                report.add(metric.path("name"), "The metric has the name '" + name + "'.", "Give it a name.");
            } else if (first != null) {
                report.add(
                        metric.path("name"),
                        "The metric is called '" + name + "', like " + first + ".",
                        "Give each metric a name of its own.");
            }
        }
    }

    static void complete(LintedPlan plan, Report report) {
        plan.metrics().forEach(metric -> complete(metric, report));
    }

    private static void complete(Located<MonitoredMetric> metric, Report report) {
        Level baseline = metric.value().baseline();
        Threshold threshold = metric.value().threshold();
        Optional<Quantity> today = LimitScale.baselineOf(metric.value());
        if (today.isEmpty()) {
            report.add(
                    metric.path("baseline"),
                    named(metric) + " has the baseline '" + baseline + "', which is no number with a unit.",
                    "Measure what it shows today, and give that.");
        }
        Optional<ScaledLevel> limit = new LimitScale(today).pointOf(threshold.level());
        if (limit.isEmpty()) {
            report.add(
                    metric.path("threshold"),
                    named(metric) + " has the threshold '" + threshold.level() + "', which is no number with a unit.",
                    "Give the level at which somebody is called.");
        } else {
            today.ifPresent(quantity -> compare(metric, quantity, limit.get(), report));
        }
    }

    private static void compare(Located<MonitoredMetric> metric, Quantity today, ScaledLevel limit, Report report) {
        Threshold threshold = metric.value().threshold();
        if (!limit.scale().equals(today.unit())) {
            report.add(
                    metric.path("threshold"),
                    named(metric) + " has the threshold " + threshold.level() + " and the baseline " + today
                            + ": the units cannot be compared.",
                    "Give both in the same unit.");
        } else if (!limit.isWorseThan(new ScaledLevel(today.value(), today.unit()), threshold.relation())) {
            report.add(
                    metric.path("threshold"),
                    named(metric) + " must stay " + threshold.relation().symbol() + " " + threshold.level()
                            + ", but shows " + today + " today, so the alert fires at once.",
                    "Set the threshold " + FindingText.side(threshold.relation().opposite()) + " " + today + ".");
        }
    }

    private static String named(Located<MonitoredMetric> metric) {
        return "Metric '" + metric.value().name() + "'";
    }
}

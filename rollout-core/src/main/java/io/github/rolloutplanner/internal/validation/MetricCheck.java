package io.github.rolloutplanner.internal.validation;

import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.change.MetricInRole;
import io.github.rolloutplanner.internal.evidence.Readings;
import io.github.rolloutplanner.internal.naming.MetricNames;
import io.github.rolloutplanner.metric.Level;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Threshold;
import io.github.rolloutplanner.policy.LimitPolicy;
import io.github.rolloutplanner.reason.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds everything that is wrong with the metrics of a change. */
final class MetricCheck {
    static final double SMALLEST = 1e-100;
    static final double LARGEST = 1e100;
    private static final double MOST_EVENTS = 1e12;

    private final Change change;
    private final LimitPolicy policy;
    private final List<Problem> problems = new ArrayList<>();

    MetricCheck(Change change, LimitPolicy policy) {
        this.change = change;
        this.policy = policy;
    }

    List<Problem> problems() {
        Map<String, String> names = new HashMap<>();
        for (int at = 0; at < change.measures().size(); at++) {
            Metric metric = change.measures().get(at).metric();
            String path = "metrics[" + at + "]";
            name(path + ".name", metric, names);
            baseline(path + ".baseline", metric);
            room(path + ".baseline", change.measures().get(at));
            success(path + ".role", change.measures().get(at));
            if (isAtWorst(metric)) {
                worst(path + ".baseline", metric);
            } else {
                limits(path + ".limit", metric);
            }
            problems.addAll(new MetricFactsCheck(path, metric).problems());
        }
        return problems;
    }

    private void name(String path, Metric metric, Map<String, String> names) {
        ProblemList found = new ProblemList();
        found.name(path, metric.name(), "Give the name under which dashboards know the metric.");
        if (!metric.baseline().unit().isEmpty()) {
            found.name(path + ".unit", metric.baseline().unit(), "Give the unit, or leave it out.");
        }
        problems.addAll(found.all());
        String known = names.putIfAbsent(MetricNames.key(metric.name()), metric.name());
        if (known != null) {
            String called = known.equals(metric.name())
                    ? "Two metrics are called '" + known + "'."
                    : "'" + metric.name() + "' and '" + known
                            + "' are one name: capitals and spaces around it make no difference.";
            report(path, called, "Give each a name of its own.");
        }
    }

    private void baseline(String path, Metric metric) {
        double value = metric.baseline().value();
        if (value != 0 && !isMeasurable(metric, Math.abs(value))) {
            report(
                    path,
                    "'" + metric.name() + "' is at " + value + ", which nothing that is measured is.",
                    "Give what it shows today, in a unit in which that is no such number.");
        } else if (isRateInPercent(metric) && (value < 0 || value > 100)) {
            report(
                    path,
                    "'" + metric.name() + "' is a rate and cannot be at " + metric.baseline() + ".",
                    "Give a baseline from 0% to 100%.");
        } else if (value < 0) {
            report(
                    path,
                    "'" + metric.name() + "' is at " + metric.baseline() + ", below zero.",
                    "Give what it shows today, from zero on.");
        }
    }

    /** Whether squares of it and what becomes of them stay numbers, and of counts whether they can be counted. */
    private static boolean isMeasurable(Metric metric, double size) {
        return size >= SMALLEST && size <= (metric.kind() == MetricKind.COUNT ? MOST_EVENTS : LARGEST);
    }

    /** What shall become better needs a better to become. */
    private void room(String path, MetricInRole measure) {
        Metric metric = measure.metric();
        double best = metric.healthy() == Threshold.Relation.BELOW ? 0 : 100;
        boolean bounded = metric.healthy() == Threshold.Relation.BELOW || isRateInPercent(metric);
        if (measure.isSuccess() && bounded && metric.baseline().value() == best) {
            report(
                    path,
                    "'" + metric.name() + "' shall become better, but is at " + metric.baseline() + ".",
                    "Watch it as a guardrail, or hope for something else.");
        }
    }

    /** Readings show a breach, and no improvement at a stated level. */
    private void success(String path, MetricInRole measure) {
        if (measure.isSuccess() && Readings.are(measure.metric())) {
            report(
                    path,
                    "'" + measure.metric().name()
                            + "' is a saturation, of which no number of users shows that it is better.",
                    "Watch it as a guardrail or a signal.");
        }
    }

    private static boolean isAtWorst(Metric metric) {
        double value = metric.baseline().value();
        return metric.healthy() == Threshold.Relation.ABOVE ? value == 0 : isRateInPercent(metric) && value == 100;
    }

    private void worst(String path, Metric metric) {
        report(
                path,
                "'" + metric.name() + "' is at " + metric.baseline() + " and cannot become worse, so that no limit can"
                        + " guard it.",
                "Watch something that can, or leave it out.");
    }

    private void limits(String path, Metric metric) {
        if (metric.limit().isPresent()) {
            limit(path, metric, metric.limit().get());
        } else {
            noLimit(path, metric);
        }
    }

    static boolean isRateInPercent(Metric metric) {
        return metric.kind() == MetricKind.RATE && metric.baseline().unit().equals("%");
    }

    /** The policy's limit is a part of the baseline, which some baselines leave no room for. */
    private void noLimit(String path, Metric metric) {
        Level level = policy.limitOf(metric).level();
        Optional<Quantity> limit = level.against(metric.baseline());
        boolean impossible = limit.isEmpty() || !isBeyond(metric, limit.get()) || isOffScale(metric, limit.get());
        if (impossible && !isOffScale(metric, metric.baseline())) {
            report(
                    path,
                    "'" + metric.name() + "' is at " + metric.baseline() + " and has no limit; the policy's, " + level
                            + ", cannot be one.",
                    "Give a limit with " + method(metric.healthy()) + "(..).");
        }
    }

    private static boolean isBeyond(Metric metric, Quantity level) {
        double distance = level.value() - metric.baseline().value();
        return metric.healthy() == Threshold.Relation.BELOW ? distance > 0 : distance < 0;
    }

    private static boolean isOffScale(Metric metric, Quantity level) {
        boolean isPart = isRateInPercent(metric)
                || (Readings.are(metric) && metric.baseline().unit().equals("%"));
        return level.value() < 0 || (isPart && level.value() > 100);
    }

    /** A resource that is used up cannot be used more. */
    private static boolean isFull(Metric metric, Quantity level) {
        return Readings.are(metric)
                && metric.baseline().unit().equals("%")
                && metric.healthy() == Threshold.Relation.BELOW
                && level.value() >= 100;
    }

    private void limit(String path, Metric metric, Threshold limit) {
        Optional<Quantity> level = limit.level().against(metric.baseline());
        if (level.isEmpty()) {
            report(
                    path,
                    "'" + limit.level() + "' cannot be compared with the baseline of '" + metric.name() + "', "
                            + metric.baseline() + ".",
                    "Give the limit in the unit of the baseline, or as a multiple of it.");
        } else if (limit.relation() != metric.healthy()) {
            report(
                    path,
                    "'" + metric.name() + "' is healthy when it stays " + side(metric.healthy())
                            + " a level, but its limit says " + limit + ".",
                    "Use " + method(metric.healthy()) + "(..).");
        } else {
            level(path, metric, limit.level(), level.get());
        }
    }

    private void level(String path, Metric metric, Level given, Quantity level) {
        boolean isComparable = !isOffScale(metric, metric.baseline());
        if (isComparable && !isBeyond(metric, level)) {
            report(
                    path,
                    "The limit of '" + metric.name() + "', " + given + ", is not on the bad side of its baseline "
                            + metric.baseline() + ".",
                    "Give a limit " + side(metric.healthy().opposite()) + " " + metric.baseline() + ".");
        } else if (isFull(metric, level)) {
            report(
                    path,
                    "'" + metric.name() + "' can never be above its limit " + level
                            + ", because nothing is above 100%.",
                    "Give a limit below 100%.");
        } else if (isOffScale(metric, level)) {
            report(
                    path,
                    "'" + metric.name() + "'" + (isRateInPercent(metric) ? " is a rate and" : "")
                            + " can never reach its limit " + level + ".",
                    isRateInPercent(metric) ? "Give a limit from 0% to 100%." : "Give a limit from zero on.");
        } else if (isComparable && leavesNoGate(metric)) {
            report(
                    path,
                    "The limit of '" + metric.name() + "', " + given + ", is so near to its baseline "
                            + metric.baseline() + " that no gate fits between them.",
                    "Give a limit farther away.");
        }
    }

    /** Gates are written to ten digits, in which a margin can get lost. */
    private boolean leavesNoGate(Metric metric) {
        Level strictest = policy.at(metric, policy.gateMarginAtFullPercentage()).level();
        Optional<Quantity> gate = strictest.against(metric.baseline());
        return gate.isEmpty() || !isBeyond(metric, gate.get());
    }

    private static String side(Threshold.Relation relation) {
        return relation == Threshold.Relation.BELOW ? "below" : "above";
    }

    private static String method(Threshold.Relation healthy) {
        return healthy == Threshold.Relation.BELOW ? "mustStayBelow" : "mustStayAbove";
    }

    private void report(String path, String found, String advice) {
        problems.add(new Problem(path, found, advice));
    }
}

package io.github.rolloutplanner.rehearsal;

import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.reason.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Finds everything that cannot happen to a metric. */
final class CourseCheck {
    private static final double LARGEST = 1e9;
    private static final double HEAVIEST = 5;
    /** A running rollout remembers the windows of a few looks more. */
    private static final int LOOKS_UNTIL_CORRECTED = 60;

    private final MetricNature metric;
    private final MetricCourse course;
    private final List<String> phases;
    private final List<String> treatments;
    private final Duration every;
    private final Duration longest;
    private final String path;
    private final List<Problem> problems = new ArrayList<>();

    CourseCheck(MetricNature metric, MetricCourse course, Rehearsal rehearsal) {
        this.metric = metric;
        this.course = course;
        this.phases = rehearsal.plan().phases().stream().map(RolloutPhase::name).toList();
        this.treatments = rehearsal.experiment().map(Experiment::treatments).orElse(List.of());
        this.every = rehearsal.every();
        this.longest = rehearsal.longest();
        this.path = "scenario['" + metric.name() + "']";
    }

    List<Problem> problems() {
        course.effects().forEach(this::checkEffect);
        for (MetricCourse.Incident incident : course.incidents()) {
            checkFactor("incident", incident.factor());
            checkWindow("incident", incident.window());
        }
        course.silences().forEach(window -> checkWindow("silence", window));
        course.failures().forEach(window -> checkWindow("sourceFailing", window));
        course.mistakes().forEach(this::checkMistake);
        checkFactor("baselineTimes", course.baselineTimes());
        checkFactor("ringTimes", course.ringTimes());
        checkPart("hourlyCycle", course.hourlyCycle());
        checkPart("dailyNoise", course.dailyNoise());
        course.torn().ifPresent(this::checkSnapshots);
        course.clustering().ifPresent(this::checkClustering);
        course.deviation().ifPresent(deviation -> checkMean("standardDeviation", deviation));
        course.tail().ifPresent(this::checkTail);
        checkTime("delay", course.delay());
        course.lateness().ifPresent(this::checkLateness);
        return problems;
    }

    private void checkEffect(Effect effect) {
        effect.factor().ifPresent(factor -> checkFactor("effect", factor));
        effect.level()
                .filter(level -> level.in(metric.metric().baseline().unit()).isEmpty())
                .ifPresent(level -> add(
                        "effect",
                        level + " is no level of a metric in '"
                                + metric.metric().baseline().unit() + "'.",
                        "Give it in this unit."));
        checkTime("effect.from", effect.start());
        effect.length().ifPresent(length -> checkPositive("effect.lasting", length));
        effect.growth().ifPresent(growth -> checkPositive("effect.growingOver", growth));
        effect.phase().ifPresent(name -> checkName("effect.inPhase", "phase", name, phases));
        effect.treatment().ifPresent(name -> checkName("effect.inTreatment", "treatment", name, treatments));
        effect.hours()
                .filter(hours -> !hours.arePossible())
                .ifPresent(hours -> add(
                        "effect.atHoursOfDay",
                        hours.from() + " to " + hours.to() + " are no hours of a day.",
                        "Give a first hour of 0 to 23, and an end of 1 to 24."));
        checkPart("effect.inSegment", effect.segment());
        checkPart("effect.fromPercentage", effect.load());
    }

    private void checkName(String part, String what, String name, List<String> known) {
        if (!known.contains(name)) {
            List<String> quoted = known.stream().map(each -> "'" + each + "'").toList();
            add(
                    part,
                    "the plan has no " + what + " '" + name + "'.",
                    quoted.isEmpty() ? "It has none." : "Give one of " + Wording.and(quoted) + ".");
        }
    }

    private void checkMistake(MetricCourse.Mistake mistake) {
        checkWindow("correctedData", mistake.window());
        if (!(mistake.factor() >= 0 && mistake.factor() <= LARGEST)) {
            add("correctedData", mistake.factor() + " is no multiple.", "Give 0 or more, up to a billion.");
        }
        if (metric.isByUser()) {
            add("correctedData", "the metric is summed up by user.", "Use it for one whose events are counted.");
        }
        if (course.torn().isPresent()) {
            add("correctedData", "the metric is read as snapshots.", "Use it for one that is read window by window.");
        }
        Duration most = every.multipliedBy(LOOKS_UNTIL_CORRECTED).minus(course.delay());
        for (TimeWindow failure : course.failures()) {
            most = most.minus(failure.length());
        }
        if (mistake.later().isNegative() || mistake.later().compareTo(most) > 0) {
            add(
                    "correctedData",
                    mistake.later() + " is no time after which it is corrected.",
                    "Give 0 to 60 looks, less what the data come late.");
        }
    }

    private void checkSnapshots(double torn) {
        checkPart("snapshots", Percentage.ofFraction(torn));
        if (metric.kind() == MetricKind.SATURATION) {
            add(
                    "snapshots",
                    "the metric is a resource, whose readings are no sums.",
                    "Use it for one that is counted.");
        }
    }

    private void checkClustering(MetricCourse.Clustering by) {
        if (metric.kind() == MetricKind.COUNT || metric.kind() == MetricKind.SATURATION || by.isSticky()) {
            checkIsOfEvents("users");
        }
        if (!(by.requestsPerUser() >= 1 && Double.isFinite(by.requestsPerUser()))) {
            add("users", by.requestsPerUser() + " requests of a user are none.", "Give 1 or more.");
        }
        if ((metric.isByUser() || metric.kind() == MetricKind.MEAN) && by.requestsPerUser() > Visits.MOST_REQUESTS) {
            add(
                    "users",
                    by.requestsPerUser() + " requests of a user are too many to square.",
                    "Give at most " + Wording.of(Visits.MOST_REQUESTS) + ".");
        }
        if (!(by.correlation() >= 0 && by.correlation() < 1)) {
            add("users", by.correlation() + " is no correlation of requests.", "Give 0 to below 1.");
        }
    }

    private void checkLateness(MetricCourse.Lateness by) {
        if (metric.kind() == MetricKind.MEAN || metric.kind() == MetricKind.SATURATION) {
            checkIsOfEvents("lateEvents");
        }
        if (metric.isByUser()) {
            add("lateEvents", "they come user by user, when all of a user is there.", "Use withDelay(..).");
        }
        checkTime("lateEvents", by.from());
        checkTime("lateEvents", by.to());
        if (by.to().compareTo(by.from()) < 0) {
            add("lateEvents", by.to() + " is before " + by.from() + ".", "Give the shorter time first.");
        }
    }

    private void checkIsOfEvents(String part) {
        if (metric.kind() != MetricKind.RATE && metric.kind() != MetricKind.QUANTILE) {
            add(part, "the metric has no events of trials.", "Use it for a rate or a percentile.");
        }
    }

    private void checkMean(String part, double number) {
        if (metric.kind() != MetricKind.MEAN) {
            add(part, "the metric is no mean.", "Use it for a metric of numbers.");
        }
        checkFactor(part, number);
    }

    private void checkTail(double sigma) {
        checkMean("heavyTail", sigma);
        if (sigma > HEAVIEST) {
            add("heavyTail", "numbers with a sigma of " + sigma + " have no sum to speak of.", "Give at most 5.");
        }
    }

    private void checkFactor(String part, double factor) {
        if (!(factor > 0 && factor <= LARGEST)) {
            add(part, factor + " is no size.", "Give a number above 0, up to a billion.");
        }
    }

    private void checkPart(String part, Percentage of) {
        if (!of.isPercentage()) {
            add(part, of + " is no part.", "Give 0% to 100%.");
        }
    }

    private void checkWindow(String part, TimeWindow window) {
        boolean isInside = !window.start().isNegative()
                && window.start().compareTo(window.end()) < 0
                && window.start().compareTo(longest) < 0;
        if (!isInside) {
            add(
                    part,
                    "the window " + window + " is not inside the rehearsal.",
                    "Give a start from 0h on and before " + Wording.of(longest) + ", then a later end.");
        }
    }

    private void checkTime(String part, Duration time) {
        if (time.isNegative() || time.compareTo(longest) > 0) {
            add(part, time + " is not inside the rehearsal.", "Give 0 to " + Wording.of(longest) + ".");
        }
    }

    private void checkPositive(String part, Duration time) {
        if (time.isNegative() || time.isZero()) {
            add(part, time + " is no length of time.", "Give one above zero.");
        }
    }

    private void add(String part, String found, String advice) {
        problems.add(new Problem(path + "." + part, found, advice));
    }
}

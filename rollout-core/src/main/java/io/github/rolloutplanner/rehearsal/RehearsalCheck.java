package io.github.rolloutplanner.rehearsal;

import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.Comparison;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.reason.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds everything that keeps a plan from being rehearsed. */
final class RehearsalCheck {
    private static final int MOST_RUNS = 1_000_000;
    private static final long MOST_LOOKS = 100_000;
    private static final int HOURS_PER_DAY = 24;
    private static final int DAYS_PER_WEEK = 7;
    /** More is counted nowhere, and refused where it is observed. */
    private static final double MOST_OBSERVATIONS = 9.9e11;

    /** Each of them is remembered. */
    private static final long MOST_ROWS = 1_000_000;

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration LONGEST_BEFORE = Duration.ofDays(365);

    private final Rehearsal rehearsal;
    private final Circumstances circumstances;
    private final List<Problem> problems = new ArrayList<>();

    RehearsalCheck(Rehearsal rehearsal) {
        this.rehearsal = rehearsal;
        this.circumstances = rehearsal.scenario().circumstances();
    }

    List<Problem> problems() {
        if (rehearsal.plan().phases().isEmpty()) {
            add("plan.phases", "there are none.", "Rehearse a plan with a phase.");
        }
        checkTreatments();
        checkRuns();
        checkLooks();
        checkTraffic();
        checkControl();
        circumstances.othersBefore().ifPresent(this::checkBefore);
        checkMetrics();
        return problems;
    }

    private void checkTreatments() {
        rehearsal
                .plan()
                .experimentPhase()
                .flatMap(phase -> rehearsal.plan().experiment())
                .filter(test -> !test.furtherTreatments().isEmpty())
                .ifPresent(test -> add(
                        "plan.experiment",
                        "its treatments are " + Wording.and(test.treatments()) + ", but users of a rehearsal get one.",
                        "Rehearse the plan with one of them."));
    }

    private void checkRuns() {
        int runs = rehearsal.times();
        if (runs < 1 || runs > MOST_RUNS) {
            add("runs", runs + " runs cannot be played.", "Give 1 to " + Wording.of(MOST_RUNS) + ".");
        }
    }

    private void checkLooks() {
        Duration every = rehearsal.every();
        boolean isPositive = !every.isZero() && !every.isNegative();
        boolean fits = isPositive
                && every.toNanosPart() == 0
                && (every.compareTo(HOUR) < 0
                        ? HOUR.toSeconds() % every.toSeconds() == 0
                        : every.toSeconds() % HOUR.toSeconds() == 0);
        if (!fits) {
            add("lookingEvery", every + " is no rhythm of looks.", "Give an hour, a part of it or whole hours.");
        } else if (rehearsal.longest().compareTo(every) < 0
                || rehearsal.longest().dividedBy(every) > MOST_LOOKS) {
            add(
                    "atMost",
                    rehearsal.longest() + " is not a length of 1 to " + Wording.of(MOST_LOOKS) + " looks.",
                    "Give a longer or a shorter one, or look at another rhythm.");
        }
    }

    private void checkTraffic() {
        positive("scenario.trafficTimes", circumstances.trafficTimes(), true);
        profile("scenario.hourlyProfile", circumstances.hourlyProfile(), HOURS_PER_DAY);
        profile("scenario.weekdayProfile", circumstances.weekdayProfile(), DAYS_PER_WEEK);
        if (circumstances.startHour() < 0 || circumstances.startHour() >= HOURS_PER_DAY) {
            add("scenario.startHour", circumstances.startHour() + " is no hour of a day.", "Give 0 to 23.");
        }
        if (circumstances.approvalDelay().isNegative()) {
            add("scenario.approvalsAfter", circumstances.approvalDelay() + " is below zero.", "Give zero or more.");
        }
        rehearsal
                .population()
                .ifPresentOrElse(
                        who -> checkSize(
                                Math.max(who.usersPerDay(), who.requestsPerDay().orElse(0))),
                        () -> add(
                                "plan.population",
                                "the plan does not say who comes.",
                                "Give the scenario a population."));
    }

    private void checkSize(long perDay) {
        double perHour = perDay
                * circumstances.trafficTimes()
                / HOURS_PER_DAY
                * peak(circumstances.hourlyProfile())
                * peak(circumstances.weekdayProfile());
        boolean areSnapshots = circumstances.courses().values().stream()
                .anyMatch(course -> course.torn().isPresent());
        double atOnce = perHour * Durations.hours(areSnapshots ? rehearsal.longest() : rehearsal.every());
        if (atOnce > MOST_OBSERVATIONS) {
            add(
                    "scenario.trafficTimes",
                    Wording.of(atOnce) + " observations are more than can be read at once.",
                    "Give traffic that brings a look at most " + Wording.of(MOST_OBSERVATIONS) + ".");
        }
    }

    /** The highest weight beside the mean. */
    private static double peak(List<Double> weights) {
        double highest = weights.stream().mapToDouble(weight -> weight).max().orElse(1);
        return highest
                / weights.stream().mapToDouble(weight -> weight).average().orElse(1);
    }

    private void profile(String path, List<Double> weights, int size) {
        boolean isSound = weights.isEmpty()
                || (weights.size() == size
                        && weights.stream().allMatch(weight -> weight >= 0 && Double.isFinite(weight))
                        && weights.stream().anyMatch(weight -> weight > 0));
        if (!isSound) {
            add(path, weights + " is no profile.", "Give " + size + " numbers from zero on, not all of them zero.");
        }
    }

    private void positive(String path, double number, boolean orZero) {
        if (!Double.isFinite(number) || number < 0 || (number == 0 && !orZero)) {
            add(path, number + " is no factor.", "Give a finite number " + (orZero ? "from 0 on." : "above 0."));
        }
    }

    private void checkControl() {
        if (circumstances.controlGroup()) {
            return;
        }
        List<String> comparing = rehearsal.plan().phases().stream()
                .filter(phase -> phase.goLiveCriteria().stream()
                        .anyMatch(gate -> gate.comparison().equals(Optional.of(Comparison.CONTROL))))
                .map(phase -> "'" + phase.name() + "'")
                .toList();
        if (!comparing.isEmpty()) {
            add(
                    "scenario.withoutControlGroup",
                    "gates of " + Wording.and(comparing) + " compare with a control group.",
                    "Leave it in, or change Gate.comparison().");
        }
    }

    private void checkBefore(Duration before) {
        boolean areHours = before.compareTo(HOUR) >= 0 && before.equals(Duration.ofHours(before.toHours()));
        if (!areHours || before.compareTo(LONGEST_BEFORE) > 0) {
            add(
                    "scenario.othersOfRings",
                    before + " is no time before the rollout.",
                    "Give whole hours, at most " + Wording.of(LONGEST_BEFORE) + ".");
        }
    }

    private void checkMetrics() {
        List<MetricNature> known = MetricNature.of(rehearsal.plan());
        List<String> phases =
                rehearsal.plan().phases().stream().map(RolloutPhase::name).toList();
        circumstances
                .courses()
                .forEach((name, course) -> known.stream()
                        .filter(metric -> metric.name().equals(name))
                        .findFirst()
                        .ifPresentOrElse(
                                metric -> {
                                    problems.addAll(new CourseCheck(
                                                    metric, course, phases, rehearsal.every(), rehearsal.longest())
                                            .problems());
                                    checkUsers(metric, course);
                                },
                                () -> add(
                                        "scenario['" + name + "']",
                                        "the plan has no metric of this name that can be observed.",
                                        known.isEmpty() ? "It has none." : "Give one of " + names(known) + ".")));
    }

    private void checkUsers(MetricNature metric, MetricCourse course) {
        double users = circumstances.trafficTimes()
                * rehearsal.population().map(Population::usersPerDay).orElse(0L);
        if (Visits.areOneRowAPhase(metric, course) && users > MOST_ROWS) {
            add(
                    "scenario['" + metric.name() + "'].users",
                    Wording.of(users) + " users who come back are too many to be told apart.",
                    "Give a population of at most " + Wording.of(MOST_ROWS) + ", or new users at each visit.");
        }
    }

    private static String names(List<MetricNature> known) {
        return Wording.and(
                known.stream().map(metric -> "'" + metric.name() + "'").toList());
    }

    private void add(String path, String found, String advice) {
        problems.add(new Problem(path, found, advice));
    }
}

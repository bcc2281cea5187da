package io.github.rolloutplanner.rehearsal;

import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.reason.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Finds everything that is wrong with the circumstances of a rehearsal, whatever is measured in them. */
final class CircumstancesCheck {
    private static final int HOURS_PER_DAY = 24;
    private static final int DAYS_PER_WEEK = 7;
    /** More is counted nowhere, and refused where it is observed. */
    private static final double MOST_OBSERVATIONS = 9.9e11;

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration LONGEST_BEFORE = Duration.ofDays(365);

    private final Rehearsal rehearsal;
    private final Circumstances circumstances;
    private final List<Problem> problems = new ArrayList<>();

    CircumstancesCheck(Rehearsal rehearsal) {
        this.rehearsal = rehearsal;
        this.circumstances = rehearsal.scenario().circumstances();
    }

    List<Problem> problems() {
        checkTraffic();
        circumstances.othersBefore().ifPresent(this::checkBefore);
        return problems;
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

    private void checkBefore(Duration before) {
        boolean areHours = before.compareTo(HOUR) >= 0 && before.equals(Duration.ofHours(before.toHours()));
        if (!areHours || before.compareTo(LONGEST_BEFORE) > 0) {
            add(
                    "scenario.othersOfRings",
                    before + " is no time before the rollout.",
                    "Give whole hours, at most " + Wording.of(LONGEST_BEFORE) + ".");
        }
    }

    private void add(String path, String found, String advice) {
        problems.add(new Problem(path, found, advice));
    }
}

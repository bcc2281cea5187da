package io.github.rolloutplanner.rehearsal;

import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.Comparison;
import io.github.rolloutplanner.reason.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds everything that keeps a plan from being rehearsed. */
final class RehearsalCheck {
    private static final int MOST_RUNS = 1_000_000;
    private static final long MOST_LOOKS = 100_000;

    /** Each of them is remembered. */
    private static final long MOST_ROWS = 1_000_000;

    private static final Duration HOUR = Duration.ofHours(1);

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
        checkSplit();
        checkRuns();
        checkLooks();
        problems.addAll(new CircumstancesCheck(rehearsal).problems());
        checkControl();
        checkMetrics();
        return problems;
    }

    /** Several treatments are told apart by name, and each has users of its own. */
    private void checkSplit() {
        rehearsal
                .experiment()
                .filter(test -> !test.furtherTreatments().isEmpty() && !isWhole(test))
                .ifPresent(test -> add(
                        "plan.experiment",
                        "its treatments " + names(test.treatments()) + " cannot be split into " + test.split() + ".",
                        "Give the control and each treatment a percentage above 0%, and each treatment its own name."));
    }

    private static boolean isWhole(Experiment test) {
        List<String> treatments = test.treatments();
        return test.split().size() == 1 + treatments.size()
                && Set.copyOf(treatments).size() == treatments.size()
                && test.split().stream().allMatch(percentage -> percentage.value() > 0);
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

    private void checkMetrics() {
        List<MetricNature> known = MetricNature.of(rehearsal.plan());
        circumstances
                .courses()
                .forEach((name, course) -> known.stream()
                        .filter(metric -> metric.name().equals(name))
                        .findFirst()
                        .ifPresentOrElse(
                                metric -> {
                                    problems.addAll(new CourseCheck(metric, course, rehearsal).problems());
                                    checkUsers(metric, course);
                                },
                                () -> add(
                                        "scenario['" + name + "']",
                                        "the plan has no metric of this name that can be observed.",
                                        known.isEmpty()
                                                ? "It has none."
                                                : "Give one of "
                                                        + names(known.stream()
                                                                .map(MetricNature::name)
                                                                .toList()) + ".")));
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

    private static String names(List<String> names) {
        return Wording.and(names.stream().map(name -> "'" + name + "'").toList());
    }

    private void add(String path, String found, String advice) {
        problems.add(new Problem(path, found, advice));
    }
}

package io.github.rolloutplanner.internal.detection;

import io.github.rolloutplanner.internal.state.TransitionLog;
import io.github.rolloutplanner.internal.text.Elapsed;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.Comparison;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.Tolerance;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.reason.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds everything that is wrong with an observation. */
final class ObservationCheck {
    /** More than any system counts; sums of so many stay exact. */
    private static final long MOST = 1_000_000_000_000L;
    /** Larger than anything in any unit; squares of so much still fit a double. */
    private static final double LARGEST = 1e100;

    /** What variances and covariances are rounded by. */
    private static final double ROUNDING = 1e-9;

    private final Map<String, MetricModel> metrics;
    private final TransitionLog log;
    private final List<Problem> problems = new ArrayList<>();

    ObservationCheck(Map<String, MetricModel> metrics, TransitionLog log) {
        this.metrics = metrics;
        this.log = log;
    }

    /** Everything that is wrong with it by itself: its metric, its window, its numbers. */
    List<Problem> problems(Observation observation) {
        MetricModel model = metrics.get(observation.metric());
        if (model == null) {
            addUnknown();
        }
        if (observation instanceof Observation.Before before) {
            checkBefore(before, Optional.ofNullable(model));
            return problems;
        }
        checkWindow(observation.window());
        if (observation instanceof Observation.Measured measured) {
            checkSample("treated", measured.treated());
            measured.control().ifPresent(control -> checkSample("control", control));
            if (model != null) {
                checkSort(measured, model);
                checkUnit(measured, model);
            }
        }
        return problems;
    }

    /**
     * Everything that is wrong with the numbers of what was taken before. Its window and its gate are those of the phase that it came
     * in, which a person may have left in the middle of the window.
     */
    List<Problem> ofTaken(Observation.Measured measured, MetricModel model) {
        checkBounds(measured.window());
        checkSample("treated", measured.treated());
        measured.control().ifPresent(control -> checkSample("control", control));
        checkSort("treated", measured.treated(), model.judge());
        measured.control().ifPresent(control -> checkSort("control", control, model.judge()));
        checkCovariates(measured);
        checkUnit(measured, model);
        return problems;
    }

    /** Numbers that are none have no unit. */
    private void checkUnit(Observation.Measured measured, MetricModel model) {
        if (problems.isEmpty()) {
            problems.addAll(new UnitCheck(model).problems(measured));
        }
    }

    private void addUnknown() {
        String known = named(metrics.values().stream().map(MetricModel::metric));
        String treatments = named(metrics.values().stream().flatMap(model -> model.treatment().stream()));
        if (treatments.isEmpty()) {
            add("metric", "the plan has no metric of this name that can be measured.", "Give one of " + known + ".");
        } else {
            add(
                    "metric",
                    "each treatment is measured by itself, and the plan has no metric and treatment of this name.",
                    "Give one of " + known + ", and its treatment by ofTreatment(..), one of " + treatments
                            + "; the control group comes with each of them.");
        }
    }

    private static String named(Stream<String> names) {
        return Wording.and(names.distinct().map(name -> "'" + name + "'").toList());
    }

    private void checkBefore(Observation.Before before, Optional<MetricModel> model) {
        problems.addAll(new BeforeCheck(before, model).problems());
        checkSample("treated", before.treated());
        checkSample("others", before.others());
        model.ifPresent(of -> checkSort("treated", before.treated(), of.judge()));
        model.ifPresent(of -> checkSort("others", before.others(), of.judge()));
    }

    private void checkWindow(TimeWindow window) {
        int before = problems.size();
        checkBounds(window);
        if (problems.size() == before && log.phaseOf(window).isEmpty()) {
            addOutside(window);
        }
    }

    private void checkBounds(TimeWindow window) {
        if (window.start().compareTo(TransitionLog.EARLIEST) < 0 || window.end().compareTo(TransitionLog.LONGEST) > 0) {
            add(
                    "window",
                    "it is further away than a rollout lasts.",
                    "Give times since its start, of at most 10 years.");
        } else if (window.length().isZero()) {
            add("window", "it is empty: it ends when it starts.", "Give an end that is later.");
        } else if (window.length().isNegative()) {
            add("window", "it ends before it starts.", "Give the start first, then a later end.");
        }
    }

    /** After the end there is no phase to cut at. */
    private void addOutside(TimeWindow window) {
        Optional<Duration> end =
                log.endOf(log.phase()).filter(over -> window.end().compareTo(over) > 0);
        if (end.isPresent()) {
            add(
                    "window",
                    "it ends at " + Elapsed.text(window.end()) + ", but the rollout is over, "
                            + (log.isRolledBack() ? "rolled back" : "completed") + " at " + Elapsed.text(end.get())
                            + ".",
                    "Give what came before that.");
        } else {
            add("window", "it is not inside one phase: " + phases() + ".", "Cut it where a phase begins.");
        }
    }

    private String phases() {
        List<String> lived = new ArrayList<>();
        for (int phase = 1; phase <= log.phase(); phase++) {
            lived.add("phase " + phase + " is " + Elapsed.text(log.since(phase)) + ".."
                    + log.endOf(phase).map(Elapsed::text).orElse(""));
        }
        return Wording.and(lived);
    }

    private void checkSample(String group, Sample sample) {
        if (sample instanceof Sample.Events events) {
            checkEvents(group, events.events(), events.trials());
        } else if (sample instanceof Sample.EventsByUser users) {
            checkCount(group + ".users", users.users());
            checkEvents(group, users.events(), users.trials());
            problems.addAll(new UserSumsCheck(group, users).problems());
        } else if (sample instanceof Sample.NumbersByUser users) {
            checkNumbers(group, users);
        } else if (sample instanceof Sample.Counts counts) {
            checkCount(group + ".events", counts.events());
            checkNumber(group + ".exposure", counts.exposure(), true);
            if (counts.exposure() == 0 && counts.events() > 0) {
                add(
                        group + ".exposure",
                        "there are events, but no user was exposed.",
                        "Give the hours in which they came.");
            }
        } else if (sample instanceof Sample.Moments moments) {
            checkMoments(group, moments);
        } else if (sample instanceof Sample.AdjustedMoments adjusted) {
            checkMoments(group, adjusted.numbers());
            checkCovariate(group, adjusted);
        }
    }

    private void checkMoments(String group, Sample.Moments moments) {
        checkCount(group + ".count", moments.count());
        checkNumber(group + ".mean", moments.mean(), false);
        checkNumber(group + ".variance", moments.variance(), true);
    }

    private void checkCovariate(String group, Sample.AdjustedMoments sample) {
        checkNumber(group + ".covariateMean", sample.covariateMean(), false);
        checkNumber(group + ".covariateVariance", sample.covariateVariance(), true);
        checkNumber(group + ".covariance", sample.covariance(), false);
        double most = Math.sqrt(sample.numbers().variance()) * Math.sqrt(sample.covariateVariance());
        if (Math.abs(sample.covariance()) > most * (1 + ROUNDING)) {
            add(
                    group + ".covariance",
                    sample.covariance() + " is beyond " + most + ", the root of the product of both variances.",
                    "Compute all three from the same units.");
        }
    }

    /** Sums that are no numbers contradict nothing. */
    private void checkNumbers(String group, Sample.NumbersByUser sums) {
        int before = problems.size();
        checkCount(group + ".users", sums.users());
        checkCount(group + ".count", sums.count());
        checkNumber(group + ".sum", sums.sum(), false);
        checkNumber(group + ".squares", sums.squares(), true);
        checkNumber(group + ".sumSquares", sums.sumSquares(), true);
        checkNumber(group + ".products", sums.products(), false);
        if (problems.size() == before) {
            problems.addAll(new UserNumbersCheck(group, sums).problems());
        }
    }

    private void checkEvents(String group, long events, long trials) {
        checkCount(group + ".trials", trials);
        checkCount(group + ".events", events);
        if (events > trials) {
            add(
                    group + ".events",
                    Wording.of(events) + " events of " + Wording.of(trials) + " trials are too many.",
                    "Give at most one event for each trial.");
        }
    }

    private void checkCount(String path, long count) {
        if (count < 0 || count > MOST) {
            add(path, Wording.of(count) + " cannot be counted.", "Give a number from 0 to " + Wording.of(MOST) + ".");
        }
    }

    private void checkNumber(String path, double number, boolean isPositive) {
        if (!Double.isFinite(number)) {
            add(path, number + " is no number.", "Where it is not known, observe noData(..).");
        } else if (isPositive && number < 0) {
            add(path, number + " is below zero.", "Give zero or more.");
        } else if (Math.abs(number) > LARGEST) {
            add(path, number + " is beyond all measure.", "Give at most " + LARGEST + ", in a larger unit.");
        }
    }

    private void checkSort(Observation.Measured measured, MetricModel model) {
        Optional<Judge> judge = model.judge();
        checkSort("treated", measured.treated(), judge);
        measured.control().ifPresent(control -> checkSort("control", control, judge));
        checkCovariates(measured);
        boolean isCounting = log.phaseOf(measured.window())
                .filter(phase -> !(model.tolerance(phase) instanceof Tolerance.Statistical))
                .isPresent();
        if (isCounting && measured.temporality() == Observation.Temporality.CUMULATIVE) {
            add("temporality", "it is cumulative, but the gate counts single windows.", "Give increments.");
        }
        checkGrowth(measured, judge);
        boolean needsControl = log.phaseOf(measured.window())
                .flatMap(model::gate)
                .flatMap(Gate::comparison)
                .filter(Comparison.CONTROL::equals)
                .isPresent();
        if (measured.control().isEmpty() && (needsControl || judge.isEmpty())) {
            add(
                    "control",
                    "there is none, but " + (judge.isEmpty() ? "a split has two groups" : "the gate compares with one")
                            + ".",
                    judge.filter(of -> of.scale().isReading()).isPresent()
                            ? "Give what hosts without the change read at the same time."
                            : "Give what as many users without the change showed at the same time.");
        }
    }

    /** What adjusts one group alone makes both incomparable. */
    private void checkCovariates(Observation.Measured measured) {
        boolean isTreatedKnown = measured.treated() instanceof Sample.AdjustedMoments;
        measured.control()
                .filter(control -> control instanceof Sample.AdjustedMoments != isTreatedKnown)
                .ifPresent(control -> add(
                        isTreatedKnown ? "control" : "treated",
                        "it has no covariate, but the other group has one.",
                        "Give the covariate of both groups, or of none."));
    }

    /** Ever more users have had an event: no baseline is that of so long a time, but a control group is. */
    private void checkGrowth(Observation.Measured measured, Optional<Judge> judge) {
        boolean isGrowing = measured.temporality() == Observation.Temporality.CUMULATIVE
                && judge.filter(of -> of.scale().growsWithTime()).isPresent();
        if (isGrowing && measured.control().isEmpty()) {
            add(
                    "temporality",
                    "it counts users since " + Elapsed.text(measured.window().start())
                            + ", of whom ever more have an event, but no control group shows how many usually have.",
                    "Give increments, such as the users of each day, or a control group.");
        }
    }

    /** What is used of a resource is nothing at least. */
    private void checkReading(String group, Sample sample, Optional<Judge> judge) {
        boolean isReading = judge.filter(of -> of.scale().isReading()).isPresent();
        if (isReading && sample instanceof Sample.Moments reading && reading.mean() < 0) {
            add(
                    group,
                    "a reading of " + reading.mean() + " is below zero.",
                    "Give what the resource shows, 0 or more.");
        }
    }

    private void checkSort(String group, Sample sample, Optional<Judge> judge) {
        checkReading(group, sample, judge);
        boolean fits = judge.map(of -> of.scale().takes(sample)).orElse(sample instanceof Sample.Events);
        if (!fits) {
            add(
                    group,
                    "it is " + sample + ".",
                    "Give " + judge.map(of -> of.scale().wanted()).orElse("Observation.assignmentCounts(..)") + ".");
        }
    }

    private void add(String path, String found, String advice) {
        problems.add(new Problem(path, found, advice));
    }
}

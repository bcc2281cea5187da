package io.github.rolloutplanner.internal.validation;

import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.change.Ladder;
import io.github.rolloutplanner.change.MetricInRole;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.experiment.ExperimentRequest;
import io.github.rolloutplanner.internal.evidence.ExperimentSplit;
import io.github.rolloutplanner.internal.evidence.HypothesisSize;
import io.github.rolloutplanner.internal.evidence.Readings;
import io.github.rolloutplanner.internal.planning.ExperimentSection;
import io.github.rolloutplanner.internal.text.Series;
import io.github.rolloutplanner.internal.text.TextBound;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.ExposureUnit;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.metric.Threshold;
import io.github.rolloutplanner.policy.ExperimentPolicy;
import io.github.rolloutplanner.policy.RolloutPolicy;
import io.github.rolloutplanner.reason.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds everything that is wrong with the A/B test that a change asks for. */
final class ExperimentCheck {
    private static final int FEWEST_VARIANTS = 2;
    private static final int MOST_VARIANTS = 10;
    private static final int MOST_LOOKS = 10;

    /** Each percentage is rounded to six digits after the point, and six sixths with it. */
    private static final double ROUNDING = 1e-6;

    private static final String STRATEGY = "ab-test";

    private final Change change;
    private final ExperimentPolicy policy;
    private final double slowTail;
    private final List<Problem> problems = new ArrayList<>();

    ExperimentCheck(Change change, RolloutPolicy policy) {
        this.change = change;
        this.policy = policy.experiments();
        this.slowTail = policy.evidence().slowTail();
    }

    List<Problem> problems() {
        if (change.experiment().isPresent()) {
            check(change.experiment().get());
        } else {
            noQuestion();
        }
        return problems;
    }

    private void noQuestion() {
        if (change.strategy().equals(Optional.of(STRATEGY))) {
            report("strategy", "An A/B test was asked for without its question.", "Say it with experiment(..).");
        }
    }

    private void check(ExperimentRequest request) {
        int variants = request.variants().size();
        if (variants < FEWEST_VARIANTS || variants > MOST_VARIANTS) {
            report(
                    "experiment.variants",
                    "An A/B test compares " + FEWEST_VARIANTS + " to " + MOST_VARIANTS + " variants, not " + variants
                            + ": " + request.variants() + ".",
                    "Give what users have today and what they may get.");
        }
        variants(request.variants());
        series(request.variants());
        looks(request.looks());
        split(request);
        change.ladder().ifPresent(ladder -> phase(request, ladder));
        request.covariateCorrelation().ifPresent(correlation -> covariate(request, correlation));
        metricOf(request).ifPresentOrElse(metric -> metric(request, metric), () -> unknownMetric(request));
    }

    private void covariate(ExperimentRequest request, double correlation) {
        if (!(correlation > -1 && correlation < 1)) {
            report(
                    "experiment.covariateCorrelation",
                    "'" + request.metric() + "' cannot correlate by " + correlation + " with what was before.",
                    "Give a correlation above -1 and below 1, such as 0.6, or leave it out.");
        } else if (metricOf(request).filter(metric -> !isAdjustable(metric)).isPresent()) {
            report(
                    "experiment.covariateCorrelation",
                    "'" + request.metric() + "' is no mean of single numbers, which a covariate could adjust.",
                    "Leave it out, or ask for the mean of each user.");
        }
    }

    private void metric(ExperimentRequest request, Metric metric) {
        if (Readings.are(metric)) {
            report(
                    "experiment.metric",
                    "'" + metric.name() + "' is a saturation: it is read of what both variants share.",
                    "Ask for what each user shows, and watch it as a guardrail.");
        } else {
            effect(request, metric);
        }
    }

    private static boolean isAdjustable(Metric metric) {
        return metric.kind() == MetricKind.MEAN && metric.exposureUnit() != ExposureUnit.REQUEST_BY_USER;
    }

    private void looks(int looks) {
        if (looks < 1 || looks > MOST_LOOKS) {
            report(
                    "experiment.looks",
                    "An A/B test cannot be looked at " + looks + " times.",
                    "Give 1 for one look at the end, or up to " + MOST_LOOKS + ".");
        }
    }

    private void variants(List<String> variants) {
        for (String variant : variants) {
            TextBound.NAME
                    .fault(variant)
                    .ifPresent(fault -> report("experiment.variants", fault.found(), fault.advice()));
        }
        if (variants.stream().anyMatch(String::isBlank)) {
            report("experiment.variants", "A variant of " + variants + " is blank.", "Describe what its users get.");
        } else if (variants.stream().distinct().count() < variants.size()) {
            report("experiment.variants", "The variants " + variants + " do not differ.", "Describe what differs.");
        }
    }

    /** What is measured of each of several treatments must not look like another metric. */
    private void series(List<String> variants) {
        List<String> metrics = change.measures().stream()
                .map(measure -> measure.metric().name())
                .toList();
        for (String metric : variants.size() > FEWEST_VARIANTS ? metrics : List.<String>of()) {
            variants.stream()
                    .map(variant -> Series.of(metric, variant))
                    .filter(metrics::contains)
                    .forEach(taken -> report(
                            "experiment.variants",
                            "'" + taken + "' is the name of a metric, and what '" + metric
                                    + "' of a variant is called.",
                            "Rename the metric or the variant."));
        }
    }

    /** An own ladder must have room for the experiment, unless another strategy than the A/B test was asked for. */
    private void phase(ExperimentRequest request, Ladder ladder) {
        Percentage treated = new ExperimentSplit(request.split()).treated();
        boolean runs = change.strategy().filter(id -> !id.equals(STRATEGY)).isEmpty();
        Optional<Step> room = ExperimentSection.stepOf(request, ladder);
        if (runs && room.isEmpty()) {
            report(
                    "ladder",
                    "No step of the ladder exposes " + treated + ", where the experiment would run.",
                    "Add such a step, or leave the ladder out.");
        } else if (runs
                && room.flatMap(Step::soak)
                        .filter(ExperimentCheck::isNoWholeWeek)
                        .isPresent()) {
            report(
                    "ladder",
                    "Step '" + room.get().name() + "' would run the experiment for "
                            + Wording.of(room.flatMap(Step::soak).orElseThrow()) + ".",
                    "Let it soak for whole weeks, so that each weekday counts alike.");
        }
    }

    private static boolean isNoWholeWeek(Duration soak) {
        return soak.toSeconds() % Duration.ofDays(7).toSeconds() != 0;
    }

    private void split(ExperimentRequest request) {
        double sum = request.split().stream().mapToDouble(Percentage::value).sum();
        if (request.split().size() != request.variants().size()) {
            report(
                    "experiment.split",
                    "The split " + request.split() + " has "
                            + Wording.count(request.split().size(), "part") + " for "
                            + Wording.count(request.variants().size(), "variant") + ".",
                    "Give each variant one percentage.");
        } else if (request.split().stream().anyMatch(percentage -> percentage.value() <= 0)) {
            report(
                    "experiment.split",
                    "The split " + request.split() + " leaves a variant without users.",
                    "Give each variant a percentage above 0%.");
        } else if (Math.abs(sum - 100) > ROUNDING * request.split().size()) {
            report(
                    "experiment.split",
                    "The split " + request.split() + " sums to " + Percentage.percent(sum) + ".",
                    "Give percentages that sum to 100%.");
        }
    }

    private Optional<Metric> metricOf(ExperimentRequest request) {
        return change.measures().stream()
                .map(MetricInRole::metric)
                .filter(metric -> metric.name().equals(request.metric()))
                .findFirst();
    }

    private void unknownMetric(ExperimentRequest request) {
        List<String> known = change.measures().stream()
                .map(measure -> measure.metric().name())
                .toList();
        report(
                "experiment.metric",
                "The experiment is about '" + request.metric() + "', which is none of the metrics " + known + ".",
                "Add it with success(..), with what it shows today.");
    }

    private void effect(ExperimentRequest request, Metric metric) {
        double reached = metric.baseline().value() * (1 + request.effect().fraction());
        boolean rises = request.effect().value() > 0;
        if (request.effect().equals(Percentage.ZERO)) {
            report("experiment.effect", "An effect of 0% cannot be found.", "Give the smallest change worth finding.");
        } else if (metric.kind() == MetricKind.RATE && (reached <= 0 || reached >= 100)) {
            report(
                    "experiment.effect",
                    "A change of " + request.effect() + " takes '" + metric.name() + "' from " + metric.baseline()
                            + " to " + Wording.of(reached) + "%" + ", which no rate can show.",
                    "Give a smaller change.");
        } else if (rises != (metric.healthy() == Threshold.Relation.ABOVE)) {
            report(
                    "experiment.effect",
                    "A change of " + request.effect() + " makes '" + metric.name() + "' worse.",
                    "Give the improvement that you expect.");
        } else if (problems.isEmpty() && !canBeShown(request, metric)) {
            report(
                    "experiment.effect",
                    "No number of users shows a change of " + request.effect() + " in '" + metric.name()
                            + "', which is at " + metric.baseline() + ".",
                    "Give a larger change.");
        }
    }

    private boolean canBeShown(ExperimentRequest request, Metric metric) {
        try {
            new HypothesisSize(request, metric, ExperimentSection.errors(change, request, policy), slowTail)
                    .independent();
            return metric.baseline().value() != 0;
        } catch (IllegalArgumentException beyondCounting) {
            return false;
        }
    }

    private void report(String path, String found, String advice) {
        problems.add(new Problem(path, found, advice));
    }
}

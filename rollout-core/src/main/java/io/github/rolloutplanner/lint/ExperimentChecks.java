package io.github.rolloutplanner.lint;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.internal.rules.LintFlagRows;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.policy.ExperimentPolicy;
import io.github.rolloutplanner.strategy.PhasePurpose;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether an A/B test can answer its question. */
final class ExperimentChecks {
    private static final int WEEK = 7;
    private static final double LEAST_CONFIDENCE = 0.8;

    private ExperimentChecks() {}

    static void sampleSize(LintedPlan plan, Report report) {
        plan.plan()
                .experiment()
                .flatMap(experiment -> SampleSizeCheck.of(plan, experiment))
                .ifPresent(check -> check.report(report));
    }

    /** A design that is not run may be left blank. */
    static void split(LintedPlan plan, Report report) {
        plan.plan()
                .experiment()
                .filter(experiment ->
                        experiment.enabled() || !experiment.split().isEmpty())
                .filter(experiment -> !isWhole(experiment))
                .ifPresent(experiment -> report.add(
                        "experiment.split",
                        experiment.furtherTreatments().isEmpty() ? LintFlagRows.SPLIT : LintFlagRows.SPLIT_OF_SEVERAL,
                        fact("parts", experiment.split().size()),
                        fact(
                                "split",
                                experiment.split().stream()
                                        .map(Percentage::toString)
                                        .collect(Collectors.joining(" / "))),
                        fact("sum", Quantity.of(Percentages.sum(experiment.split()), "%")),
                        fact("treatments", experiment.treatments().size())));
    }

    private static boolean isWhole(Experiment experiment) {
        List<Percentage> split = experiment.split();
        return split.size() == 1 + experiment.treatments().size()
                && split.stream().allMatch(percentage -> percentage.value() > 0)
                && Percentages.isWhole(Percentages.sum(split));
    }

    /** Below this, more than one test in five without an effect finds one. */
    static void confidence(LintedPlan plan, Report report) {
        plan.plan()
                .experiment()
                .map(Experiment::confidence)
                .filter(confidence -> confidence < LEAST_CONFIDENCE)
                .ifPresent(confidence -> report.add(
                        "experiment.confidence",
                        LintFlagRows.CONFIDENCE,
                        fact("confidence", confidence),
                        fact("chance", Percentage.ofFraction(1 - confidence)),
                        fact("usual", ExperimentPolicy.standard().confidence())));
    }

    static void durationWeeks(LintedPlan plan, Report report) {
        plan.plan().experiment().ifPresent(experiment -> {
            experiment.days().ifPresent(days -> wholeWeeks(days, report));
            if (experiment.enabled() && experiment.days().orElse(WEEK) >= WEEK) {
                phaseOf(plan).ifPresent(phase -> fullWeek(phase, report));
            }
        });
    }

    private static void wholeWeeks(int days, Report report) {
        if (days <= 0 || days % WEEK != 0) {
            report.add("experiment.days", LintFlagRows.DAYS, fact("days", days), fact("weeks", weeksUp(days)));
        }
    }

    private static Optional<Located<RolloutPhase>> phaseOf(LintedPlan plan) {
        return plan.phases().stream()
                .filter(phase -> phase.value().purpose() == PhasePurpose.EXPERIMENT)
                .findFirst();
    }

    private static void fullWeek(Located<RolloutPhase> phase, Report report) {
        phase.value()
                .soak()
                .filter(soak -> soak.compareTo(Duration.ofDays(WEEK)) < 0)
                .ifPresent(soak -> report.add(
                        phase.path("soak"),
                        LintFlagRows.SHORT_PHASE,
                        fact("phase", phase.value().name()),
                        fact("soak", soak)));
    }

    private static long weeksUp(int days) {
        return Math.max(1, (days + WEEK - 1L) / WEEK) * WEEK;
    }
}

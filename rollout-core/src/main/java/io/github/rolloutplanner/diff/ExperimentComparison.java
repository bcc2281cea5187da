package io.github.rolloutplanner.diff;

import io.github.rolloutplanner.diff.PlanChange.Kind;
import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.util.List;
import java.util.Optional;

/** Compares the experiments that are run: groups, split, metrics, sample, length and levels. */
final class ExperimentComparison {
    private static final List<Facet<Experiment, ?>> FACETS = List.of(
            Facet.of(
                    Kind.EXPERIMENT,
                    "furtherTreatments",
                    "the number of treatments",
                    (Experiment test) -> Optional.of(test.treatments().size()),
                    Leaning.none()),
            Facet.of(
                    Kind.EXPERIMENT,
                    "split",
                    "the split of the experiment",
                    (Experiment test) -> Optional.of(test.split()),
                    Leaning.none()),
            Facet.of(
                    Kind.EXPERIMENT,
                    "metrics",
                    "the set of metrics of the experiment",
                    (Experiment test) -> Optional.of(test.metrics()),
                    Leaning.none()),
            Facet.of(
                    Kind.EXPERIMENT,
                    "sampleSizePerGroup",
                    "the sample per group",
                    (Experiment test) ->
                            test.sampleSizePerGroup().stream().boxed().findFirst(),
                    Leaning.moreIsSafer()),
            Facet.of(
                    Kind.EXPERIMENT,
                    "days",
                    "the number of days of the experiment",
                    (Experiment test) -> test.days().stream().boxed().findFirst(),
                    Leaning.moreIsSafer()),
            Facet.of(
                    Kind.EXPERIMENT,
                    "looks",
                    "the number of looks",
                    (Experiment test) -> Optional.of(test.looks().size()),
                    Leaning.none()),
            Facet.of(
                    Kind.EXPERIMENT,
                    "confidence",
                    "the confidence of the experiment",
                    (Experiment test) -> Optional.of(test.confidence()),
                    Leaning.moreIsSafer()),
            Facet.of(Kind.EXPERIMENT, "power", "the power of the experiment", Experiment::power, Leaning.moreIsSafer()),
            Facet.of(
                    Kind.EXPERIMENT,
                    "effect",
                    "the effect that the experiment looks for",
                    Experiment::effect,
                    Leaning.moreIsRiskier()));

    private ExperimentComparison() {}

    static void compare(RolloutPlan before, RolloutPlan after, Found found) {
        Pairs<Experiment> tests = Pairs.of(run(before), run(after)).byOrder();
        tests.both().forEach(pair -> Facet.compareAll(FACETS, pair.before(), pair.after(), found));
        tests.added()
                .forEach(test ->
                        found.added(Kind.EXPERIMENT, Direction.NEUTRAL, test, "the experiment", text(test.value())));
        tests.removed()
                .forEach(test ->
                        found.removed(Kind.EXPERIMENT, Direction.NEUTRAL, test, "the experiment", text(test.value())));
    }

    private static List<Part<Experiment>> run(RolloutPlan plan) {
        return plan.experiment().filter(Experiment::enabled).stream()
                .map(test -> new Part<>("experiment", "", test))
                .toList();
    }

    private static String text(Experiment test) {
        return test.days().isPresent() ? Wording.count(test.days().getAsInt(), "day") : "of no known length";
    }
}

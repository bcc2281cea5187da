package io.github.rolloutplanner.lint;

import static io.github.rolloutplanner.lint.Finding.Severity.ERROR;
import static io.github.rolloutplanner.lint.Finding.Severity.INFO;
import static io.github.rolloutplanner.lint.Finding.Severity.WARNING;
import static io.github.rolloutplanner.lint.Plans.SOUND;

import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.flag.FeatureFlag;
import io.github.rolloutplanner.flag.FlagValue;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.plan.TimeSpan;
import io.github.rolloutplanner.plan.Timeline;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Experiments that cannot answer their question. */
final class ExperimentCases {
    static final List<RuleCase> ALL = List.of(
            RuleCase.of("experiment.sample-size", "too few for a known base rate", run(Plans.design(50, 50), 1000, 14))
                    .finds(ERROR, "experiment.sampleSizePerGroup"),
            RuleCase.of(
                            "experiment.sample-size",
                            "too few for any usual base rate",
                            run(Plans.designOf("engagement", 50, 50), 1000, 14))
                    .mendedBy(run(Plans.designOf("engagement", 50, 50), 24_421, 14))
                    .finds(WARNING, "experiment.sampleSizePerGroup"),
            RuleCase.of(
                            "experiment.sample-size",
                            "too few for any base rate",
                            run(Plans.designOf("engagement", 50, 50), 10, 14))
                    .mendedBy(run(Plans.designOf("engagement", 50, 50), 61_000, 14))
                    .finds(WARNING, "experiment.sampleSizePerGroup"),
            RuleCase.of("text.not-understood", "a hypothesis that names no effect", hoping("At least 5% will convert"))
                    .mendedBy(hoping("Increase conversion by 5%"))
                    .finds(INFO, "experiment.hypothesis"),
            RuleCase.of("experiment.variant-name", "a treatment that only looks different", named("new", " New"))
                    .mendedBy(named("new", "New, but in one step"))
                    .finds(WARNING, "experiment.treatment"),
            RuleCase.of("experiment.variant-name", "an accent in two forms", named("café", "cafe\u0301"))
                    .mendedBy(named("café", "bistro"))
                    .finds(WARNING, "experiment.treatment"),
            RuleCase.of("experiment.variant-name", "a control without a name", named(" ", "new"))
                    .mendedBy(named("old", "new"))
                    .finds(WARNING, "experiment.control"),
            RuleCase.of(
                            "experiment.variant-name",
                            "a further treatment that only looks different",
                            several("new", "two", "NEW"))
                    .mendedBy(several("new", "two", "three"))
                    .finds(WARNING, "experiment.furtherTreatments[1]"),
            RuleCase.of("experiment.variant-name", "two variants of a flag", serving("new", "New"))
                    .mendedBy(serving("new", "old"))
                    .finds(WARNING, "flags[0].variants[1].name"),
            RuleCase.of("criteria.decidable", "two treatments of one name", several("new", "two", "two"))
                    .mendedBy(several("new", "two", "three"))
                    .besides("experiment.variant-name")
                    .finds(ERROR, "experiment.furtherTreatments"),
            RuleCase.of("experiment.split", "three groups", run(Plans.design(50, 30, 20), 61_000, 14))
                    .finds(ERROR, "experiment.split"),
            RuleCase.of("experiment.split", "groups that leave users out", run(Plans.design(50, 40), 61_000, 14))
                    .finds(ERROR, "experiment.split"),
            RuleCase.of("experiment.split", "a group of nobody", run(Plans.design(100, 0), 61_000, 14))
                    .finds(ERROR, "experiment.split"),
            RuleCase.of("experiment.split", "a test without groups", run(Plans.design(), 61_000, 14))
                    .mendedBy(notRun(Plans.design()))
                    .besides("experiment.agrees", "timeline.longer-than-guide")
                    .finds(ERROR, "experiment.split"),
            RuleCase.of("experiment.split", "groups of a test that is not run", notRun(Plans.design(50, 40)))
                    .mendedBy(notRun(Plans.design(50, 50)))
                    .besides("experiment.agrees", "timeline.longer-than-guide")
                    .finds(ERROR, "experiment.split"),
            RuleCase.of("experiment.duration-weeks", "a day less than two weeks", run(Plans.design(50, 50), 61_000, 13))
                    .finds(WARNING, "experiment.days"),
            RuleCase.of("experiment.duration-weeks", "a day more than a week", run(Plans.design(50, 50), 61_000, 8))
                    .finds(WARNING, "experiment.days"),
            RuleCase.of("experiment.duration-weeks", "no day", run(Plans.design(50, 50), 61_000, 0))
                    .finds(WARNING, "experiment.days"),
            RuleCase.of("experiment.duration-weeks", "a week in a phase of six days", weekIn(6))
                    .mendedBy(weekIn(7))
                    .finds(WARNING, "phases[2].soak"),
            RuleCase.of(
                            "experiment.duration-weeks",
                            "a phase of three days",
                            Plans.withPhase(2, phase -> phase.withSoak(Duration.ofDays(3)))
                                    .withTimeline(timeline(2, 1, 1, 3, 0)))
                    .mendedBy(Plans.withPhase(2, phase -> phase.withSoak(Duration.ofDays(7)))
                            .withTimeline(timeline(2, 1, 1, 7, 0)))
                    .finds(WARNING, "phases[2].soak"),
            RuleCase.of("experiment.traffic", "too few users", Plans.withPopulation(Population.ofUsersPerDay(5_000)))
                    .finds(WARNING, "experiment.sampleSizePerGroup"));

    private ExperimentCases() {}

    private static RolloutPlan named(String control, String treatment) {
        return SOUND.withExperiment(Experiment.builder()
                .enabled(true)
                .control(control)
                .treatment(treatment)
                .addSplit(Percentage.percent(50), Percentage.percent(50))
                .hypothesis("It will increase Conversion by 10%")
                .addMetrics("Conversion")
                .confidence(0.95)
                .sampleSizePerGroup(61_000)
                .days(14)
                .build());
    }

    private static RolloutPlan several(String treatment, String... further) {
        return SOUND.withExperiment(Experiment.builder()
                .enabled(true)
                .control("old")
                .treatment(treatment)
                .addFurtherTreatments(further)
                .addSplit(
                        Percentage.percent(25), Percentage.percent(25), Percentage.percent(25), Percentage.percent(25))
                .hypothesis("")
                .addMetrics("Conversion")
                .confidence(0.95)
                .days(14)
                .build());
    }

    private static RolloutPlan serving(String one, String other) {
        return Plans.withFlag(
                Plans.flag("one_page_checkout", FeatureFlag.Type.MULTIVARIATE, FlagValue.of(one), Plans.CODE)
                        .startPercentage(Percentage.ZERO)
                        .bucketBy("user.id")
                        .addVariants(
                                new FeatureFlag.VariantPercentage(one, Percentage.percent(50)),
                                new FeatureFlag.VariantPercentage(other, Percentage.percent(50))));
    }

    private static RolloutPlan hoping(String hypothesis) {
        return SOUND.withExperiment(Experiment.builder()
                .enabled(true)
                .control("three steps")
                .treatment("one page")
                .addSplit(Percentage.percent(50), Percentage.percent(50))
                .hypothesis(hypothesis)
                .confidence(0.95)
                .build());
    }

    private static RolloutPlan run(Experiment.Builder design, long perGroup, int days) {
        return SOUND.withExperiment(
                design.sampleSizePerGroup(perGroup).days(days).build());
    }

    private static RolloutPlan notRun(Experiment.Builder design) {
        return SOUND.withExperiment(
                design.sampleSizePerGroup(61_000).days(14).build().withEnabled(false));
    }

    /** A test of a week in a phase of so many days. */
    private static RolloutPlan weekIn(int days) {
        return Plans.withPhase(2, phase -> phase.withSoak(Duration.ofDays(days)))
                .withTimeline(timeline(2, 1, 1, days, 0))
                .withExperiment(
                        Plans.design(50, 50).sampleSizePerGroup(61_000).days(7).build());
    }

    /** A timeline of days that adds up. */
    private static Timeline timeline(int preparation, int... phases) {
        List<TimeSpan> spans = Arrays.stream(phases)
                .mapToObj(days -> Plans.span(Duration.ofDays(days)))
                .toList();
        return new Timeline(
                Plans.span(Duration.ofDays(preparation)),
                spans,
                Plans.span(Duration.ofDays(preparation + Arrays.stream(phases).sum())),
                SOUND.timeline().bake());
    }
}

package io.github.rolloutplanner.lint;

import static io.github.rolloutplanner.lint.FindingSeverity.ERROR;
import static io.github.rolloutplanner.lint.FindingSeverity.WARNING;
import static io.github.rolloutplanner.lint.Plans.SOUND;

import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.experiment.Experiment;
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
                    .finds(
                            ERROR,
                            "experiment.sampleSizePerGroup",
                            "A sample of 1,000 per group cannot show a change of +10% from a base rate of 4%: that needs 39,475 per group (confidence 0.95, power 0.8).",
                            "Plan for 39,475 per group, or look for a larger effect."),
            RuleCase.of(
                            "experiment.sample-size",
                            "too few for any usual base rate",
                            run(Plans.designOf("engagement", 50, 50), 1000, 14))
                    .mendedBy(run(Plans.designOf("engagement", 50, 50), 14_751, 14))
                    .finds(
                            WARNING,
                            "experiment.sampleSizePerGroup",
                            "A sample of 1,000 per group shows a change of +10% only from a base rate of 61% or more, and the base rate is not known; one of 10% needs 14,751 per group (confidence 0.95, power 0.8).",
                            "Plan for 14,751 per group, or measure the base rate first, or look for a larger effect."),
            RuleCase.of("experiment.split", "three groups", run(Plans.design(50, 30, 20), 40_000, 14))
                    .finds(
                            ERROR,
                            "experiment.split",
                            "The split is 3 parts (50% / 30% / 20%) that sum to 100%.",
                            "Give control and treatment one percentage each, above 0% and 100% together."),
            RuleCase.of("experiment.split", "groups that leave users out", run(Plans.design(50, 40), 40_000, 14))
                    .finds(
                            ERROR,
                            "experiment.split",
                            "The split is 2 parts (50% / 40%) that sum to 90%.",
                            "Give control and treatment one percentage each, above 0% and 100% together."),
            RuleCase.of("experiment.duration-weeks", "a week and a half", run(Plans.design(50, 50), 40_000, 10))
                    .finds(
                            WARNING,
                            "experiment.days",
                            "The experiment runs for 10 days, which is not a number of whole weeks, so some weekdays count more than others.",
                            "Let it run for 14 days."),
            RuleCase.of(
                            "experiment.duration-weeks",
                            "a phase of three days",
                            Plans.withPhase(2, phase -> phase.withSoak(Duration.ofDays(3)))
                                    .withTimeline(timeline(2, 1, 1, 3, 0)))
                    .mendedBy(Plans.withPhase(2, phase -> phase.withSoak(Duration.ofDays(7)))
                            .withTimeline(timeline(2, 1, 1, 7, 0)))
                    .finds(
                            WARNING,
                            "phases[2].soak",
                            "Phase 'Experiment' has the experiment's percentage, but stays for 3 days, so some weekdays do not count at all.",
                            "Let it stay as long as the experiment runs, 7 days or more."),
            RuleCase.of("experiment.traffic", "too few users", Plans.withPopulation(Population.ofUsersPerDay(5_000)))
                    .finds(
                            WARNING,
                            "experiment.sampleSizePerGroup",
                            "Each group needs 40,000 users, but 5,000 users a day for 14 days give the larger one at most 35,000.",
                            "Let the test run longer, or look for a larger effect."));

    private ExperimentCases() {}

    private static RolloutPlan run(Experiment.Builder design, long perGroup, int days) {
        return SOUND.withExperiment(
                design.sampleSizePerGroup(perGroup).days(days).build());
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

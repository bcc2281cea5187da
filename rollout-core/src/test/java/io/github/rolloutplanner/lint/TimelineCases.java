package io.github.rolloutplanner.lint;

import static io.github.rolloutplanner.lint.Finding.Severity.ERROR;
import static io.github.rolloutplanner.lint.Finding.Severity.INFO;
import static io.github.rolloutplanner.lint.Finding.Severity.WARNING;
import static io.github.rolloutplanner.lint.Plans.SOUND;

import io.github.rolloutplanner.assessment.RolloutNeed;
import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.evidence.Verdict;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.plan.TimeSpan;
import io.github.rolloutplanner.plan.Timeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Timelines that do not add up, or are too short. */
final class TimelineCases {
    static final List<RuleCase> ALL = List.of(
            RuleCase.of("timeline.realistic", "a total that is no sum", timeline(17, 2, 1, 1, 14, 0))
                    .finds(ERROR, "timeline.total"),
            RuleCase.of(
                            "timeline.realistic",
                            "a total below the known parts",
                            Plans.withTimeline(
                                    TimeSpan.stated("some days"),
                                    SOUND.timeline().phases(),
                                    days(3)))
                    .mendedBy(Plans.withTimeline(
                            TimeSpan.stated("some days"), SOUND.timeline().phases(), days(20)))
                    .finds(ERROR, "timeline.total"),
            RuleCase.of("timeline.realistic", "a phase of another length", timeline(19, 2, 1, 2, 14, 0))
                    .finds(ERROR, "timeline.phases[1]"),
            RuleCase.of("timeline.realistic", "a phase too few", timeline(18, 2, 1, 1, 14))
                    .finds(ERROR, "timeline.phases"),
            RuleCase.of("timeline.realistic", "a negative preparation", timeline(14, -2, 1, 1, 14, 0))
                    .finds(ERROR, "timeline.preparation"),
            RuleCase.of("timeline.realistic", "too quick for a high risk", quick(RiskLevel.HIGH, 4))
                    .mendedBy(quick(RiskLevel.HIGH, 5))
                    .finds(WARNING, "timeline"),
            RuleCase.of("timeline.realistic", "too quick for a critical risk", quick(RiskLevel.CRITICAL, 7))
                    .mendedBy(quick(RiskLevel.CRITICAL, 8))
                    .finds(WARNING, "timeline"),
            RuleCase.of("timeline.bake", "no bake", baking(TimeSpan.of(Duration.ZERO, "")))
                    .finds(WARNING, "timeline.bake"),
            RuleCase.of("timeline.bake", "a bake in words", baking(TimeSpan.stated("a while")))
                    .finds(WARNING, "timeline.bake"),
            RuleCase.of("timeline.bake", "a last phase after which nothing is said", ending("Full rollout, 100%"))
                    .mendedBy(ending("Full rollout, 100%, then bake for 3 days"))
                    .finds(WARNING, "timeline.bake"),
            RuleCase.of("timeline.longer-than-guide", "weeks for a medium risk", quick(RiskLevel.MEDIUM, 7))
                    .mendedBy(quick(RiskLevel.MEDIUM, 3))
                    .finds(INFO, "timeline"),
            RuleCase.of("timeline.longer-than-guide", "a phase that waits for requests", stretched())
                    .mendedBy(quick(RiskLevel.MEDIUM, 3))
                    .finds(INFO, "timeline"));

    private TimelineCases() {}

    /** A plan of a risk whose phases take a few days in all, the third of them that many. */
    static RolloutPlan quick(RiskLevel risk, int days) {
        List<TimeSpan> spans = List.of(days(1), days(1), days(days), days(0));
        RolloutPlan plan = Plans.with(
                risk,
                Optional.of(RolloutNeed.REQUIRED),
                SOUND.population(),
                SOUND.experiment().map(test -> test.withEnabled(false)),
                SOUND.successCriteria());
        return plan.withPhases(Plans.changed(plan.phases(), 2, phase -> phase.withSoak(Duration.ofDays(days))))
                .withTimeline(new Timeline(
                        days(2), spans, days(4 + days), SOUND.timeline().bake()));
    }

    private static RolloutPlan baking(TimeSpan bake) {
        Timeline sound = SOUND.timeline();
        return SOUND.withTimeline(new Timeline(sound.preparation(), sound.phases(), sound.total(), bake));
    }

    /** As the contract says it, which has no place for a bake of its own. */
    private static RolloutPlan ending(String note) {
        Timeline sound = SOUND.timeline();
        List<TimeSpan> spans = Plans.changed(sound.phases(), 3, last -> TimeSpan.of(Duration.ZERO, note));
        return SOUND.withTimeline(
                new Timeline(sound.preparation(), spans, sound.total(), TimeSpan.of(Duration.ZERO, "")));
    }

    private static RolloutPlan stretched() {
        RolloutPlan quick = quick(RiskLevel.MEDIUM, 7);
        List<RolloutPhase> phases = new ArrayList<>(quick.phases());
        phases.set(
                2,
                phases.get(2)
                        .withEvidence(List.of(
                                Evidences.of(Verdict.EXTENDED)
                                        .reachedAfter(Duration.ofHours(150))
                                        .build(),
                                Evidences.of(Verdict.EXTENDED)
                                        .reachedAfter(Duration.ofHours(50))
                                        .build())));
        return quick.withPhases(phases);
    }

    private static RolloutPlan timeline(int total, int preparation, int... phases) {
        List<TimeSpan> spans =
                Arrays.stream(phases).mapToObj(TimelineCases::days).toList();
        return Plans.withTimeline(days(preparation), spans, days(total));
    }

    private static TimeSpan days(int days) {
        return Plans.span(Duration.ofDays(days));
    }
}

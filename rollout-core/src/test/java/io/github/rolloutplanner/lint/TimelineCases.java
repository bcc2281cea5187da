package io.github.rolloutplanner.lint;

import static io.github.rolloutplanner.lint.Plans.SOUND;
import static io.github.rolloutplanner.lint.Severity.ERROR;
import static io.github.rolloutplanner.lint.Severity.WARNING;

import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.plan.TimeSpan;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Timelines that do not add up, or are too short. */
final class TimelineCases {
    static final List<RuleCase> ALL = List.of(
            RuleCase.of("timeline.realistic", "a total that is no sum", timeline(17, 2, 1, 1, 14, 0))
                    .finds(
                            ERROR,
                            "timeline.total",
                            "The timeline says 17 days in total, but preparation and phases take 18 days.",
                            "Say 18 days, or correct the parts."),
            RuleCase.of(
                            "timeline.realistic",
                            "a total below the known parts",
                            Plans.withTimeline(
                                    TimeSpan.stated("some days"),
                                    SOUND.timeline().phases(),
                                    days(3)))
                    .mendedBy(Plans.withTimeline(
                            TimeSpan.stated("some days"), SOUND.timeline().phases(), days(20)))
                    .finds(
                            ERROR,
                            "timeline.total",
                            "The timeline says 3 days in total, but preparation and phases take 16 days or more.",
                            "Say 16 days, or correct the parts."),
            RuleCase.of("timeline.realistic", "a phase of another length", timeline(19, 2, 1, 2, 14, 0))
                    .finds(
                            ERROR,
                            "timeline.phases[1]",
                            "The timeline gives 2 days to phase 'Pilot', which stays for 1 day.",
                            "Give both the same length of time."),
            RuleCase.of("timeline.realistic", "a phase too few", timeline(18, 2, 1, 1, 14))
                    .finds(
                            ERROR,
                            "timeline.phases",
                            "The timeline has 3 phases, the plan 4.",
                            "Give one length of time for each phase."),
            RuleCase.of("timeline.realistic", "a negative preparation", timeline(14, -2, 1, 1, 14, 0))
                    .finds(
                            ERROR,
                            "timeline.preparation",
                            "The preparation takes -2 days.",
                            "Give a length of time of zero or more."),
            RuleCase.of("timeline.realistic", "too quick for a high risk", Plans.quick(RiskLevel.HIGH, 4))
                    .mendedBy(Plans.quick(RiskLevel.HIGH, 5))
                    .finds(
                            WARNING,
                            "timeline",
                            "The risk is high, but the phases take 6 days; the selection guide gives them at least 7 days.",
                            "Let the phases stay longer, or say what makes the risk lower."),
            RuleCase.of("timeline.realistic", "too quick for a critical risk", Plans.quick(RiskLevel.CRITICAL, 7))
                    .mendedBy(Plans.quick(RiskLevel.CRITICAL, 8))
                    .finds(
                            WARNING,
                            "timeline",
                            "The risk is critical, but the phases take 9 days; the selection guide gives them at least 10 days.",
                            "Let the phases stay longer, or say what makes the risk lower."));

    private TimelineCases() {}

    private static RolloutPlan timeline(int total, int preparation, int... phases) {
        List<TimeSpan> spans =
                Arrays.stream(phases).mapToObj(TimelineCases::days).toList();
        return Plans.withTimeline(days(preparation), spans, days(total));
    }

    private static TimeSpan days(int days) {
        return Plans.span(Duration.ofDays(days));
    }
}

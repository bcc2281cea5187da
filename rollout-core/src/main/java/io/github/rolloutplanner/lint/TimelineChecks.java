package io.github.rolloutplanner.lint;

import io.github.rolloutplanner.assessment.Assessment;
import io.github.rolloutplanner.assessment.RolloutNeed;
import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.TimeSpan;
import io.github.rolloutplanner.plan.Timeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether the timeline adds up, and leaves time to see harm. */
final class TimelineChecks {
    /** The shortest phases that the specification's selection guide gives a risk level. */
    private static final Map<RiskLevel, Duration> SHORTEST = Map.of(
            RiskLevel.MEDIUM, Duration.ofDays(3),
            RiskLevel.HIGH, Duration.ofDays(7),
            RiskLevel.CRITICAL, Duration.ofDays(10));

    private TimelineChecks() {}

    static void realistic(LintedPlan plan, Report report) {
        Timeline timeline = plan.plan().timeline();
        notNegative("timeline.preparation", timeline.preparation(), report);
        phases(plan, timeline, report);
        total(timeline, report);
        longEnough(plan, report);
    }

    private static void notNegative(String path, TimeSpan span, Report report) {
        span.length()
                .filter(Duration::isNegative)
                .ifPresent(length -> report.add(
                        path,
                        "The preparation takes " + FindingText.of(length) + ".",
                        "Give a length of time of zero or more."));
    }

    private static void phases(LintedPlan plan, Timeline timeline, Report report) {
        int spans = timeline.phases().size();
        if (plan.phases().isEmpty()) {
            return;
        }
        if (spans != plan.phases().size()) {
            report.add(
                    "timeline.phases",
                    "The timeline has " + Wording.count(spans, "phase") + ", the plan "
                            + Wording.of(plan.phases().size()) + ".",
                    "Give one length of time for each phase.");
            return;
        }
        for (int at = 0; at < spans; at++) {
            phase(
                    plan.phases().get(at),
                    "timeline.phases[" + at + "]",
                    timeline.phases().get(at),
                    report);
        }
    }

    private static void phase(Located<RolloutPhase> phase, String path, TimeSpan span, Report report) {
        Optional<Duration> soak = phase.value().soak();
        if (soak.isPresent() && span.length().isPresent() && !soak.equals(span.length())) {
            report.add(
                    path,
                    "The timeline gives " + FindingText.of(span.length().get()) + " to phase '"
                            + phase.value().name() + "', which stays for " + FindingText.of(soak.get()) + ".",
                    "Give both the same length of time.");
        }
    }

    /** Parts that are only words have no length, so then the total may be longer than the sum, but not shorter. */
    private static void total(Timeline timeline, Report report) {
        List<TimeSpan> parts = new ArrayList<>(timeline.phases());
        parts.add(timeline.preparation());
        Duration sum = sum(
                parts.stream().map(part -> part.length().orElse(Duration.ZERO)).toList());
        boolean isExact = parts.stream().allMatch(part -> part.length().isPresent());
        timeline.total()
                .length()
                .filter(total -> total.compareTo(sum) < 0 || (isExact && !total.equals(sum)))
                .ifPresent(total -> report.add(
                        "timeline.total",
                        "The timeline says " + FindingText.of(total) + " in total, but preparation and phases take "
                                + FindingText.of(sum) + (isExact ? "." : " or more."),
                        "Say " + FindingText.of(sum) + ", or correct the parts."));
    }

    private static void longEnough(LintedPlan plan, Report report) {
        RiskLevel risk = plan.plan().risk();
        Duration shortest = SHORTEST.getOrDefault(risk, Duration.ZERO);
        Duration soaks = soaks(plan);
        if (!plan.phases().isEmpty() && isGradual(plan) && soaks.compareTo(shortest) < 0) {
            report.add(
                    FindingSeverity.WARNING,
                    "timeline",
                    "The risk is " + Wording.of(risk) + ", but the phases take " + FindingText.of(soaks)
                            + "; the selection guide gives them at least " + FindingText.of(shortest) + ".",
                    "Let the phases stay longer, or say what makes the risk lower.");
        }
    }

    /** The time from the first phase to full rollout. */
    static Duration soaks(LintedPlan plan) {
        return sum(plan.phases().stream()
                .flatMap(phase -> phase.value().soak().stream())
                .toList());
    }

    private static boolean isGradual(LintedPlan plan) {
        return plan.plan().assessment().map(Assessment::need).orElse(RolloutNeed.REQUIRED) == RolloutNeed.REQUIRED;
    }

    private static Duration sum(List<Duration> lengths) {
        return lengths.stream().map(FindingText::bounded).reduce(Duration.ZERO, Duration::plus);
    }
}

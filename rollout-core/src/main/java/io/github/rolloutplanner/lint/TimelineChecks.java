package io.github.rolloutplanner.lint;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.assessment.Assessment;
import io.github.rolloutplanner.assessment.RolloutNeed;
import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.evidence.Verdict;
import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.internal.rules.LintPhaseRows;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.TimeSpan;
import io.github.rolloutplanner.plan.Timeline;
import io.github.rolloutplanner.reason.Rule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether the timeline adds up, and fits the risk. */
final class TimelineChecks {
    private TimelineChecks() {}

    static void realistic(LintedPlan plan, Report report) {
        Timeline timeline = plan.plan().timeline();
        timeline.preparation()
                .length()
                .filter(Duration::isNegative)
                .ifPresent(length ->
                        report.add("timeline.preparation", LintPhaseRows.PREPARATION_NEGATIVE, fact("length", length)));
        if (!plan.phases().isEmpty()) {
            phases(plan, timeline.phases(), report);
        }
        total(timeline, report);
        longEnough(plan, report);
    }

    private static void phases(LintedPlan plan, List<TimeSpan> spans, Report report) {
        if (spans.size() != plan.phases().size()) {
            report.add(
                    "timeline.phases",
                    LintPhaseRows.SPANS,
                    fact("spans", spans.size()),
                    fact("phases", plan.phases().size()));
            return;
        }
        List<Located<TimeSpan>> located = Located.each("timeline.phases", spans);
        for (int at = 0; at < spans.size(); at++) {
            phase(plan.phases().get(at).value(), located.get(at), report);
        }
    }

    private static void phase(RolloutPhase phase, Located<TimeSpan> span, Report report) {
        Optional<Duration> stated = span.value().length();
        if (phase.soak().isPresent() && stated.isPresent() && !phase.soak().equals(stated)) {
            report.add(
                    span.path(),
                    LintPhaseRows.SPAN,
                    fact("phase", phase.name()),
                    fact("span", stated),
                    fact("soak", phase.soak()));
        }
    }

    /** Parts that are only words have no length, so then the total may be longer than the sum, but not shorter. */
    private static void total(Timeline timeline, Report report) {
        List<TimeSpan> parts = new ArrayList<>(timeline.phases());
        parts.add(timeline.preparation());
        Duration sum = Lengths.sum(parts.stream().flatMap(part -> part.length().stream()));
        boolean isExact = parts.stream().allMatch(part -> part.length().isPresent());
        timeline.total()
                .length()
                .filter(total -> total.compareTo(sum) < 0 || (isExact && !total.equals(sum)))
                .ifPresent(total -> report.add(
                        "timeline.total",
                        isExact ? LintPhaseRows.TOTAL : LintPhaseRows.TOTAL_AT_LEAST,
                        fact("total", total),
                        fact("sum", sum)));
    }

    private static void longEnough(LintedPlan plan, Report report) {
        LengthGuide guide = LengthGuide.of(plan.plan());
        Duration length = soaks(plan);
        if (!plan.phases().isEmpty()
                && isGradual(plan)
                && !plan.hasDeliverySteps()
                && length.compareTo(guide.least()) < 0) {
            report.add(
                    Finding.Severity.WARNING,
                    "timeline",
                    guide.isShorterByPolicy() ? LintPhaseRows.TOO_SHORT_FOR_POLICY : LintPhaseRows.TOO_SHORT,
                    fact("risk", plan.plan().risk()),
                    fact("length", length),
                    fact("least", guide.least()));
        }
    }

    private static boolean isGradual(LintedPlan plan) {
        return plan.plan().assessment().map(Assessment::need).orElse(RolloutNeed.REQUIRED) == RolloutNeed.REQUIRED;
    }

    /** The time from the first phase to full rollout. */
    private static Duration soaks(LintedPlan plan) {
        return Lengths.sum(plan.phases().stream().flatMap(phase -> phase.value().soak().stream()));
    }

    /** The length of an experiment comes from its sample size, which the guide does not know. */
    static void longer(LintedPlan plan, Report report) {
        LengthGuide guide = LengthGuide.of(plan.plan());
        Duration length = soaks(plan);
        boolean isExperiment =
                plan.plan().experiment().filter(Experiment::enabled).isPresent();
        if (plan.isDerived() && !isExperiment && !plan.hasDeliverySteps() && length.compareTo(guide.most()) > 0) {
            List<String> extended = extended(plan);
            report.add(
                    "timeline",
                    row(guide, extended),
                    fact("risk", plan.plan().risk()),
                    fact("strategy", plan.plan().strategy().label()),
                    fact("length", length),
                    fact("most", guide.most()),
                    fact("extended", extended));
        }
    }

    private static List<String> extended(LintedPlan plan) {
        return plan.phases().stream()
                .map(Located::value)
                .filter(phase ->
                        phase.evidence().stream().map(GateEvidence::verdict).anyMatch(Verdict.EXTENDED::equals))
                .map(RolloutPhase::name)
                .toList();
    }

    private static Rule row(LengthGuide guide, List<String> extended) {
        if (guide.isLongerByPolicy()) {
            return extended.isEmpty() ? LintPhaseRows.TOO_LONG_FOR_POLICY : LintPhaseRows.EXTENDED_BEYOND_POLICY;
        }
        return extended.isEmpty() ? LintPhaseRows.TOO_LONG : LintPhaseRows.EXTENDED;
    }

    static void bake(LintedPlan plan, Report report) {
        Timeline timeline = plan.plan().timeline();
        plan.lastPhase()
                .map(Located::value)
                .filter(last -> !bakes(last, timeline))
                .ifPresent(last -> report.add(
                        severity(plan, timeline.bake()),
                        "timeline.bake",
                        LintPhaseRows.BAKE,
                        fact(
                                "bake",
                                timeline.bake().length().isPresent()
                                        ? ""
                                        : timeline.bake().note().strip()),
                        fact("phase", last.name()),
                        fact("percentage", last.percentage())));
    }

    /** Those who cannot say it as a bake say it as the length of the last phase, or as what comes after it. */
    private static boolean bakes(RolloutPhase last, Timeline timeline) {
        List<TimeSpan> phases = timeline.phases();
        TimeSpan after = phases.isEmpty() ? TimeSpan.stated("") : phases.get(phases.size() - 1);
        return isPositive(timeline.bake().length())
                || isPositive(last.soak())
                || isPositive(after.length())
                || Prose.bakes(after.note());
    }

    private static boolean isPositive(Optional<Duration> length) {
        return length.filter(Lengths::isPositive).isPresent();
    }

    /** The contract has no place for a bake. */
    private static Finding.Severity severity(LintedPlan plan, TimeSpan bake) {
        return plan.isDerived() || bake.length().isPresent() ? Finding.Severity.WARNING : Finding.Severity.INFO;
    }
}

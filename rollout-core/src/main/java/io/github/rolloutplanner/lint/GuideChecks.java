package io.github.rolloutplanner.lint;

import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.evidence.Verdict;
import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.plan.RolloutPhase;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether a plan takes longer than the specification's selection guide has in mind for its risk. */
final class GuideChecks {
    private static final Map<RiskLevel, Duration> LONGEST = Map.of(
            RiskLevel.LOW, Duration.ofDays(1),
            RiskLevel.MEDIUM, Duration.ofDays(5),
            RiskLevel.HIGH, Duration.ofDays(10),
            RiskLevel.CRITICAL, Duration.ofDays(14));

    private GuideChecks() {}

    /** The length of an experiment comes from its sample size, which the guide does not know. */
    static void longer(LintedPlan plan, Report report) {
        if (plan.isDerived() && !runsExperiment(plan)) {
            Optional.ofNullable(LONGEST.get(plan.plan().risk()))
                    .filter(longest -> TimelineChecks.soaks(plan).compareTo(longest) > 0)
                    .ifPresent(longest -> longer(plan, longest, report));
        }
    }

    private static void longer(LintedPlan plan, Duration longest, Report report) {
        List<String> stretched = plan.phases().stream()
                .flatMap(phase -> stretched(phase).stream())
                .toList();
        report.add(
                "timeline",
                "The risk is " + Wording.of(plan.plan().risk()) + ", and the phases of '"
                        + plan.plan().strategy().label() + "' take " + FindingText.of(TimelineChecks.soaks(plan))
                        + "; the selection guide gives them at most " + FindingText.of(longest) + "."
                        + (stretched.isEmpty() ? "" : " " + String.join(" ", stretched)),
                stretched.isEmpty()
                        ? "Shorten the phases, or say what makes the risk higher."
                        : "Accept it, or bring more traffic, a coarser limit or a larger percentage to those phases.");
    }

    private static boolean runsExperiment(LintedPlan plan) {
        return plan.plan().experiment().filter(Experiment::enabled).isPresent();
    }

    /** Why a phase is as long as it is: the gate that is last to have what it needs. */
    private static Optional<String> stretched(Located<RolloutPhase> phase) {
        return phase.value().evidence().stream()
                .filter(evidence -> evidence.verdict() == Verdict.EXTENDED)
                .max(Comparator.comparing(evidence -> evidence.reachedAfter().orElse(Duration.ZERO)))
                .map(evidence -> PhaseChecks.named(phase) + stays(phase) + " so that '" + evidence.metric() + "' gets "
                        + needed(evidence) + ".");
    }

    private static String stays(Located<RolloutPhase> phase) {
        return phase.value()
                .soak()
                .map(soak -> " stays for " + FindingText.of(soak))
                .orElse(" stays");
    }

    private static String needed(GateEvidence evidence) {
        String count = evidence.needed().isPresent()
                ? "the " + Wording.count(evidence.needed().getAsLong(), evidence.unit()) + " that it needs"
                : "what it needs";
        return count
                + evidence.reachedAfter()
                        .map(after -> ", which takes " + FindingText.of(after))
                        .orElse("");
    }
}

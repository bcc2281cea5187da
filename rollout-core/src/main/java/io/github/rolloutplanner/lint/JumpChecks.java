package io.github.rolloutplanner.lint;

import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.strategy.Audience;
import java.util.List;

/** Whether each phase has shown enough for the next one to expose so many more. */
final class JumpChecks {
    private static final String RINGS = "ring";

    private JumpChecks() {}

    static void jump(LintedPlan plan, Report report) {
        List<Located<RolloutPhase>> exposed = plan.phases().stream()
                .filter(phase -> Percentages.isOfSomebody(phase.value().percentage()))
                .toList();
        if (exposed.size() > 1) {
            first(plan, exposed.get(0), report);
        }
        for (int at = 1; at < exposed.size(); at++) {
            next(plan, exposed.get(at - 1), exposed.get(at), report);
        }
    }

    private static void first(LintedPlan plan, Located<RolloutPhase> phase, Report report) {
        PercentageStep step = PercentageStep.first(phase.value().percentage());
        if (step.exceeded().isPresent()) {
            report.add(
                    phase.path("percentage"),
                    PhaseChecks.named(phase) + " is the first with users, and exposes "
                            + plan.people().part(step.newly()) + " before anybody has shown that it does no harm.",
                    "Add " + stops(step) + " before it.");
        }
    }

    private static void next(
            LintedPlan plan, Located<RolloutPhase> before, Located<RolloutPhase> phase, Report report) {
        boolean isRing = isRing(plan, before.value());
        PercentageStep step = stepTo(before.value().percentage(), phase.value().percentage(), isRing);
        step.exceeded()
                .ifPresent(limit -> report.add(
                        phase.path("percentage"),
                        PhaseChecks.named(phase) + " raises the percentage from "
                                + before.value().percentage() + " to "
                                + phase.value().percentage() + ", "
                                + FindingText.of(step.factor()) + " times that of " + PhaseChecks.quoted(before)
                                + ", and is new to " + plan.people().part(step.newly()) + ": a harm too rare for "
                                + PhaseChecks.quoted(before) + " to show meets " + FindingText.of(step.factor() - 1)
                                + " new "
                                + plan.people().all() + " for each that it met there.",
                        "Add " + (isRing ? "a ring" : stops(step)) + " in between: " + limit + "."));
    }

    private static PercentageStep stepTo(Percentage from, Percentage to, boolean isRing) {
        return isRing ? PercentageStep.betweenRings(from, to) : PercentageStep.between(from, to);
    }

    private static boolean isRing(LintedPlan plan, RolloutPhase phase) {
        return phase.audience() instanceof Audience.RingMembers
                || plan.plan().strategy().id().filter(RINGS::equals).isPresent();
    }

    private static String stops(PercentageStep step) {
        List<String> percentages =
                step.stops().stream().map(Percentage::toString).toList();
        return (percentages.size() == 1 ? "a phase at " : "phases at ") + Wording.and(percentages);
    }
}

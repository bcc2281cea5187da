package io.github.rolloutplanner.lint;

import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.reason.Wording;
import io.github.rolloutplanner.strategy.Audience;
import java.util.List;

/** Whether each phase has shown enough for the next one to expose so many more. */
final class JumpChecks {
    private static final String RINGS = "ring";

    private JumpChecks() {}

    static void jump(LintedPlan plan, Report report) {
        List<Placed<RolloutPhase>> exposed = plan.phases().stream()
                .filter(phase -> Shares.isOfSomebody(phase.value().share()))
                .toList();
        if (exposed.size() > 1) {
            first(plan, exposed.get(0), report);
        }
        for (int at = 1; at < exposed.size(); at++) {
            next(plan, exposed.get(at - 1), exposed.get(at), report);
        }
    }

    private static void first(LintedPlan plan, Placed<RolloutPhase> phase, Report report) {
        ShareStep step = ShareStep.first(phase.value().share());
        if (step.exceeded().isPresent()) {
            report.add(
                    phase.path("share"),
                    PhaseChecks.named(phase) + " is the first with users, and exposes "
                            + plan.people().part(step.newly()) + " before anybody has shown that it does no harm.",
                    "Add " + stops(step) + " before it.");
        }
    }

    private static void next(LintedPlan plan, Placed<RolloutPhase> before, Placed<RolloutPhase> phase, Report report) {
        boolean isRing = isRing(plan, before.value());
        ShareStep step = stepTo(before.value().share(), phase.value().share(), isRing);
        step.exceeded()
                .ifPresent(limit -> report.add(
                        phase.path("share"),
                        PhaseChecks.named(phase) + " raises the share from "
                                + before.value().share() + " to "
                                + phase.value().share() + ", "
                                + Words.of(step.factor()) + " times that of " + PhaseChecks.quoted(before)
                                + ", and is new to " + plan.people().part(step.newly()) + ": a harm too rare for "
                                + PhaseChecks.quoted(before) + " to show meets " + Words.of(step.factor() - 1) + " new "
                                + plan.people().all() + " for each that it met there.",
                        "Add " + (isRing ? "a ring" : stops(step)) + " in between: " + limit + "."));
    }

    private static ShareStep stepTo(Percentage from, Percentage to, boolean isRing) {
        return isRing ? ShareStep.betweenRings(from, to) : ShareStep.between(from, to);
    }

    private static boolean isRing(LintedPlan plan, RolloutPhase phase) {
        return phase.audience() instanceof Audience.RingMembers
                || plan.plan().strategy().id().filter(RINGS::equals).isPresent();
    }

    private static String stops(ShareStep step) {
        List<String> shares = step.stops().stream().map(Percentage::toString).toList();
        return (shares.size() == 1 ? "a phase at " : "phases at ") + Wording.and(shares);
    }
}

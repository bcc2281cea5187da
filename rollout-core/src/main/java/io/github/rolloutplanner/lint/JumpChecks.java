package io.github.rolloutplanner.lint;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.internal.rules.LintPhaseRows;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.strategy.Audience;
import java.util.List;

/** Whether each phase has tested enough for the next one to expose so many more users. */
final class JumpChecks {
    private static final String RINGS = "ring";
    private static final int DIGITS = 3;

    private JumpChecks() {}

    static void jump(LintedPlan plan, Report report) {
        List<Located<RolloutPhase>> exposing = plan.phases().stream()
                .filter(phase -> Percentages.exposesUsers(phase.value().percentage()))
                .toList();
        if (plan.hasDeliverySteps()) {
            return;
        }
        if (exposing.size() > 1) {
            first(plan, exposing.get(0), report);
        }
        for (int at = 1; at < exposing.size(); at++) {
            next(plan, exposing.get(at - 1).value(), exposing.get(at), report);
        }
    }

    private static void first(LintedPlan plan, Located<RolloutPhase> phase, Report report) {
        PercentageStep step = PercentageStep.first(phase.value().percentage());
        if (step.exceeded().isPresent()) {
            report.add(
                    phase.path("percentage"),
                    LintPhaseRows.JUMP_FIRST,
                    fact("phase", phase.value().name()),
                    fact("newly", step.newly()),
                    fact("users", plan.users().plural()),
                    fact("daily", plan.users().daily(step.newly())),
                    fact("stops", step.stops()));
        }
    }

    private static void next(LintedPlan plan, RolloutPhase before, Located<RolloutPhase> phase, Report report) {
        boolean isRing = isRing(plan, before);
        Percentage to = phase.value().percentage();
        PercentageStep step = isRing
                ? PercentageStep.betweenRings(before.percentage(), to)
                : PercentageStep.between(before.percentage(), to);
        step.exceeded()
                .ifPresent(most -> report.add(
                        phase.path("percentage"),
                        isRing ? LintPhaseRows.JUMP_RING : LintPhaseRows.JUMP_NEXT,
                        fact("phase", phase.value().name()),
                        fact("from", before.percentage()),
                        fact("to", to),
                        fact("factor", Wording.rounded(step.factor(), DIGITS)),
                        fact("before", before.name()),
                        fact("newly", step.newly()),
                        fact("users", plan.users().plural()),
                        fact("daily", plan.users().daily(step.newly())),
                        fact("stops", step.stops()),
                        fact("most", most.factor()),
                        fact("limit", Percentage.percent(most.newly()))));
    }

    private static boolean isRing(LintedPlan plan, RolloutPhase phase) {
        return phase.audience() instanceof Audience.RingMembers
                || plan.plan().strategy().id().filter(RINGS::equals).isPresent();
    }
}

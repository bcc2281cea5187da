package io.github.rolloutplanner.lint;

import io.github.rolloutplanner.internal.rules.LintPhaseRows;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.strategy.Audience;
import java.util.ArrayList;
import java.util.List;

/** Numbers of phases, and what their target groups say of percentages. */
final class PhaseRepairs {

    private PhaseRepairs() {}

    static FixedPlan numbers(RolloutPlan plan) {
        List<Fix> fixes = new ArrayList<>();
        List<RolloutPhase> phases = new ArrayList<>();
        for (Located<RolloutPhase> phase : Located.each("phases", plan.phases())) {
            int place = phases.size() + 1;
            int number = phase.value().number();
            if (number != place) {
                fixes.add(new Fix(LintPhaseRows.NUMBERED.id(), phase.path("number"), text(number), text(place)));
            }
            phases.add(phase.value().withNumber(place));
        }
        return fixed(plan, phases, fixes);
    }

    private static String text(int number) {
        return Integer.toString(number);
    }

    /** The percentage is what is carried out; who wrote the words meant it, or left them behind. */
    static FixedPlan targetGroups(RolloutPlan plan) {
        List<Fix> fixes = new ArrayList<>();
        List<RolloutPhase> phases = new ArrayList<>();
        for (Located<RolloutPhase> phase : Located.each("phases", plan.phases())) {
            phases.add(targetGroup(phase, fixes));
        }
        return fixed(plan, phases, fixes);
    }

    private static RolloutPhase targetGroup(Located<RolloutPhase> located, List<Fix> fixes) {
        RolloutPhase phase = located.value();
        if (!(phase.audience() instanceof Audience.Stated stated)
                || !phase.percentage().isPercentage()
                || Prose.percentagesOfAll(stated.words()).size() != 1
                || !TargetChecks.isContradicted(phase)) {
            return phase;
        }
        String words = Prose.withPercentageOfAll(stated.words(), phase.percentage());
        fixes.add(new Fix(LintPhaseRows.TARGET.id(), located.path("audience"), stated.words(), words));
        return phase.withAudience(new Audience.Stated(words));
    }

    /** A plan with corrected phases; the same one where nothing was corrected. */
    static FixedPlan fixed(RolloutPlan plan, List<RolloutPhase> phases, List<Fix> fixes) {
        return new FixedPlan(fixes.isEmpty() ? plan : plan.withPhases(phases), fixes);
    }
}

package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.strategy.Audience;
import io.github.rolloutplanner.strategy.PhasePurpose;
import java.util.List;
import java.util.Optional;

/**
 * The step that is live, as another plan has it.
 *
 * @param live the phase that is live
 */
record LiveStep(RolloutPhase live) {

    /** The phase of a plan with the same percentage, the same audience and, of several, the same name; else the first of them. */
    Optional<RolloutPhase> in(RolloutPlan plan) {
        List<RolloutPhase> same = plan.phases().stream().filter(this::isSame).toList();
        return same.stream()
                .filter(phase -> phase.name().equals(live.name()))
                .findFirst()
                .or(() -> same.stream().findFirst());
    }

    private boolean isSame(RolloutPhase phase) {
        return phase.percentage().equals(live.percentage())
                && isExperiment(phase) == isExperiment(live)
                && areSame(phase.audience(), live.audience());
    }

    private static boolean isExperiment(RolloutPhase phase) {
        return phase.purpose() == PhasePurpose.EXPERIMENT;
    }

    /** How many are in a ring may have been stated wrongly; who is in it, users or tenants, may not. */
    private static boolean areSame(Audience one, Audience other) {
        if (one instanceof Audience.RingMembers ring && other instanceof Audience.RingMembers same) {
            return ring.ring().equals(same.ring())
                    && ring.unit().equals(same.unit())
                    && ring.recognisedBy().equals(same.recognisedBy());
        }
        if (one instanceof Audience.Internal team && other instanceof Audience.Internal same) {
            return team.recognisedBy().equals(same.recognisedBy());
        }
        return one.equals(other);
    }
}

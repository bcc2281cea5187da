package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.strategy.Audience;
import io.github.rolloutplanner.strategy.PhasePurpose;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

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

    /** What a plan has that has no such phase, and what to do. */
    String instead(RolloutPlan plan) {
        List<RolloutPhase> alike = plan.phases().stream()
                .filter(phase -> phase.percentage().equals(live.percentage()))
                .toList();
        if (alike.isEmpty()) {
            return named(plan.phases(), RolloutPhase::label)
                    + ". Give it a step there, or let the planner do so: RolloutPlanner.replan(..).";
        }
        if (live.audience() instanceof Audience.Stated) {
            return "its own plan tells that in words alone, as one read from the contract does, and no phase has the same"
                    + " words. Start a rollout with the plan of the detailed document, which tells whom it exposes.";
        }
        return alike.stream().anyMatch(phase -> phase.audience() instanceof Audience.Stated)
                ? named(alike, RolloutPhase::label)
                        + " for an audience in words. Read the plan from its detailed document, or"
                        + " plan the change again: RolloutPlanner.replan(..)."
                : named(alike, LiveStep::forWhom)
                        + ". Planning exposes no other users: state the same unit, ring or team,"
                        + " and the same experiment.";
    }

    private static String forWhom(RolloutPhase phase) {
        return phase.label() + " for " + phase.targetGroup();
    }

    private static String named(List<RolloutPhase> phases, Function<RolloutPhase, String> name) {
        return phases.isEmpty()
                ? "no phase"
                : Wording.and(phases.stream().map(name).toList());
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

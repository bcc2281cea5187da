package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.strategy.Audience;
import io.github.rolloutplanner.strategy.PhasePurpose;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** How large the control group of each phase should be beside the exposed users. */
final class Splits {
    private final RolloutPlan plan;
    private final DecisionPolicy policy;

    Splits(RolloutPlan plan, DecisionPolicy policy) {
        this.plan = plan;
        this.policy = policy;
    }

    /** For each phase, how many users of the control group there should be for each exposed one. */
    List<OptionalDouble> controlPerTreated() {
        return plan.phases().stream().map(this::of).toList();
    }

    List<OptionalDouble> none() {
        return plan.phases().stream().map(phase -> OptionalDouble.empty()).toList();
    }

    /** Only chance makes groups that can be compared. */
    private OptionalDouble of(RolloutPhase phase) {
        double percentage = phase.percentage().fraction();
        if (!(phase.audience() instanceof Audience.RandomPercentage) || percentage <= 0 || percentage >= 1) {
            return OptionalDouble.empty();
        }
        if (policy.controlPerTreated().isPresent()) {
            return policy.controlPerTreated();
        }
        return OptionalDouble.of(experiment(phase)
                .map(test -> test.split().get(0).fraction() / percentage)
                .orElse(Math.min(1, (1 - percentage) / percentage)));
    }

    private Optional<Experiment> experiment(RolloutPhase phase) {
        return plan.experiment()
                .filter(test -> phase.purpose() == PhasePurpose.EXPERIMENT
                        && !test.split().isEmpty());
    }
}
